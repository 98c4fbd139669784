import type { Care, IndexEntry, RoleDuty } from "../../domain/runbook/care/model.ts";
import type { RunbookDocument } from "../../domain/runbook/document.ts";
import { isoInstant } from "../../domain/time.ts";

/** Who looks after a runbook, one row for each thing known. */
export function caredFor({ owners, reviewedOn, reviewEvery }: Care): readonly string[] {
  const reviews = [
    ...(reviewedOn === undefined
      ? []
      : [`${isoInstant(reviewedOn.at).slice(0, 10)} (line ${reviewedOn.line})`]),
    ...(reviewEvery === undefined ? [] : [`due “${reviewEvery.raw}”`]),
  ];
  return [
    ...(owners.length === 0 ? [] : [`Owners:   ${owners.join(", ")}`]),
    ...(reviews.length === 0 ? [] : [`Reviewed: ${reviews.join(", ")}`]),
  ];
}

type Lists = Pick<RunbookDocument, "runbook" | "roles" | "related">;

/** Roles, related documents and the entries of an index, one block for each that has any. */
export function listed({ runbook, roles, related }: Lists): readonly (readonly string[])[] {
  return [
    headed(
      "Roles and contacts:",
      roles.map((role) => roleRow(role)),
    ),
    headed(
      "Related documents:",
      related.map(({ text, target, line }) => `“${text}”: ${target} (line ${line})`),
    ),
    headed(
      "Index of runbooks:",
      runbook.index.map((entry) => entryRow(entry)),
    ),
  ];
}

const headed = (title: string, rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : [title, ...rows.map((row) => `  ${row}`)];

function roleRow({ name, who, duties, line }: RoleDuty): string {
  const said = [...(who === "" ? [] : [who]), ...duties].join("; ");
  return `${name}${said === "" ? "" : `: ${said}`} (line ${line})`;
}

function entryRow({ label, target, signals, severity, line }: IndexEntry): string {
  const said = [...signals, ...(severity === undefined ? [] : [severity])].join("; ");
  return `${label} → ${target}${said === "" ? "" : `: ${said}`} (line ${line})`;
}
