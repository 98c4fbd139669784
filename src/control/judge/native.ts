import type { EventOf, Outcome } from "../../domain/event.ts";
import { findSeverity } from "../../domain/policy.ts";
import { SETTABLE_PHASES } from "../../domain/phase.ts";
import { recordOfUnchecked } from "../../domain/validation/unchecked.ts";
import { trustIn } from "../bot-comment.ts";
import type { Snapshot } from "../snapshot.ts";
import { answer, isJudged, isResponder, record, type Docket } from "./docket.ts";

type NativeEvent = Snapshot["events"][number];

/** Native events of people (and other bots) that mean something to the incident. */
export const isOwnEvent = (snapshot: Snapshot, event: NativeEvent): boolean =>
  trustIn(event.by, snapshot.self, snapshot.config.config.hosts) === "all" ||
  event.by.login === snapshot.self.login;

/** Receipt id of a native event. */
export const nativeId = (event: NativeEvent): string => `${event.kind}/${event.id}`;

/**
 * Whether a label is still on since it was put on, but for this bot. One that people took off again says nothing any
 * more. One that the bot took off may be one it knew nothing of: it sets all labels of an issue at once.
 */
export function isStillSo(snapshot: Snapshot, event: NativeEvent): boolean {
  if (event.kind !== "labeled") return true;
  const { events } = snapshot;
  const later = events.slice(events.indexOf(event) + 1);
  return !later.some(
    (other) =>
      other.kind === "unlabeled" && other.label === event.label && !isOwnEvent(snapshot, other),
  );
}

/** Judges one native event: closing, reopening, and labels put on by hand. */
export function judgeNative(docket: Docket, event: NativeEvent): Docket {
  const { incident, snapshot } = docket;
  // Who brings alerts in closes an issue that was opened beside another; nothing else here is closed as a duplicate.
  const isFolded = event.kind === "closed" && event.as === "duplicate";
  if (incident === undefined || (isOwnEvent(snapshot, event) && !isFolded)) return docket;
  if (event.at < incident.openedAt || isJudged(docket, nativeId(event))) return docket;
  switch (event.kind) {
    case "closed":
      return judgeClosing(docket, event);
    case "reopened":
      return judgeReopening(docket, event);
    case "labeled":
      return judgeLabel(docket, event);
    case "unlabeled":
      // The label comes back by itself while it says what is so.
      return docket;
  }
}

function judgeClosing(docket: Docket, event: Extract<NativeEvent, { kind: "closed" }>): Docket {
  const { incident } = docket;
  const by = event.by.login;
  const isWithdrawn = incident?.phase === "triage" && by === incident.openedBy;
  if (isResponder(docket, by) || isWithdrawn || isOwnEvent(docket.snapshot, event)) {
    const outcome = isWithdrawn && event.as === "completed" ? "not-planned" : event.as;
    return record(docket, nativeId(event), [
      { kind: "closed", at: event.at, by, outcome, ...uncheckedAt(docket, outcome) },
    ]);
  }
  const why =
    "Only people with write access to this repository can close an incident, so it is open again. " +
    "A responder ends it with `/resolve`.";
  const said = "closed the issue";
  const refused = record(docket, nativeId(event), [], { kind: "refused", by, said, why });
  return answer(refused, `close-${event.id}`, by, { kind: "refused", said, why });
}

/** Closing by hand is not held up, but what the team checks before it is over is on record as not checked. */
function uncheckedAt(
  { incident, snapshot }: Docket,
  outcome: Outcome,
): Pick<EventOf<"closed">, "unchecked"> {
  if (incident === undefined || outcome !== "completed") return {};
  return recordOfUnchecked(incident, snapshot.config.config);
}

function judgeReopening(docket: Docket, event: Extract<NativeEvent, { kind: "reopened" }>): Docket {
  const { incident } = docket;
  const isOver = incident?.phase === "resolved" || incident?.phase === "closed";
  const by = event.by.login;
  if (!isOver || !isResponder(docket, by)) return record(docket, nativeId(event), []);
  return record(docket, nativeId(event), [
    { kind: "reopened", at: event.at, by, reason: undefined },
  ]);
}

/**
 * A severity or phase label put on by a responder is that command; by anybody else it is taken off again. One that
 * changes nothing leaves a receipt, too: it must not come to mean something when the incident or its author's rights
 * have changed.
 */
function judgeLabel(
  docket: Docket,
  event: Extract<NativeEvent, { readonly label: string }>,
): Docket {
  const { label } = event;
  const { incident, snapshot } = docket;
  const by = event.by.login;
  if (incident === undefined || event.at <= incident.openedAt) return docket;
  if (!isStillSo(snapshot, event)) return docket;
  const [family, name = ""] = label.split("/", 2);
  if (family !== "severity" && family !== "phase") return docket;
  const nothing = record(docket, nativeId(event), []);
  if (!isResponder(docket, by)) return nothing;
  if (family === "severity") {
    const severity = findSeverity(snapshot.config.config, name)?.code;
    if (severity === undefined || severity === incident.severity) return nothing;
    return record(docket, nativeId(event), [
      { kind: "severity-set", at: event.at, by, severity, reason: undefined },
    ]);
  }
  const phase = SETTABLE_PHASES.find((settable) => settable === name);
  if (phase === undefined || phase === incident.phase || incident.phase === "closed")
    return nothing;
  return record(docket, nativeId(event), [
    { kind: "phase-set", at: event.at, by, phase, note: undefined },
  ]);
}
