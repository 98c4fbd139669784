import { isActive } from "../../domain/phase.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import {
  flagLabel,
  flagLabelSpec,
  incidentLabels,
  isOurLabel,
  phaseLabel,
  severityLabel,
} from "../label.ts";
import { strayLabels } from "./stray-labels.ts";

/** Labels and state of the issue, as one edit. Labels that are not ours are left to people. */
export function planIssue(docket: Docket): readonly Effect[] {
  const { incident, snapshot } = docket;
  if (incident === undefined) return [];
  const { config } = snapshot.config;
  const shouldBeOpen = isActive(incident.phase);
  // An incident that is over holds up nobody any more.
  const flags = shouldBeOpen ? [...incident.triage.flags.keys()] : [];
  const ours = [...incidentLabels(config), ...flags.map(flagLabelSpec)];
  const wanted = [
    config.incident.label,
    severityLabel(incident.severity),
    phaseLabel(incident.phase),
    ...flags.map(flagLabel),
  ];
  const held = snapshot.issue.labels;
  const { lost, returned } = strayLabels(snapshot);
  const add = [...lost, ...wanted].filter((name) => !isIn(held, name));
  const surplus = held.filter((name) => isOurLabel(name, config) && !isIn(wanted, name));
  const remove = [...returned, ...surplus];
  const isStateRight = snapshot.issue.isOpen === shouldBeOpen;
  if (add.length === 0 && remove.length === 0 && isStateRight) return [];
  const missing = ours
    .filter(({ name }) => isIn(add, name) && !snapshot.labels.has(name.toLowerCase()))
    .map((label): Effect => ({ kind: "ensure-label", label }));
  return [
    ...missing,
    { kind: "ensure-issue", add, remove, isOpen: isStateRight ? undefined : shouldBeOpen },
  ];
}

/** GitHub knows one label of a name, however it is written. */
const isIn = (names: readonly string[], name: string): boolean =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());
