import { describe, expect, test } from "vitest";
import { endRuns, MINUTE, openSoak, requestIn, type SoakBench } from "./soak-bench.ts";

const CHECKS = ["Sign up and log in", "Buy something"];

/** Asked for, and found healthy once. */
async function soaking(wanted: Parameters<typeof openSoak>[0]): Promise<SoakBench> {
  const b = await openSoak(wanted);
  await b.tell("ada", "/resolve the release is rolled back");
  await b.wait(1000);
  return b;
}

/** The same, after the soak has held. */
async function soaked(wanted: Parameters<typeof openSoak>[0]): Promise<SoakBench> {
  const b = await soaking(wanted);
  await b.wait(5 * MINUTE);
  await b.wait(5 * MINUTE);
  return b;
}

const finals = (b: SoakBench): readonly string[] =>
  b.dispatches().filter((write) => write === "dispatch probe.yml smoke");

describe("checks by hand", () => {
  test("are boxes in the comment that answers /resolve", async () => {
    const b = await openSoak({ manual: CHECKS, final: ["smoke"] });
    await b.tell("ada", "/resolve");
    expect(b.text("validation")).toMatchInlineSnapshot(`
      "### Checking the recovery

      Asked for by ada at 2026-11-21 03:00:01 UTC.

      The incident is resolved by itself once everything has been healthy for 10 min: \`health\`, read every 5 min, and all of the checks below are ticked; at the very end \`smoke\` must be healthy, too. A red reading starts the count again.

      To be checked by hand; tick each box, or write \`/check 1\`:

      - [ ] **1.** Sign up and log in
      - [ ] **2.** Buy something

      The card above shows how it stands. \`/resolve --now\` with a reason resolves without waiting."
    `);
  });

  test("keep the incident open when the soak has held, and the card says that only they do", async () => {
    const b = await soaked({ manual: CHECKS });
    expect(b.issue().isOpen).toBe(true);
    expect(b.text("card")).toMatch(/the soak has held/u);
    expect(b.text("card")).toMatch(/0 of 2 ticked; only these are waited for/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("are ticked by mouse and by command, and the incident is resolved at the last tick", async () => {
    const b = await soaked({ manual: CHECKS });
    b.click(2);
    await b.run();
    expect(b.text("card")).toMatch(/1 of 2 ticked/u);
    await b.tell("grace", "/check 1");
    expect(b.boxes()).toEqual(["x", "x"]);
    expect(b.issue().isOpen).toBe(false);
    expect(b.incident()?.resolvedAt).toBe(b.clock());
    const ticks = b
      .entries()
      .flatMap(({ events }) => events)
      .flatMap((event) =>
        event.kind === "manual-check-set" ? [[event.check, event.isDone, event.by]] : [],
      );
    expect(ticks).toEqual([
      [2, true, undefined],
      [1, true, "grace"],
    ]);
  });

  test("cost no edit of their comment where the mouse has set them", async () => {
    const b = await soaked({ manual: CHECKS });
    const comment = b.of("validation")[0]?.id;
    b.click(1);
    expect(await b.writesOfPass()).not.toContain(`edit ${comment}`);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("are taken back by mouse and by command, also one that a command had ticked", async () => {
    const b = await soaking({ manual: CHECKS });
    await b.tell("ada", "/check 1-2");
    b.click(1, false);
    await b.run();
    await b.tell("ada", "/uncheck 2");
    expect(b.boxes()).toEqual([" ", " "]);
    expect(b.incident()?.validation?.manual.map(({ isDone }) => isDone)).toEqual([false, false]);
  });

  test("are no business of people without write access", async () => {
    const b = await soaking({ manual: CHECKS });
    await b.tell("mallory", "/check 1");
    expect(b.boxes()).toEqual([" ", " "]);
    expect(b.text("reply")).toMatch(/write access/u);
  });

  test("alone are all that is waited for without a soak and without probes", async () => {
    const b = await openSoak({ soak: "0s", probes: [], manual: CHECKS });
    const { wakeAt } = await b.tell("ada", "/resolve");
    expect(wakeAt).toBeUndefined();
    expect(b.phase()).toBe("monitoring");
    expect(b.text("card")).toMatch(/0 of 2 ticked; only these are waited for/u);
    b.pass(600 * MINUTE);
    expect(await b.writesOfPass()).toEqual([]);
    await b.tell("ada", "/check 1 2");
    expect(b.issue().isOpen).toBe(false);
  });

  test("are waited for while readings go on, and a red one goes back to the earlier phase", async () => {
    const b = await soaked({ manual: CHECKS });
    const { wakeAt } = await b.wait(5 * MINUTE);
    expect(wakeAt).toBe(b.clock() + 5 * MINUTE);
    await b.wait(5 * MINUTE, "unhealthy");
    expect(b.phase()).toBe("investigating");
    await b.tell("ada", "/check 1 2");
    expect(b.issue().isOpen).toBe(true);
    await b.wait(5 * MINUTE);
    expect(b.phase()).toBe("monitoring");
    await b.wait(5 * MINUTE);
    expect(b.issue().isOpen).toBe(true);
    await b.wait(5 * MINUTE);
    expect(b.issue().isOpen).toBe(false);
  });

  test("that take a night leave no long row of readings to be read again", async () => {
    const b = await soaked({ manual: CHECKS });
    for (let reading = 0; reading < 30; reading++) await b.wait(5 * MINUTE);
    const last = b.incident()?.validation?.lastReadingAt ?? 0;
    expect(b.clock() - last).toBeLessThanOrEqual(13 * 5 * MINUTE);
    const kept = b.incident()?.probeRuns.filter(({ purpose }) => purpose === "validation").length;
    expect(kept).toBeLessThan(10);
    await b.tell("ada", "/check 1 2");
    expect(b.issue().isOpen).toBe(false);
  });

  test("ticked in the very pass that finds a red reading do not resolve", async () => {
    const b = await soaked({ manual: CHECKS });
    b.pass(5 * MINUTE);
    await b.run();
    endRuns(b, "unhealthy");
    await b.tell("ada", "/check 1 2");
    expect(b.issue().isOpen).toBe(true);
    expect(b.phase()).toBe("investigating");
  });

  test("of an earlier resolution tick nothing in a later one", async () => {
    const b = await soaking({ manual: CHECKS });
    const first = b.of("validation")[0];
    await b.tell("ada", "/status mitigating");
    await b.tell("ada", "/resolve");
    b.editAs(first?.id ?? 0, (first?.body ?? "").replaceAll("- [ ]", "- [x]"));
    await b.run();
    expect(new Set(b.of("validation").map(({ body }) => requestIn(body))).size).toBe(2);
    expect(b.boxes()).toEqual([" ", " "]);
    expect(b.incident()?.validation?.manual.some(({ isDone }) => isDone)).toBe(false);
  });

  test("whose boxes were edited away are written anew, and none is guessed", async () => {
    const b = await soaking({ manual: CHECKS });
    const comment = b.of("validation")[0];
    b.editAs(comment?.id ?? 0, (comment?.body ?? "").replace(/^- \[ \] \*\*1.*\n/mu, ""));
    await b.run();
    expect(b.boxes()).toEqual([" ", " "]);
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("a red reading", () => {
  test("starts the count again and says which probe and why, on the card and in the comment", async () => {
    const b = await soaking({});
    await b.wait(5 * MINUTE, "unhealthy");
    expect(b.text("card")).toMatch(
      /\| Recovery \| red at .*: API health, status is 503 The count begins again/u,
    );
    expect(b.text("validation")).toMatch(/- API health, red at \d\d:\d\d UTC: status is 503/u);
    expect(b.of("validation")).toHaveLength(1);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("is answered by a new /resolve, which reads at once", async () => {
    const b = await soaking({});
    await b.wait(5 * MINUTE, "unhealthy");
    const before = b.dispatches().length;
    await b.tell("ada", "/resolve restarted it");
    expect(b.dispatches()).toHaveLength(before + 1);
    await b.wait(1000);
    expect(b.phase()).toBe("monitoring");
  });

  test("leaves nothing to begin anew while all is well", async () => {
    const b = await soaking({ manual: CHECKS });
    await b.tell("ada", "/resolve");
    expect(b.text("reply")).toMatch(/2 checks by hand must be ticked/u);
  });
});

describe("final probes", () => {
  test("run once, in one run, after the soak has held and the checks are ticked", async () => {
    const b = await soaked({ manual: CHECKS, final: ["smoke"] });
    expect(finals(b)).toEqual([]);
    await b.tell("ada", "/check 1 2");
    expect(finals(b)).toHaveLength(1);
    expect(b.text("card")).toMatch(/\| At the end \| Live smoke: running \|/u);
    expect(b.phase()).toBe("monitoring");
    expect(await b.writesOfPass()).toEqual([]);
    await b.wait(60_000);
    expect(b.issue().isOpen).toBe(false);
    expect(finals(b)).toHaveLength(1);
  });

  test("that are red go back with the reason, and run again after the soak has held anew", async () => {
    const b = await soaked({ final: ["smoke"] });
    await b.wait(60_000, "unhealthy");
    expect(b.phase()).toBe("investigating");
    expect(b.text("card")).toMatch(/red at .*: Live smoke, the conclusion is failure/u);
    expect(b.text("validation")).toMatch(/- Live smoke, red at .*: the conclusion is failure/u);
    await b.wait(5 * MINUTE);
    expect(b.phase()).toBe("monitoring");
    await b.wait(5 * MINUTE);
    expect(finals(b)).toHaveLength(1);
    await b.wait(5 * MINUTE);
    expect(finals(b)).toHaveLength(2);
    await b.wait(60_000);
    expect(b.issue().isOpen).toBe(false);
  });

  test("that could not look say nothing: they run again when a reading would be due", async () => {
    const b = await soaked({ final: ["smoke"] });
    const { wakeAt } = await b.wait(60_000, "inconclusive");
    expect(b.phase()).toBe("monitoring");
    expect(wakeAt).toBeLessThanOrEqual(b.clock() + 5 * MINUTE);
    await b.wait(5 * MINUTE);
    expect(finals(b)).toHaveLength(2);
    expect(b.issue().isOpen).toBe(false);
  });

  test("alone decide without a soak and without probes, and wait between two tries", async () => {
    const b = await openSoak({ soak: "0s", probes: [], final: ["smoke"] });
    await b.tell("ada", "/resolve");
    expect(finals(b)).toHaveLength(1);
    const { wakeAt } = await b.wait(1000, "unhealthy");
    expect(b.phase()).toBe("investigating");
    expect(wakeAt).toBe(b.clock() + 5 * MINUTE);
    expect(await b.writesOfPass()).toEqual([]);
    await b.wait(5 * MINUTE);
    expect(finals(b)).toHaveLength(2);
    expect(b.issue().isOpen).toBe(false);
  });

  test("that were healthy before a red reading are not believed after it", async () => {
    const b = await soaked({ manual: CHECKS.slice(0, 1), final: ["smoke"] });
    await b.tell("ada", "/check 1");
    await b.tell("ada", "/uncheck 1");
    await b.wait(1000);
    expect(b.issue().isOpen).toBe(true);
    await b.wait(5 * MINUTE, "unhealthy");
    await b.tell("ada", "/check 1");
    for (let reading = 0; reading < 3; reading++) await b.wait(5 * MINUTE);
    expect(finals(b)).toHaveLength(2);
    expect(b.issue().isOpen).toBe(true);
    await b.wait(1000);
    expect(b.issue().isOpen).toBe(false);
  });

  test("do not run for whoever resolves at once, and that is on record", async () => {
    const b = await soaked({ manual: CHECKS, final: ["smoke"] });
    await b.tell("ada", "/resolve --now the smoke test is broken");
    expect(b.issue().isOpen).toBe(false);
    expect(finals(b)).toEqual([]);
    expect(b.entries().flatMap(({ events }) => events)).toContainEqual(
      expect.objectContaining({ kind: "resolved", by: "ada", isOverride: true }),
    );
  });
});

test("a pass that dies anywhere is repeated: each probe is asked once, and the end is the same", async () => {
  const story: readonly ((b: SoakBench) => unknown)[] = [
    (b) => b.say("ada", "/resolve"),
    (b) => b.pass(5 * MINUTE),
    (b) => b.pass(5 * MINUTE),
    (b) => b.click(1),
    (b) => b.say("ada", "/check 2"),
    (b) => b.pass(1000),
  ];
  const play = async (writes: number) => {
    const b = await openSoak({ manual: CHECKS, final: ["smoke"] });
    for (const happen of story) {
      b.pass(1000);
      happen(b);
      b.failAfter(writes);
      await b.run().catch(() => undefined);
      b.heal();
      await b.wait(1000);
    }
    return { open: b.issue().isOpen, boxes: b.boxes(), runs: b.runs.map(({ title }) => title) };
  };
  const whole = await play(Number.POSITIVE_INFINITY);
  expect(whole).toMatchObject({ open: false, boxes: ["x", "x"] });
  for (let writes = 0; writes < 10; writes++) {
    const broken = await play(writes);
    expect(broken).toMatchObject({ open: false, boxes: ["x", "x"] });
    expect(broken.runs).toHaveLength(new Set(broken.runs).size);
    expect(broken.runs).toHaveLength(whole.runs.length);
  }
});
