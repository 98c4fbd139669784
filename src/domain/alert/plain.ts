import type { Alert, Label } from "./alert.ts";
import { givenFingerprint, idOf, labelFingerprint } from "./fingerprint.ts";
import {
  isFields,
  labelled,
  labelsAt,
  lineAt,
  momentAt,
  own,
  textAt,
  urlAt,
  type Fields,
} from "./value.ts";

/** What other senders call the two states an alert can be in; no word at all means that it fires. */
const FIRING = /^(?:firing|alerting|alert|triggered?|open(?:ed)?|active|down|problem|critical)$/u;
const RESOLVED = /^(?:resolved?|ok|recovered|recovery|closed?|up|normal|inactive)$/u;

/** States of Grafana's legacy alerts that say nothing of the service. */
const SILENT = /^(?:no_data|paused|pending|unknown)$/u;

/** What came of reading one plain alert. */
export type PlainReading =
  | { readonly kind: "read"; readonly alert: Alert }
  /** It says nothing of the service. */
  | { readonly kind: "silent" }
  | { readonly kind: "unreadable"; readonly why: string };

/** One alert as plain JSON (`title`, `severity`, `service`, `description`, `fingerprint`, `status`, `url`), or of Grafana's legacy alerting. */
export function readPlainAlert(message: Fields, telling: readonly string[]): PlainReading {
  const isLegacy = lineAt(message, ["ruleName"], 1) !== undefined;
  const labels = labelsOf(message);
  const name =
    lineAt(message, isLegacy ? ["ruleName"] : ["name", "alertname", "alert"], 120) ??
    labelled(labels, ["alertname"])?.slice(0, 120) ??
    lineAt(message, ["title"], 120);
  if (name === undefined) return { kind: "unreadable", why: "it has no `title`" };
  const word = lineAt(message, ["status", "state"], 30)?.toLowerCase() ?? "firing";
  if (SILENT.test(word)) return { kind: "silent" };
  if (!FIRING.test(word) && !RESOLVED.test(word))
    return { kind: "unreadable", why: "its `status` is neither `firing` nor `resolved`" };
  const given = lineAt(message, ["fingerprint", "dedup_key", "dedupKey"], 500);
  const fingerprint =
    given === undefined ? labelFingerprint(name, labels, telling) : givenFingerprint(given);
  return {
    kind: "read",
    alert: {
      fingerprint,
      id: idOf(given ?? fingerprint),
      name,
      isFiring: !RESOLVED.test(word),
      title: lineAt(message, isLegacy ? ["ruleName"] : ["title", "summary"], 180) ?? name,
      detail: textAt(message, ["description", "message", "details", "summary"], 2000),
      severity: lineAt(message, ["severity", "priority"], 60) ?? labelled(labels, ["severity"]),
      service: lineAt(message, ["service"], 100) ?? labelled(labels, ["service"]),
      url: urlAt(message, ["url", "link", "ruleUrl", "generatorURL"]),
      startedAt: momentAt(message, ["startsAt", "startedAt", "started_at", "at", "timestamp"]),
      labels: labels.slice(0, 30),
    },
  };
}

/** Labels it has as such, tags of Grafana, and the fields that tell incidents apart as labels do. */
function labelsOf(message: Fields): readonly Label[] {
  const service = lineAt(message, ["service"], 100);
  const held = [...labelsAt(message, "labels"), ...labelsAt(message, "tags")];
  const isKnown = held.some(([label]) => label === "service");
  return service === undefined || isKnown ? held : [...held, ["service", service]];
}

/** Whether an object looks like a plain alert at all. */
export const isPlain = (value: unknown): value is Fields =>
  isFields(value) &&
  ["title", "name", "alertname", "alert", "ruleName", "status", "state"].some(
    (name) => typeof own(value, name) === "string",
  );
