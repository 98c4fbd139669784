import { looksLikeIncidentForm } from "../../domain/form/mapping.ts";
import { readInstant } from "../../domain/form/moment.ts";
import { readSeverity } from "../../domain/form/severity.ts";
import { findService, findSeverity } from "../../domain/policy.ts";
import type { Instant } from "../../domain/time.ts";
import type { Author } from "../port.ts";
import type { Snapshot } from "../snapshot.ts";
import { answersOf } from "./answers.ts";
import { isResponder, record, type Docket } from "./docket.ts";

/** When and by whom an issue became an incident; `undefined` when it is none. */
export interface Declaration {
  readonly at: Instant;
  readonly by: Author;
}

/** An issue is an incident by its label, or by the form it was written with. */
export function declarationOf(snapshot: Snapshot): Declaration | undefined {
  const { issue, config, form, answers } = snapshot;
  if (issue.isPullRequest) return undefined;
  if (looksLikeIncidentForm(answers, form, config.config.incident.fields))
    return { at: issue.createdAt, by: issue.author };
  const label = config.config.incident.label.toLowerCase();
  if (!issue.labels.some((name) => name.toLowerCase() === label)) return undefined;
  const labeled = snapshot.events.find(
    (event) => event.kind === "labeled" && event.label.toLowerCase() === label,
  );
  return labeled === undefined
    ? { at: issue.createdAt, by: issue.author }
    : { at: labeled.at, by: labeled.by };
}

/** Records the declaration: severity, service and beginning as the form tells them, and whether it must wait in triage. */
export function judgeOpening(docket: Docket): Docket {
  const { snapshot } = docket;
  const declaration = docket.incident === undefined ? declarationOf(snapshot) : undefined;
  if (declaration === undefined) return docket;
  const { config } = snapshot.config;
  const answers = answersOf(snapshot);
  const { severity, unsureBetween } = severityOf(snapshot, answers.severity);
  const isTriaged =
    !snapshot.repo.isPrivate && !declaration.by.isBot && !isResponder(docket, declaration.by.login);
  return record(docket, "open", [
    {
      kind: "declared",
      at: declaration.at,
      by: declaration.by.login,
      severity,
      unsureBetween,
      service: findService(config, answers.service ?? "")?.id,
      isTriaged,
      startedAt: readInstant(answers.startedAt, declaration.at),
    },
  ]);
}

/** The form's answer, else a severity label put on at the opening, else the worse of the two worst levels. */
function severityOf(
  snapshot: Snapshot,
  answer: string | undefined,
): { readonly severity: string; readonly unsureBetween: readonly [string, string] | undefined } {
  const { config } = snapshot.config;
  const read = readSeverity(answer, config);
  if (read.kind === "known") return { severity: read.code, unsureBetween: undefined };
  if (read.kind === "unsure") return { severity: read.between[0], unsureBetween: read.between };
  const labeled = snapshot.issue.labels
    .filter((name) => name.startsWith("severity/"))
    .map((name) => findSeverity(config, name.slice("severity/".length)))
    .find((severity) => severity !== undefined);
  if (labeled !== undefined) return { severity: labeled.code, unsureBetween: undefined };
  const [worst, second] = config.severities;
  const severity = worst?.code ?? "";
  return {
    severity,
    unsureBetween: second === undefined ? undefined : [severity, second.code],
  };
}
