import { durations } from "../../domain/postmortem/durations.ts";
import { isoDuration, isoInstant, type Duration, type Instant } from "../../domain/time.ts";
import { markdown, type Markdown, type Model } from "../markdown.ts";
import type { PostmortemView } from "../view.ts";
import { serviceLabel, severityLabel } from "./text.ts";

/** The front matter of a postmortem, each value written as YAML. */
export function frontMatterModel({ place, policy, incident }: PostmortemView): Model {
  const spans = durations(incident);
  const { service, severity } = incident;
  return {
    title: yamlText(place.issueTitle),
    incident: place.issue,
    incidentUrl: yamlText(place.issueUrl),
    date: yamlText(isoInstant(incident.openedAt).slice(0, 10)),
    severity: yamlText(severityLabel(severity, policy)),
    service: yamlText(service === undefined ? undefined : serviceLabel(service, policy)),
    lead: yamlText(incident.roles.get("lead")),
    startedAt: yamlMoment(incident.startedAt),
    openedAt: yamlMoment(incident.openedAt),
    acknowledgedAt: yamlMoment(incident.acknowledgedAt),
    mitigatedAt: yamlMoment(incident.mitigatedAt),
    resolvedAt: yamlMoment(incident.resolvedAt),
    timeToDetect: yamlSpan(spans.toDetect),
    timeToAcknowledge: yamlSpan(spans.toAcknowledge),
    timeToMitigate: yamlSpan(spans.toMitigate),
    timeToResolve: yamlSpan(spans.toResolve),
  };
}

const yamlMoment = (at: Instant | undefined): Markdown =>
  yamlText(at === undefined ? undefined : isoInstant(at));

const yamlSpan = (span: Duration | undefined): Markdown =>
  yamlText(span === undefined ? undefined : isoDuration(span));

/**
 * Any text as a YAML string: JSON's notation is YAML's, but for the characters that YAML does not allow unescaped.
 */
function yamlText(text: string | undefined): Markdown {
  if (text === undefined) return markdown("null");
  return markdown(
    JSON.stringify(text.toWellFormed()).replaceAll(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}
