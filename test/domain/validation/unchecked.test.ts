import { expect, test } from "vitest";
import type { Incident, Validation } from "../../../src/domain/incident.ts";
import { after, instant, milliseconds, minutes } from "../../../src/domain/time.ts";
import { uncheckedNow } from "../../../src/domain/validation/unchecked.ts";
import { INCIDENT, POLICY } from "../command/situation.ts";

const AT = instant("2026-11-21T03:00:00Z");
const ALL = { soakFor: minutes(15), probes: ["health"], manual: ["Log in"], final: ["smoke"] };
const policy = {
  ...POLICY,
  validation: { probes: ["health"], every: minutes(5), manual: ["Log in"], final: ["smoke"] },
};

/** A recovery that has seen nothing yet. */
const under = (changes: Partial<Validation>): Incident => ({
  ...INCIDENT,
  severity: "sev-1",
  phase: "monitoring",
  validation: {
    ...ALL,
    requestedAt: AT,
    requestedBy: "ana",
    note: undefined,
    every: minutes(5),
    manual: [{ text: "Log in", isDone: false }],
    phaseBefore: "mitigating",
    healthySince: undefined,
    lastHealthyAt: undefined,
    lastReadingAt: undefined,
    ...changes,
  },
});

const held = { healthySince: AT, lastHealthyAt: after(AT, minutes(15)) };

test.each([
  ["everything, where nobody asked for it", { ...INCIDENT, severity: "sev-1" }, ALL],
  ["everything, where nothing was seen yet", under({}), ALL],
  ["no probe that is healthy now", under({ healthySince: AT }), { ...ALL, probes: [] }],
  [
    "no soak that has held, and no check that was ticked",
    under({ ...held, manual: [{ text: "Log in", isDone: true }] }),
    { soakFor: 0, probes: [], manual: [], final: ["smoke"] },
  ],
  ["nothing, where all is done", under({ ...held, manual: [], final: [] }), undefined],
  ["nothing, once it is resolved", { ...INCIDENT, phase: "resolved" as const }, undefined],
])("leaves unchecked: %s", (_, incident, left) => {
  expect(uncheckedNow(incident, policy)).toEqual(left);
});

test("a severity without a soak in a team without checks leaves nothing", () => {
  const validation = { probes: [], every: minutes(5), manual: [], final: [] };
  const severities = POLICY.severities.map((one) => ({ ...one, soakFor: milliseconds(0) }));
  expect(uncheckedNow(INCIDENT, { severities, validation })).toBeUndefined();
});
