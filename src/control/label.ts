import type { Config } from "../config/config.ts";
import type { Phase } from "../domain/phase.ts";
import { PHASES } from "../domain/phase.ts";
import type { LabelSpec } from "./port.ts";

const PHASE_LOOKS: Readonly<Record<Phase, readonly [color: string, description: string]>> = {
  triage: ["d4c5f9", "Reported from outside, waiting for a responder"],
  investigating: ["fbca04", "Responders are finding out what is wrong"],
  identified: ["f9a03f", "The cause is known"],
  mitigating: ["e99695", "A fix is on its way"],
  monitoring: ["bfd4f2", "The fix is in and is being watched"],
  resolved: ["0e8a16", "Users are well again, the postmortem is open"],
  closed: ["c2e0c6", "Nothing is left to do"],
};

/** Name of a phase's label. */
export const phaseLabel = (phase: Phase): string => `phase/${phase}`;

/** Name of a severity's label. */
export const severityLabel = (code: string): string => `severity/${code}`;

/** Name of a flag's label. */
export const flagLabel = (flag: string): string => `flag/${flag}`;

/** The label of a flag, with colour and description. */
export const flagLabelSpec = (flag: string): LabelSpec => ({
  name: flagLabel(flag),
  color: "5319e7",
  description: shorten(`Up by a triage until somebody writes /flag lift ${flag}`),
});

/** Every label an incident of this team can carry, with colour and description. */
export function incidentLabels(config: Config): readonly LabelSpec[] {
  return [
    {
      name: config.incident.label,
      color: "b60205",
      description: "An incident, run on this issue",
    },
    ...config.severities.map(({ code, color, label, description }) => ({
      name: severityLabel(code),
      color,
      description: shorten(description === "" ? label : `${label}: ${description}`),
    })),
    ...PHASES.map((phase) => {
      const [color, description] = PHASE_LOOKS[phase];
      return { name: phaseLabel(phase), color, description };
    }),
  ];
}

/** Whether a label is one that only the incident decides about. */
export const isOurLabel = (name: string, { incident }: Config): boolean =>
  /^(?:severity|phase|flag)\//iu.test(name) || name.toLowerCase() === incident.label.toLowerCase();

/** GitHub takes at most 100 characters. */
const shorten = (text: string): string => (text.length <= 100 ? text : `${text.slice(0, 99)}…`);
