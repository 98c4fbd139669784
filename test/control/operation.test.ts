import { describe, expect, test } from "vitest";
import { begun, configWith, endRun, opened, OPERATIONS, shown } from "./operation-bench.ts";

const MINUTE = 60_000;

describe("an operation that needs a dry run and a second person", () => {
  test("goes through all of it in one comment, and is started once", async () => {
    const b = await opened();
    await b.tell("ada", "/run redeploy maxJobs=5");
    expect(b.text("operation")).toMatchInlineSnapshot(`
      "### Redeploy the shop: dry run under way

      \`redeploy\` on \`production\`, asked for by ada at 2026-11-21 03:00:01 UTC.

      - \`maxJobs\`: \`5\`

      What the dry run shows will stand here. [Runs](https://github.com/acme/shop/actions/workflows/operate.yml)

      Request \`574a6d6b3010\`"
    `);
    endRun(b, { isDryRun: true, output: "would restart 5 jobs" });
    await b.run();
    expect(b.text("operation")).toMatchInlineSnapshot(`
      "### Redeploy the shop: waiting for a second person

      \`redeploy\` on \`production\`, asked for by ada at 2026-11-21 03:00:01 UTC.

      - \`maxJobs\`: \`5\`

      Somebody else with write access approves exactly this: \`/approve 574a6d6b3010\`. It stands until 2026-11-21 03:30:01 UTC; \`/cancel 574a6d6b3010\` ends it before.

      Dry run: answered 200

      <details><summary>What the dry run showed</summary>

      \`\`\`
      would restart 5 jobs
      \`\`\`

      </details>

      Request \`574a6d6b3010\`"
    `);
    expect(b.dispatches()).toHaveLength(1);
    expect(b.text("card")).toMatch(
      /\| Operation \| \[Redeploy the shop\]\(.*\) on `production`: waits for a second person until 2026-11-21 03:30 UTC: `\/approve 574a6d6b3010` \|/u,
    );
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.text("card")).toContain(
      "on `production`: under way since 2026-11-21 03:00 UTC, approved by grace |",
    );
    expect(b.text("operation")).toMatchInlineSnapshot(`
      "### Redeploy the shop: under way

      \`redeploy\` on \`production\`, asked for by ada at 2026-11-21 03:00:01 UTC.

      - \`maxJobs\`: \`5\`

      Begun at 2026-11-21 03:00:02 UTC, approved by grace. What comes of it will stand here. [Runs](https://github.com/acme/shop/actions/workflows/operate.yml)

      Dry run: answered 200

      <details><summary>What the dry run showed</summary>

      \`\`\`
      would restart 5 jobs
      \`\`\`

      </details>

      Request \`574a6d6b3010\`"
    `);
    endRun(b, { isDryRun: false, output: "restarted 5 jobs" });
    await b.run();
    expect(b.text("operation")).toMatchInlineSnapshot(`
      "### Redeploy the shop: done

      \`redeploy\` on \`production\`, asked for by ada at 2026-11-21 03:00:01 UTC.

      - \`maxJobs\`: \`5\`

      Result: answered 200 · approved by grace

      <details><summary>What it answered</summary>

      \`\`\`
      restarted 5 jobs
      \`\`\`

      </details>

      Dry run: answered 200

      <details><summary>What the dry run showed</summary>

      \`\`\`
      would restart 5 jobs
      \`\`\`

      </details>

      Request \`574a6d6b3010\`"
    `);
    expect(b.of("operation")).toHaveLength(1);
    expect(b.runs.map(({ title }) => title)).toEqual([
      `dry run redeploy · #7 · ${b.last().request}`,
      `operate redeploy · #7 · ${b.last().request}`,
    ]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("has its intent on the card before anything is asked of GitHub", async () => {
    const b = await shown();
    b.say("grace", `/approve ${b.last().hash}`);
    const before = b.writes.length;
    await b.run();
    const writes = b.writes.slice(before);
    const card = b.of("card")[0]?.id;
    expect(writes.indexOf(`edit ${card}`)).toBeGreaterThan(-1);
    expect(writes.indexOf("dispatch operate.yml redeploy")).toBeGreaterThan(
      writes.indexOf(`edit ${card}`),
    );
  });

  test("keeps its output out of the record, which the card has to carry", async () => {
    const b = await begun();
    endRun(b, { isDryRun: false, output: "restarted 5 jobs" });
    await b.run();
    expect(b.of("card")[0]?.body).not.toContain("restarted 5 jobs");
    expect(b.text("operation")).toContain("restarted 5 jobs");
  });

  test("whose dry run fails is not begun, and gives its target free", async () => {
    const b = await opened();
    await b.tell("ada", "/run redeploy");
    endRun(b, { isDryRun: true, kind: "failed" });
    await b.run();
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.text("operation")).toContain("its dry run did not succeed (answered 200)");
    await b.tell("ada", "/run ping");
    expect(b.stages()).toEqual(["lapsed", "running"]);
  });

  test("expires by itself, once, and wakes for it", async () => {
    const b = await shown();
    const { wakeAt } = await b.run();
    expect(wakeAt).toBe(b.last().expiresAt);
    b.pass(30 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.text("operation")).toContain("It was not begun: nobody approved it in time.");
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.dispatches()).toHaveLength(1);
  });

  test("found approved only after it expired is not begun", async () => {
    const b = await shown();
    b.pass(29 * MINUTE);
    b.say("grace", `/approve ${b.last().hash}`);
    b.pass(2 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.dispatches()).toHaveLength(1);
  });

  test("can be cancelled by anybody who may respond, until it is begun", async () => {
    const b = await shown();
    await b.tell("linus", `/cancel ${b.last().hash}`);
    expect(b.text("operation")).toContain("linus cancelled it");
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.refusal()).toContain("is over; its comment says why");
    const other = await begun();
    await other.tell("ada", `/cancel ${other.last().hash}`);
    expect(other.refusal()).toContain("what was begun is not stopped from here");
    expect(other.stages()).toEqual(["running"]);
  });

  test("ends with the incident", async () => {
    const b = await shown();
    b.close("ada", "duplicate");
    await b.run();
    expect(b.text("operation")).toContain("the incident was closed");
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("an operation that needs neither", () => {
  test("is begun at once", async () => {
    const b = await opened();
    await b.tell("ada", "/run ping");
    expect(b.stages()).toEqual(["running"]);
    expect(b.dispatches()).toHaveLength(1);
  });

  test("that GitHub does not start has failed, and says what to mend", async () => {
    const b = await opened();
    b.refuseDispatch("Workflow does not have 'workflow_dispatch' trigger");
    await b.tell("ada", "/run ping");
    expect(b.stages()).toEqual(["failed"]);
    expect(b.text("operation")).toContain("does not have 'workflow_dispatch' trigger");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("waits for its turn where the engine asks for it while the target is held", async () => {
    const b = await shown();
    await b.tell("grace", "/run ping");
    expect(b.refusal()).toContain("`production` is held by `redeploy`");
    expect(b.refusal()).toContain("asked for by `ada` at 03:00 UTC");
    expect(b.refusal()).toContain(`/cancel ${b.last().hash}`);
  });
});

describe("a run that leaves no result", () => {
  test("is not started again, holds its target and asks a person to look", async () => {
    const b = await begun();
    b.finishRun(b.last().request, "cancelled");
    b.pass(10 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["unknown"]);
    expect(b.text("operation")).toMatchInlineSnapshot(`
      "### Redeploy the shop: nobody can tell

      \`redeploy\` on \`production\`, asked for by ada at 2026-11-21 03:00:01 UTC.

      - \`maxJobs\`: \`5\`

      **It may have been carried out, and it may not.** Look at \`production\` itself before anybody asks for it again. Until somebody has looked and written \`/cancel 574a6d6b3010\`, nothing else may work on \`production\`.

      Result: its workflow run ended (cancelled) and left no result · approved by grace · [run](https://github.com/acme/shop/actions/runs/107)

      Dry run: answered 200

      <details><summary>What the dry run showed</summary>

      \`\`\`
      would restart 5 jobs
      \`\`\`

      </details>

      Request \`574a6d6b3010\`"
    `);
    await b.tell("ada", "/run ping");
    expect(b.refusal()).toContain("Nobody can tell how it ended");
    expect(b.text("card")).toContain("on `production`: nobody can tell how it ended");
    await b.tell("linus", `/cancel ${b.last().hash}`);
    expect(b.text("card")).not.toContain("| Operation |");
    expect(b.text("operation")).toContain("linus has looked and gave the target free");
    await b.tell("ada", "/run ping");
    expect(b.dispatches()).toHaveLength(3);
    expect(b.stages()).toEqual(["lapsed", "running"]);
  });

  test("and cannot be found is looked for by its name until nobody can tell", async () => {
    const b = await begun();
    b.runs.splice(0);
    const start = b.clock();
    for (;;) {
      // Each pass stands on the one before.
      // oxlint-disable-next-line no-await-in-loop
      const { wakeAt } = await b.run();
      if (wakeAt === undefined) break;
      b.pass(wakeAt - b.clock());
    }
    expect(b.clock() - start).toBe(10 * MINUTE);
    expect(b.stages()).toEqual(["unknown"]);
    expect(b.text("operation")).toContain("its workflow run cannot be found");
    expect(b.dispatches()).toHaveLength(2);
  });

  test("but tells one later after all has ended as it tells", async () => {
    const b = await begun();
    b.pass(40 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["unknown"]);
    endRun(b, { isDryRun: false });
    await b.run();
    expect(b.stages()).toEqual(["succeeded"]);
    expect(b.text("operation")).toContain("Result: answered 200");
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("`/run` is refused", () => {
  test.each([
    [
      "/run",
      "Say which operation: `redeploy`, `flag-off`, `ping`, `restart`, `migrate`, `rollback`.",
    ],
    ["/run redploy", "There is no operation `redploy`. Did you mean `redeploy`?"],
    ["/run redeploy maxJobs=11", "`maxJobs` must be a whole number from 1 to 10, and `11` is not."],
    ["/run redeploy jobs=1", "`redeploy` has no parameter `jobs`. It has `maxJobs`."],
    ["/run flag-off", "`flag-off` needs `flag`: text of at most 200 characters."],
    [
      "/run flag-off checkout",
      "I cannot read `checkout` here: parameters are written `name=value`",
    ],
    ["/run restart", "`restart` is for the role `lead`."],
  ])("%s", async (said, why) => {
    const b = await opened();
    await b.tell("ada", said);
    expect(b.refusal()).toContain(why.replace(" here:", ":"));
    expect(b.stages()).toEqual([]);
  });

  test("at another severity, by the wrong role, and taken with the right ones", async () => {
    const b = await opened();
    await b.tell("ada", "/lead me");
    await b.tell("ada", "/severity sev-2");
    await b.tell("ada", "/run restart");
    expect(b.refusal()).toContain("`restart` may be used at `sev-1` only");
    await b.tell("ada", "/severity sev-1");
    await b.tell("ada", "/run restart");
    expect(b.stages()).toEqual(["running"]);
  });

  test("while operations are switched off, and what was approved is not begun", async () => {
    const b = await shown();
    b.commitFile(".github/incidents.yml", configWith(`${OPERATIONS}\noperations-off: true\n`));
    await b.tell("ada", "/run ping");
    expect(b.refusal()).toContain("Operations are switched off");
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.refusal()).toContain("Operations are switched off");
    expect(b.dispatches()).toHaveLength(1);
  });

  test("as often as its rate says, and says when again", async () => {
    const b = await begun();
    const begunAt = b.last().begunAt ?? 0;
    endRun(b, { isDryRun: false });
    await b.run();
    await b.tell("ada", "/run redeploy");
    expect(b.refusal()).toContain("It can be asked for again at 2026-11-21 05:00:02 UTC.");
    b.pass(begunAt + 120 * MINUTE - b.clock());
    await b.tell("ada", "/run redeploy");
    expect(b.stages()).toEqual(["succeeded", "dry-run"]);
  });

  test("ten minutes late", async () => {
    const b = await opened();
    b.say("ada", "/run ping");
    b.pass(11 * MINUTE);
    await b.run();
    expect(b.refusal()).toContain("too late to act on it safely");
    expect(b.dispatches()).toEqual([]);
  });

  test("in an incident that is closed", async () => {
    const b = await opened();
    b.close("ada", "duplicate");
    await b.run();
    await b.tell("ada", "/run ping");
    expect(b.refusal()).toContain("This incident is closed");
  });
});
