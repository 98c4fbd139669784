import { describe, expect, test } from "vitest";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, report } from "./bench.ts";
import { requestOf } from "./probe-comment.ts";
import {
  again,
  asked,
  DB_DOWN,
  dispatches,
  files,
  filesWith,
  FINE,
  found,
  MINUTE,
  opened,
  reportGroup,
  SECOND,
  TREE,
} from "./triage-bench.ts";

describe("`/triage`", () => {
  test("asks for all probes in one run, with one answer", async () => {
    const b = await opened();
    const { id } = b.say("ada", "/triage");
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
        { probe: "ready,queue", issue: "7", request: `${id}-0`, quiet: "false" },
      ],
    ]);
    expect(b.of("probe")).toHaveLength(1);
    expect(b.text("probe")).toMatchInlineSnapshot(`
      "### Triage: running

      Asked for by ada at 2026-11-21 03:00:00 UTC. [Follow the run](https://github.com/acme/shop/actions/runs/104). The result will stand here."
    `);
    expect(b.text("card")).toMatch(/\| Ready \| running/u);
    expect(b.text("card")).toMatch(/\| Queue \| running/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("is refused while one is running, and not when it is over", async () => {
    const b = await asked();
    b.pass(SECOND);
    b.say("grace", "/triage");
    await b.run();
    expect(b.text("reply")).toMatch(
      /A triage is running already, asked for by `ada` at 03:00 UTC/u,
    );
    expect(b.runs).toHaveLength(1);
    await found(b, FINE);
    await again(b, FINE);
    expect(b.runs).toHaveLength(2);
  });

  test("with no config says what to write", async () => {
    const b = await asked({ files: filesWith("") });
    expect(b.text("reply")).toContain(
      "No triage is configured. Name its probes and branches under `triage:` in `.github/incidents.yml`, or in the front matter of the runbook that is attached.",
    );
    expect(b.runs).toEqual([]);
  });

  test("is for responders, and for incidents that last", async () => {
    const b = await opened();
    b.say("mia", "/triage");
    await b.run();
    b.say("ada", "/resolve --now it was a drill");
    await b.run();
    b.say("ada", "/triage");
    await b.run();
    expect(b.runs).toEqual([]);
    expect(b.of("reply")).toHaveLength(2);
  });
});

describe("the start of a group", () => {
  test.each([0, 1, 2, 3])(
    "survives a crash after %i writes and is dispatched once",
    async (writes) => {
      const b = await opened();
      b.say("ada", "/triage");
      b.failAfter(writes);
      await b.run().catch(() => undefined);
      b.heal();
      b.pass(20 * SECOND);
      await b.run();
      expect(dispatches(b)).toEqual(["dispatch probe.yml ready,queue"]);
      expect(b.of("probe")).toHaveLength(1);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("that GitHub refuses is told, and ends the triage", async () => {
    const b = await opened();
    b.refuseDispatch("Workflow does not have 'workflow_dispatch' trigger");
    b.say("ada", "/triage");
    await b.run();
    expect(b.text("probe")).toContain("### Triage: could not be started");
    expect(b.text("probe")).toContain("`/triage`");
    expect(b.text("card")).toContain("no branch fits the numbers");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("whose probes are all gone from the config is told", async () => {
    const b = bench({ files, body: report({ severity: "SEV-3" }) });
    await b.run();
    b.say("ada", "/triage");
    b.failAfter(1);
    await b.run().catch(() => undefined);
    b.heal();
    b.commitFile(".github/incidents.yml", "locale: en\n");
    await b.run();
    expect(b.runs).toEqual([]);
    expect(b.text("probe")).toContain("there is no probe named ready or queue in the config");
  });

  test("that never reports is given up, with a look now and then", async () => {
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
    expect(b.text("probe")).toContain("### Triage: no report");
    expect(b.text("probe")).toMatch(/30 minutes.*`\/triage`/su);
    expect(b.text("card")).toContain("queued is missing; db_ok is missing");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("of which one report is missing decides by the others", async () => {
    const b = await asked();
    reportGroup(b, { ready: { values: { db_ok: false } } });
    await b.run();
    expect(b.text("card")).not.toContain("| Triage |");
    b.pass(3 * MINUTE);
    await b.run();
    expect(b.text("card")).toMatch(
      /\| Triage \| The database is down, .*: db_ok is false; queued is missing \|/u,
    );
    expect(b.text("card")).toMatch(/\| \[?Queue\]?.* no report/u);
    expect(b.text("probe")).toBe("The probes have run.");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("keeps one answer, though a fast run reports before it is written", async () => {
    const b = await opened();
    b.say("ada", "/triage");
    const forge: typeof b.forge = {
      ...b.forge,
      dispatch: async (...given) => {
        const result = await b.forge.dispatch(...given);
        reportGroup(b, DB_DOWN);
        return result;
      },
    };
    await reconcile(KEY, { ...b.world, forge });
    await b.run();
    expect(b.of("probe")).toHaveLength(1);
    expect(b.text("probe")).toBe("The probes have run.");
    expect(b.text("card")).toContain("db_ok is false");
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("a triage by itself", () => {
  const onOpen = filesWith(`triage:\n  on-open: true\n  probes: [ready, queue]${TREE}`);

  test("is asked for once when the incident opens, behind the card", async () => {
    const b = await opened({ files: onOpen });
    expect(dispatches(b)).toEqual(["dispatch probe.yml ready,queue"]);
    expect(requestOf(b)).toBe("triage-open");
    expect(b.comments()[0]?.body).toContain("sitrep:card");
    await found(b, DB_DOWN);
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    b.pass(60 * MINUTE);
    await b.run();
    expect(dispatches(b)).toHaveLength(1);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])("survives a crash after %i writes", async (writes) => {
    const b = bench({ files: onOpen, body: report({ severity: "SEV-3" }) });
    b.failAfter(writes);
    await b.run().catch(() => undefined);
    b.heal();
    b.pass(20 * SECOND);
    await b.run();
    expect(dispatches(b)).toHaveLength(1);
    expect(b.of("probe")).toHaveLength(1);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("waits until somebody has looked at what a stranger reported", async () => {
    const b = await opened({ files: onOpen, author: "mia" });
    expect(b.runs).toEqual([]);
    b.say("ada", "/ack");
    await b.run();
    expect(dispatches(b)).toHaveLength(1);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("lost with the record is not run again", async () => {
    const b = await opened({ files: onOpen });
    await found(b, DB_DOWN);
    b.remove(b.of("card")[0]?.id ?? 0);
    b.pass(MINUTE);
    await b.run();
    expect(dispatches(b)).toHaveLength(1);
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    expect(await b.writesOfPass()).toEqual([]);
  });
});
