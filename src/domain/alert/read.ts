import type { Alert, AlertReading } from "./alert.ts";
import { isOfFamily, readFamilyAlert } from "./family.ts";
import { isPlain, readPlainAlert } from "./plain.ts";
import { isFields, own, type Fields } from "./value.ts";

/** Most alerts of one message; GitHub takes 64 KB. */
const MOST = 500;

/** Most sentences on what could not be read. */
const MOST_PROBLEMS = 5;

/** How deep an envelope may be inside others: `client_payload: {payload: {alert: …}}`. */
const MOST_ENVELOPES = 3;

/**
 * Reads the alerts of a message: Alertmanager's webhook (version 4), Grafana's unified and legacy alerting, or plain
 * JSON with `title` and `status`. GitHub allows ten keys at the top of a `client_payload`, so the message may lie in an
 * envelope with any name, also as JSON in a text. `telling` are the labels that tell one incident from another.
 */
export function readAlerts(payload: unknown, telling: readonly string[]): AlertReading {
  const message = opened(payload, MOST_ENVELOPES);
  if (Array.isArray(message)) return readEach(message, {}, telling);
  if (!isFields(message)) return unreadable("it is no object");
  const alerts: unknown = own(message, "alerts");
  if (Array.isArray(alerts)) return readEach(alerts, message, telling);
  if (!isPlain(message)) return unreadable("it has neither `alerts` nor a `title`");
  return readEach([message], {}, telling);
}

const unreadable = (why: string): AlertReading => ({
  alerts: [],
  problems: [`The message holds no alert: ${why}.`],
});

/** What lies in the envelopes. An object that has a meaning of its own is none. */
function opened(value: unknown, depth: number): unknown {
  if (typeof value === "string") return depth === 0 ? value : opened(parsed(value), depth - 1);
  if (!isFields(value) || depth === 0 || isPlain(value) || Array.isArray(own(value, "alerts")))
    return value;
  const inner = Object.values(value).filter(
    (one) => isFields(one) || Array.isArray(one) || typeof parsed(one) === "object",
  );
  return inner.length === 1 ? opened(inner[0], depth - 1) : value;
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/u.test(value)) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function readEach(
  found: readonly unknown[],
  message: Fields,
  telling: readonly string[],
): AlertReading {
  const alerts: Alert[] = [];
  const problems: string[] = [];
  for (const [index, one] of found.slice(0, MOST).entries()) {
    const reading = readOne(one, message, telling);
    if (typeof reading === "string") problems.push(`Alert ${index + 1} was left out: ${reading}.`);
    else alerts.push(...reading);
  }
  if (found.length === 0) problems.push("The message holds no alert: its list is empty.");
  if (found.length > MOST) problems.push(`Only the first ${MOST} alerts of the message were read.`);
  const more = problems.length - MOST_PROBLEMS;
  return {
    alerts,
    problems:
      more > 0
        ? [...problems.slice(0, MOST_PROBLEMS), `The same goes for ${more} more.`]
        : problems,
  };
}

/** The alert, nothing where it says nothing, or why it could not be read. */
function readOne(
  one: unknown,
  message: Fields,
  telling: readonly string[],
): readonly Alert[] | string {
  if (!isFields(one)) return "it is no object";
  if (isOfFamily(one)) {
    const alert = readFamilyAlert(message, one, telling);
    return alert === undefined
      ? "it needs the label `alertname`, and `status` must be `firing` or `resolved`"
      : [alert];
  }
  const reading = readPlainAlert(one, telling);
  switch (reading.kind) {
    case "read":
      return [reading.alert];
    case "silent":
      return [];
    case "unreadable":
      return reading.why;
  }
}
