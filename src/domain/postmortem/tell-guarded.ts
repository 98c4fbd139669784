import type { AccessEvent } from "../access/event.ts";
import type { OperationEvent, RecordedOutcome, ParameterValue } from "../operation/event.ts";
import { formatDuration, formatInstant } from "../time.ts";
import type { TriageEvent } from "../triage/event.ts";
import { note, reason, sentence, type Sentence } from "./sentence.ts";

/** What a triage came to, in sentences. */
export function tellTriage(event: TriageEvent): readonly Sentence[] {
  switch (event.kind) {
    case "triage-decided": {
      const because =
        event.because.length === 0
          ? []
          : [sentence("triage-because", { text: { kind: "all", of: event.because } })];
      const flags = event.flags.map((flag) => sentence("flag-raised", { flag }));
      return event.branch === undefined
        ? [sentence("triage-undecided"), ...because]
        : [sentence("triage-decided", { title: event.title }), ...because, ...flags];
    }
    case "flag-lifted":
      return [sentence("flag-lifted", { flag: event.flag }), ...reason(event.reason)];
  }
}

/** One step in the life of an operation; `operation` names it by its request. */
export function tellOperation(
  event: OperationEvent,
  operation: (request: string) => string,
): readonly Sentence[] {
  switch (event.kind) {
    case "operation-requested": {
      const parameters = Object.entries(event.parameters);
      return [
        sentence("operation-requested", { operation: event.operation, hash: event.hash }),
        ...(parameters.length === 0
          ? []
          : [sentence("operation-parameters", { text: parameters.map(pair).join(", ") })]),
      ];
    }
    case "operation-dry-run-begun":
    case "operation-approved":
    case "operation-begun":
    case "operation-expired":
      return [sentence(event.kind, { operation: operation(event.request) })];
    case "operation-dry-run-ended":
      return tellOutcome("operation-dry-run", operation(event.request), event.outcome);
    case "operation-ended":
      return tellOutcome("operation", operation(event.request), event.outcome);
    case "operation-cancelled":
      return [
        sentence("operation-cancelled", { operation: operation(event.request) }),
        ...reason(event.why),
      ];
  }
}

const pair = ([name, value]: readonly [string, ParameterValue]): string => `${name}=${value}`;

const tellOutcome = (
  what: "operation" | "operation-dry-run",
  operation: string,
  { kind, summary }: RecordedOutcome,
): readonly Sentence[] => [sentence(`${what}-${kind}`, { operation }), ...note(summary)];

/** One step in the life of emergency access. */
export function tellAccess(event: AccessEvent): readonly Sentence[] {
  switch (event.kind) {
    case "access-requested":
      return [
        sentence("access-requested", { span: formatDuration(event.span) }),
        ...reason(event.reason),
      ];
    case "access-granted":
      return [sentence("access-granted", { until: formatInstant(event.until) })];
    case "access-reminded":
    case "access-lapsed":
      return [sentence(event.kind)];
    case "access-revoked":
      return [sentence("access-revoked"), ...reason(event.why)];
  }
}
