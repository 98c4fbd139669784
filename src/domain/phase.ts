/**
 * Where an incident stands. `triage`: declared by somebody who is no responder, and not looked at yet;
 * `monitoring`: the fix is in and the soak runs; `closed`: nothing is left to do, the postmortem is merged
 * or there will be none.
 */
export const PHASES = [
  "triage",
  "investigating",
  "identified",
  "mitigating",
  "monitoring",
  "resolved",
  "closed",
] as const;

/** One of `PHASES`. */
export type Phase = (typeof PHASES)[number];

/** The phases people set with `/status`; the others follow from what happens. */
export const SETTABLE_PHASES = [
  "investigating",
  "identified",
  "mitigating",
  "monitoring",
] as const satisfies readonly Phase[];

/** Whether responders still have work to do before the incident is over for its users. */
export const isActive = (phase: Phase): boolean => phase !== "resolved" && phase !== "closed";
