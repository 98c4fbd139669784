import { describe, expect, test } from "vitest";
import { newMemory } from "../support/built-in.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, report } from "./bench.ts";
import { reportProbe } from "./probe-comment.ts";

const MINUTE = 60_000;

type Bench = ReturnType<typeof bench>;

/** What is asked of the incident alone, and what serves every incident of the repository or of a commit. */
const SHARED = new Set(["repository", "file", "blob", "tree"]);

/** Reads of one pass of a new process that finds nothing to do. */
async function readsOf(b: Bench): Promise<readonly string[]> {
  b.pass(2 * MINUTE);
  const [reads, writes] = [b.reads.length, b.writes.length];
  await reconcile(KEY, { ...b.world, memory: newMemory() });
  expect(b.writes.slice(writes)).toEqual([]);
  return b.reads.slice(reads);
}

const OWN = ["issue", "timeline"];

describe("a pass of a new process with nothing to do", () => {
  test.each<readonly [what: string, tell: (b: Bench) => void, own: readonly string[]]>([
    ["an incident just opened", () => undefined, OWN],
    ["commands that were judged", (b) => void b.say("ada", "/ack\n/lead me\n/help"), OWN],
    ["a command that was refused", (b) => void b.say("mallory", "/resolve"), OWN],
    ["talk", (b) => void b.say("mallory", "I see it, too."), OWN],
    ["a label of somebody without a say", (b) => b.label("mallory", "severity/sev-3"), OWN],
    ["a label of a responder", (b) => b.label("grace", "severity/sev-3"), OWN],
    ["a probe that has reported", (b) => void b.say("ada", "/probe health"), OWN],
    ["an end as a duplicate", (b) => b.close("ada", "duplicate"), OWN],
    [
      "a postmortem that waits for its merge",
      (b) => void b.say("ada", "/resolve --now it is over"),
      [...OWN, "pullFrom"],
    ],
  ])("asks for the issue and its timeline: %s", async (_, tell, own) => {
    const b = bench();
    await b.run();
    b.pass(1000);
    tell(b);
    await b.run();
    if (b.runs.length > 0) reportProbe(b, "healthy");
    await b.run();
    const reads = await readsOf(b);
    expect(reads.filter((name) => !SHARED.has(name))).toEqual(own);
  });

  test("asks for the issue and its timeline: a postmortem that is merged", async () => {
    const b = bench();
    await b.run();
    b.pass(1000);
    b.say("ada", "/resolve --now it is over");
    await b.run();
    b.merge("# Postmortem\n");
    await b.run();
    expect((await readsOf(b)).filter((name) => !SHARED.has(name))).toEqual(OWN);
  });

  test("asks for runs while one is pending, and only then", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    await b.run();
    expect(await readsOf(b)).toContain("runs");
  });

  test("asks once for what commits and repositories hold", async () => {
    const b = bench();
    await b.run();
    const shared = (await readsOf(b)).filter((name) => SHARED.has(name));
    // The config, the form and the runbook of the checklist.
    expect(shared.toSorted()).toEqual(["file", "file", "file", "repository", "tree"]);
  });

  test("asks little of an issue that is no incident", async () => {
    const b = bench({ body: "Just a question", labels: ["question"] });
    expect(await readsOf(b)).toEqual(["issue", "repository", "file"]);
  });
});

describe("labels of the repository", () => {
  test("are asked for once by a process, and only when one is to be put on", async () => {
    const b = bench({ body: report() });
    await b.run();
    expect(b.reads.filter((name) => name === "labels")).toHaveLength(1);
    b.say("ada", "/severity sev-2\n/status mitigating");
    await b.run();
    expect(b.reads.filter((name) => name === "labels")).toHaveLength(1);
    expect(b.labels().map(({ name }) => name)).toContain("phase/mitigating");
  });

  test("that are there are not created", async () => {
    const b = bench();
    await b.run();
    const fresh = { ...b.world, memory: newMemory() };
    const writes = b.writes.length;
    b.say("ada", "/severity sev-2");
    await reconcile(KEY, fresh);
    b.say("ada", "/severity sev-1");
    await reconcile(KEY, { ...b.world, memory: newMemory() });
    const created = b.writes.slice(writes).filter((what) => what.startsWith("create label"));
    expect(created).toEqual(["create label severity/sev-2"]);
  });
});
