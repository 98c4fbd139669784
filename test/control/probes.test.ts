import { describe, expect, test } from "vitest";
import { readMarker, withMarker } from "../../src/control/bot-comment.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { ACTIONS, KEY } from "../support/memory-forge.ts";
import { bench, FILES } from "./bench.ts";
import { endReading, reportProbe, requestOf } from "./probe-comment.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const asked = async (said = "/probe health", beginning: Parameters<typeof bench>[0] = {}) => {
  const b = bench(beginning);
  await b.run();
  b.pass(SECOND);
  b.say("ada", said);
  await b.run();
  return b;
};

describe("the answer to `/probe`", () => {
  test("links the run while it runs", async () => {
    const b = await asked();
    expect(b.text("probe")).toContain(`https://github.com/acme/shop/actions/runs/${b.runs[0]?.id}`);
    expect(b.text("probe")).toContain("API health");
  });

  test("is told to the card when it has come, with a link to it", async () => {
    const b = await asked();
    expect(b.text("card")).toMatch(/running/u);
    reportProbe(b, "healthy");
    await b.run();
    expect(b.text("card")).toMatch(/healthy/u);
    expect(b.text("card")).toContain(b.of("probe")[0]?.url);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("that comes after it was given up still counts", async () => {
    const b = await asked();
    b.pass(30 * MINUTE);
    await b.run();
    expect(b.text("probe")).toMatch(/30 minutes/u);
    reportProbe(b, "unhealthy");
    await b.run();
    expect(b.text("card")).toMatch(/unhealthy/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each(["in time", "late"])(
    "whose moment is no moment counts as made now: %s",
    async (when) => {
      const b = await asked();
      if (when === "late") {
        b.pass(30 * MINUTE);
        await b.run();
      }
      reportProbe(b, "unhealthy");
      const [probe] = b.of("probe");
      b.editAs(probe?.id ?? 0, (probe?.body ?? "").replace(/"at":\d+/u, '"at":1e300'));
      await b.run();
      expect(b.text("card")).toMatch(/unhealthy/u);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("is one comment, though a fast run reports before it is written", async () => {
    const b = await asked();
    const request = requestOf(b);
    const [waiting] = b.of("probe");
    b.sayAs(
      ACTIONS,
      (waiting?.body ?? "").replace(
        /"run":\d+/u,
        '"report":{"version":1,"probe":"health","health":"healthy","summary":"fine","at":1,"values":{},"assertions":[]}',
      ),
    );
    b.finishRun(request, "success");
    await b.run();
    expect(b.of("probe")).toHaveLength(1);
    expect(b.of("probe")[0]?.author).toEqual(ACTIONS);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("tells the name of a probe that is gone from the config before it could be started", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    b.failAfter(1);
    await b.run().catch(() => undefined);
    b.heal();
    b.commitFile(
      ".github/incidents.yml",
      (FILES[".github/incidents.yml"] ?? "")
        .replace(/probes:\n[^]*?(?=validation)/u, "")
        .replace(/validation:.*\n/u, ""),
    );
    await b.run();
    expect(b.runs).toEqual([]);
    expect(b.text("probe")).toContain("there is no probe named health in the config");
  });

  test("is asked of GitHub with what the workflow needs to know", async () => {
    const b = bench();
    await b.run();
    const { id } = b.say("ada", "thanks\n\n/probe health");
    const inputs: unknown[] = [];
    const forge: typeof b.forge = {
      ...b.forge,
      dispatch: (repo, workflow, ref, given) => {
        inputs.push([workflow, ref, given]);
        return b.forge.dispatch(repo, workflow, ref, given);
      },
    };
    await reconcile(KEY, { ...b.world, forge });
    expect(inputs).toEqual([
      [
        "probe.yml",
        "main",
        { probe: "health", issue: "7", request: expect.stringMatching(`^${id}-`), quiet: "false" },
      ],
    ]);
  });

  test("is looked for less and less often while no webhook comes", async () => {
    const b = await asked();
    const start = b.clock();
    const looks: number[] = [];
    for (;;) {
      // Each pass stands on the one before.
      // oxlint-disable-next-line no-await-in-loop
      const { wakeAt } = await b.run();
      if (wakeAt === undefined) break;
      looks.push((wakeAt - start) / MINUTE);
      b.pass(wakeAt - b.clock());
    }
    expect(looks).toEqual([1, 3, 6, 10, 20, 30]);
    expect(b.text("probe")).toMatch(/30 minutes/u);
  });
});

describe("`/resolve` with a soak", () => {
  test("answers with what has to hold, once, and asks quietly", async () => {
    const b = await asked("/resolve");
    expect(b.of("validation")).toHaveLength(1);
    expect(b.text("validation")).toMatchInlineSnapshot(`
      "### Checking the recovery

      Asked for by ada at 2026-11-21 03:00:01 UTC.

      The incident is resolved by itself once everything has been healthy for 10 min: \`health\`, read every 5 min. A red reading starts the count again.

      The card above shows how it stands. \`/resolve --now\` with a reason resolves without waiting."
    `);
    expect(b.of("probe")).toEqual([]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("red, the incident goes back to work, and the reading is there to see", async () => {
    const b = await asked("/resolve");
    endReading(b, "unhealthy");
    await b.run();
    expect(b.issue().labels).toContain("phase/investigating");
    expect(b.text("probe")).toMatch(/unhealthy/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("healthy readings that later ones are compared with are on record with their numbers", async () => {
    const b = await asked("/resolve");
    const request = requestOf(b);
    const reading = (of: string, dead: number, probe = "health"): ProbeReport => ({
      version: 1,
      probe,
      request: of,
      health: "healthy",
      summary: "every assertion holds",
      at: b.clock(),
      latency: undefined,
      attempts: 1,
      assertions: [{ assertion: "dead is not growing", holds: true, found: "3" }],
      values: { dead },
      runUrl: undefined,
    });
    b.sayAs(
      ACTIONS,
      withMarker("The API is healthy.", {
        kind: "probe",
        request: "readings-health",
        run: 1,
        impossible: undefined,
        report: undefined,
        reports: [reading("other", 9), reading(request, 7, "queue"), reading(request, 3)],
      }),
    );
    b.finishRun(request, "success");
    await b.run();
    const [card] = b.of("card");
    const marker = card === undefined ? undefined : readMarker(card.body);
    const entries = marker?.kind === "card" ? marker.entries : [];
    expect(entries.flatMap(({ events }) => events)).toContainEqual(
      expect.objectContaining({
        kind: "probe-reported",
        request,
        report: expect.objectContaining({ values: { dead: 3 }, assertions: [] }),
      }),
    );
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("the readings are on record in the postmortem", async () => {
    const b = await asked("/resolve it is over");
    endReading(b, "healthy");
    await b.run();
    b.pass(10 * MINUTE);
    await b.run();
    endReading(b, "healthy");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
    const file = [...(b.branches.values().next().value?.values() ?? [])][0] ?? "";
    expect(file).toContain("it is over");
    expect(file).toMatch(/healthy/u);
  });
});
