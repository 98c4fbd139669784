import { describe, expect, test } from "vitest";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";

const SECOND = 1000;

const closed = async (beginning: Parameters<typeof bench>[0] = {}) => {
  const b = bench({ body: report({ severity: "SEV-2" }), ...beginning });
  await b.run();
  b.pass(SECOND);
  b.close("ada");
  await b.run();
  b.pass(SECOND);
  return b;
};

const fileOf = (b: ReturnType<typeof bench>): string =>
  [...(b.branches.values().next().value?.values() ?? [])][0] ?? "";

const PATH = "postmortems/2026/2026-11-21-7-checkout-is-down.md";

describe("the pull request of a postmortem", () => {
  test("has the file with the timeline, and names the incident", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }) });
    await b.run();
    b.pass(SECOND);
    b.say("ada", "/ack\n/lead me\n/note the queue was full");
    b.say("mallory", "/resolve");
    b.say("ada", "/done 1");
    await b.run();
    b.close("ada");
    await b.run();
    expect([...b.branches.keys()]).toEqual(["sitrep/postmortem-7"]);
    expect([...(b.branches.get("sitrep/postmortem-7")?.keys() ?? [])]).toEqual([PATH]);
    const file = fileOf(b);
    expect(file).toContain("the queue was full");
    expect(file).toContain("Look at the queue");
    expect(file).toContain("Jobs do not run");
    expect(file).toMatch(/mallory/u);
    expect(b.text("card")).toContain("/pull/8");
  });

  test("names the steps of a runbook that was attached in the same pass", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }) });
    b.pass(SECOND);
    b.close("ada");
    await b.run();
    expect(fileOf(b)).toContain("| 1 | Look at the queue");
  });

  test("asks the lead and those the config names, and nobody twice", async () => {
    const files = {
      ...FILES,
      ".github/incidents.yml": `${FILES[".github/incidents.yml"] ?? ""}postmortem: { reviewers: [grace, ada] }\n`,
    };
    const b = bench({ files, body: report({ severity: "SEV-2" }) });
    await b.run();
    b.say("ada", "/lead me");
    await b.run();
    b.close("ada");
    await b.run();
    expect(b.pulls[0]?.requestedReviewers).toEqual(["ada", "grace"]);
  });

  test("asks nobody where there is nobody to ask", async () => {
    const b = await closed();
    expect(b.writes.filter((write) => write.startsWith("review"))).toEqual([]);
    expect(b.pulls).toHaveLength(1);
  });

  test("leaves a file that is there already as people made it", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }) });
    await b.run();
    b.branches.set("sitrep/postmortem-7", new Map([[PATH, "Written by hand."]]));
    b.close("ada");
    await b.run();
    expect(fileOf(b)).toBe("Written by hand.");
    expect(b.pulls).toHaveLength(1);
  });

  test("that GitHub forbids is said once, with the reason, and tried no more", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }) });
    await b.run();
    b.close("ada");
    const why = "Resource not accessible by integration";
    const forge: typeof b.forge = {
      ...b.forge,
      createPull: () => Promise.resolve({ kind: "impossible", why }),
    };
    const world = { ...b.world, forge };
    await reconcile(KEY, world);
    expect(b.text("notice")).toContain(why);
    expect(b.issue().labels).toContain("phase/resolved");
    expect((await reconcile(KEY, world)).kind).toBe("settled");
    expect(b.of("notice")).toHaveLength(1);
  });

  test("whose branch may not be made is said as well", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }) });
    await b.run();
    b.close("ada");
    const forge: typeof b.forge = {
      ...b.forge,
      createBranch: () => Promise.resolve({ kind: "impossible", why: "protected" }),
    };
    await reconcile(KEY, { ...b.world, forge });
    expect(b.text("notice")).toContain("protected");
    expect(b.pulls).toEqual([]);
  });
});

describe("the end of a postmortem", () => {
  test("merged, its action items are in the thread, and the incident is closed", async () => {
    const b = await closed();
    b.merge(
      "## Corrective actions\n\n### Code fix\n\n- [ ] Bound the queue (@grace, due 2026-12-01)\n- [x] Restart it\n",
    );
    await b.run();
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.text("notice")).toMatchInlineSnapshot(`
      "The postmortem is merged: [read it](https://github.com/acme/shop/blob/main/postmortems/2026/2026-11-21-7-checkout-is-down.md), pull request [#8](https://github.com/acme/shop/pull/8), merged by grace.

      Corrective actions:

      - Bound the queue · Code fix · owner grace, due 2026-12-01
      - (done) Restart it · Code fix · no owner"
    `);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("closed without a merge, the thread says so, and the incident is closed", async () => {
    const b = await closed();
    b.decline();
    await b.run();
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.text("notice")).toMatchInlineSnapshot(
      `"The postmortem's pull request [#8](https://github.com/acme/shop/pull/8) was closed without a merge. Reopen it to go on with it; its branch keeps what was written."`,
    );
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("has not come while the pull request is open", async () => {
    const b = await closed();
    expect(b.issue().labels).toContain("phase/resolved");
    expect(b.of("notice")).toEqual([]);
    expect(await b.writesOfPass()).toEqual([]);
  });
});
