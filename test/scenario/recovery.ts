import { expect } from "vitest";
import { configFor, report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY, type Stage } from "./stage.ts";

/** The team of the other scenarios, which also checks two things by hand and ends with a smoke test. */
const CAREFUL = (patient: string): string =>
  configFor(patient).replace(
    "validation: { probes: [health], every: 5m }\n",
    `  smoke:
    kind: http
    title: Live smoke
    url: ${patient}/api/smoke
    headers: { Authorization: "Bearer \${HEALTHCHECK_SECRET}" }
    retries: 0
validation:
  probes: [health]
  every: 5m
  manual: [Sign up and log in, Create a job]
  final: [smoke]
break-glass: { most: 60m, remind-before: 10m }
`,
  );

/** An incident of that team. */
async function opened(stage: Stage): Promise<number> {
  await stage.act(() =>
    stage.ada.commitFile(REPOSITORY, {
      path: ".github/incidents.yml",
      content: CAREFUL(stage.patient.url),
    }),
  );
  return await stage.open({ body: report() });
}

/** The same, asked to be resolved and well for the time of its soak. */
async function soaked(stage: Stage): Promise<number> {
  const number = await opened(stage);
  await stage.say(stage.ada, number, "/resolve rolled back");
  for (const minutes of [1, 6, 1, 6, 1]) await stage.advance(minutes);
  return number;
}

const phaseOf = (stage: Stage, number: number): string =>
  stage.labels(number).find((name) => name.startsWith("phase/")) ?? "";

/** How an incident is known to be over, and who may do more than usual while it is not. */
export const RECOVERY: readonly Scenario[] = [
  {
    title:
      "after the soak come the checks by hand, ticked by mouse or command, then the smoke test",
    play: async (stage) => {
      const number = await soaked(stage);
      expect(stage.only(number, "card")).toMatch(/0 of 2 ticked; only these are waited for/u);
      const [comment] = stage.written(number, "validation");
      await stage.act(() =>
        stage.grace.editComment(
          REPOSITORY,
          comment?.id ?? 0,
          (comment?.body ?? "").replace("- [ ] **1.**", "- [x] **1.**"),
        ),
      );
      // The app waits a moment whether more boxes follow.
      await stage.advance(1);
      expect(stage.only(number, "card")).toMatch(/1 of 2 ticked/u);
      expect(stage.issue(number).state).toBe("open");
      const before = stage.patient.looks();
      await stage.say(stage.ada, number, "/check 2");
      await stage.advance(1);
      expect(stage.patient.looks()).toBe(before + 1);
      expect(stage.issue(number).state).toBe("closed");
      expect(stage.only(number, "validation")).not.toContain("- [ ]");
    },
  },
  {
    title: "a red smoke test goes back to work with the reason, and runs again after another soak",
    play: async (stage) => {
      const number = await soaked(stage);
      stage.patient.fallIll();
      await stage.say(stage.ada, number, "/check 1 2");
      await stage.advance(1);
      expect(phaseOf(stage, number)).toBe("phase/investigating");
      expect(stage.only(number, "card")).toMatch(/red at .*Live smoke.*503/u);
      stage.patient.recover();
      for (const minutes of [6, 1, 6, 1]) await stage.advance(minutes);
      expect(phaseOf(stage, number)).toBe("phase/monitoring");
      for (const minutes of [6, 1, 1]) await stage.advance(minutes);
      expect(stage.issue(number).state).toBe("closed");
    },
  },
  {
    title: "emergency access takes a second person, is reminded of, and ends by the clock",
    play: async (stage) => {
      const number = await opened(stage);
      await stage.say(stage.ada, number, "/break-glass for 30m the ledger is locked");
      const approve = /\/approve [0-9a-f]{12}/u.exec(stage.only(number, "notice"))?.[0] ?? "";
      await stage.say(stage.ada, number, approve);
      expect(stage.written(number, "reply").at(-1)?.text).toMatch(/second person/u);
      await stage.say(stage.grace, number, approve);
      expect(stage.only(number, "card")).toMatch(/Emergency access \| ada, until/u);
      await stage.advance(21);
      expect(stage.written(number, "notice").at(-1)?.text).toMatch(/^@ada: .* ends at/u);
      await stage.advance(10);
      expect(stage.only(number, "card")).not.toMatch(/Emergency access/u);
      expect(stage.written(number, "notice").at(-1)?.text).toMatch(
        /^@ada, @grace: .*its time is up/u,
      );
    },
  },
];
