import type { Alert } from "./alert.ts";
import { idOf, idOfLabels, labelFingerprint } from "./fingerprint.ts";
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

/** Labels that name a service, the surest first. */
const SERVICE_LABELS = ["service", "app", "application", "component", "job"];

/** Labels that name a severity. */
const SEVERITY_LABELS = ["severity", "priority", "level"];

/** Whether an alert has the shape that Alertmanager and Grafana's unified alerting send: labels, and no title of its own. */
export const isOfFamily = (alert: Fields): boolean =>
  isFields(own(alert, "labels")) &&
  ["title", "name", "ruleName"].every((name) => typeof own(alert, name) !== "string");

/** One alert of Alertmanager or Grafana; `undefined` when it says neither which it is nor how it stands. */
export function readFamilyAlert(
  message: Fields,
  alert: Fields,
  telling: readonly string[],
): Alert | undefined {
  const labels = labelsAt(alert, "labels");
  const name = labelled([...labels, ...labelsAt(message, "groupLabels")], ["alertname"]);
  const status = lineAt(alert, ["status"], 20) ?? lineAt(message, ["status"], 20);
  if (name === undefined || (status !== "firing" && status !== "resolved")) return undefined;
  const notes: Fields = Object.fromEntries([
    ...entriesAt(message, "commonAnnotations"),
    ...entriesAt(alert, "annotations"),
  ]);
  const given = lineAt(alert, ["fingerprint"], 200);
  const shown = name.slice(0, 120);
  return {
    fingerprint: labelFingerprint(name, labels, telling),
    id: given === undefined ? idOfLabels(labels) : idOf(given),
    name: shown,
    isFiring: status === "firing",
    title: lineAt(notes, ["summary", "title", "message"], 180) ?? shown,
    detail: textAt(notes, ["description", "message", "summary"], 2000),
    severity: labelled(labels, SEVERITY_LABELS),
    service: labelled(labels, SERVICE_LABELS),
    url:
      urlAt(alert, ["panelURL", "dashboardURL", "generatorURL"]) ?? urlAt(notes, ["runbook_url"]),
    startedAt: momentAt(alert, ["startsAt"]),
    labels: labels.slice(0, 30),
  };
}

function entriesAt(fields: Fields, name: string): readonly (readonly [string, unknown])[] {
  const value = own(fields, name);
  return isFields(value) ? Object.entries(value) : [];
}
