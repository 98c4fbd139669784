import { isActive } from "../../domain/phase.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { incidentLabels, phaseLabel, severityLabel } from "../label.ts";

/** Labels and state of the issue, as one edit. Labels that are not ours stay as they are. */
export function planIssue(docket: Docket): readonly Effect[] {
  const { incident, snapshot } = docket;
  if (incident === undefined) return [];
  const { config } = snapshot.config;
  const ours = incidentLabels(config);
  const wanted = [
    config.incident.label,
    severityLabel(incident.severity),
    phaseLabel(incident.phase),
  ];
  const foreign = snapshot.issue.labels.filter((name) => !isOurs(name, config.incident.label));
  const labels = [...foreign, ...wanted];
  const isLabeled = sorted(labels).join("\n") === sorted(snapshot.issue.labels).join("\n");
  const shouldBeOpen = isActive(incident.phase);
  const isStateRight = snapshot.issue.isOpen === shouldBeOpen;
  if (isLabeled && isStateRight) return [];
  const missing = ours
    .filter(({ name }) => wanted.includes(name) && !snapshot.labels.has(name.toLowerCase()))
    .map((label): Effect => ({ kind: "ensure-label", label }));
  return [
    ...missing,
    {
      kind: "ensure-issue",
      labels: isLabeled ? undefined : labels,
      isOpen: isStateRight ? undefined : shouldBeOpen,
    },
  ];
}

const isOurs = (name: string, incident: string): boolean =>
  /^(?:severity|phase)\//iu.test(name) || name.toLowerCase() === incident.toLowerCase();

const sorted = (names: readonly string[]): readonly string[] => names.toSorted();
