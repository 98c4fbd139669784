import { describe, expect, test } from "vitest";
import { newMemory } from "../support/built-in.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { withMarker } from "../../src/control/bot-comment.ts";
import {
  begun,
  configWith,
  endRun,
  opened,
  openBench,
  OPERATIONS,
  shown,
  type OperationBench,
} from "../control/operation-bench.ts";
import { ACTIONS, KEY, person } from "../support/memory-forge.ts";
import { inEnglish } from "../support/wording.ts";

const MINUTE = 60_000;

/** How many runs of each name GitHub was asked for: none may be more than one. */
const repeated = (b: OperationBench): readonly string[] => {
  const titles = b.runs.map(({ title }) => title);
  return titles.filter((title, index) => titles.indexOf(title) !== index);
};

describe("an approval", () => {
  test.each(["ada", "Ada", "ADA"])("by %s, who asked, is none", async (login) => {
    const b = await shown({ permissions: { ada: "write", Ada: "write", ADA: "write" } });
    await b.tell(login, `/approve ${b.last().hash}`);
    expect(b.refusal()).toContain("It needs a second person");
    expect(b.stages()).toEqual(["waiting"]);
    expect(b.dispatches()).toHaveLength(1);
  });

  test.each([
    ["a reader", "mallory"],
    ["nobody known", "eve"],
  ])("by %s is none", async (_, login) => {
    const b = await shown();
    await b.tell(login, `/approve ${b.last().hash}`);
    expect(b.refusal()).toContain("Only people with write access");
    expect(b.stages()).toEqual(["waiting"]);
  });

  test("by a comment of somebody else that was edited before it was read is none", async () => {
    const b = await shown();
    b.pass(1000);
    const { id } = b.say("grace", "I am looking at it.");
    b.pass(1000);
    b.editAs(id, `/approve ${b.last().hash}`);
    await b.run();
    expect(b.refusal()).toContain("was edited before I read it");
    expect(b.stages()).toEqual(["waiting"]);
  });

  test("is for one request: digits of another, of none, or cut short, approve nothing", async () => {
    const b = await shown();
    await b.tell("ada", "/run flag-off flag=checkout");
    const [redeploy, flag] = b.operations();
    await b.tell("grace", "/approve 000000000000");
    expect(b.refusal()).toContain(
      `Waiting for an approval: \`${redeploy?.hash}\`, \`${flag?.hash}\``,
    );
    await b.tell("grace", `/approve ${redeploy?.hash.slice(0, 11)}`);
    expect(b.refusal()).toContain("must be the twelve digits");
    await b.tell("grace", `/approve ${flag?.hash}`);
    expect(b.stages()).toEqual(["waiting", "running"]);
  });

  test("of a request whose parameters were edited in its comment is of what was asked for", async () => {
    const b = await opened();
    const id = await b.tell("ada", "/run redeploy maxJobs=2");
    b.pass(1000);
    b.editAs(id, "/run redeploy maxJobs=10");
    await b.run();
    endRun(b, { isDryRun: true });
    await b.run();
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.operations().map(({ parameters }) => parameters)).toEqual([{ maxJobs: 2 }]);
    expect(b.stages()).toEqual(["running"]);
  });

  test.each([
    [
      "changed",
      OPERATIONS.replace("deploy.example/redeploy", "evil.example/redeploy"),
      "The config has changed `redeploy` since it was asked for, so its request ends here",
    ],
    [
      "taken out",
      OPERATIONS.replace("redeploy:", "deploy:"),
      "`redeploy` is not in the config any more, so its request ends here. Nothing was done.",
    ],
  ])("of what the config has %s since is refused and asks no more", async (_, changed, why) => {
    const b = await shown();
    const { hash } = b.last();
    b.commitFile(".github/incidents.yml", configWith(changed));
    await b.tell("grace", `/approve ${hash}`);
    expect(b.refusal()).toContain(why);
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.last().lapsed).toEqual({ kind: "config-changed" });
    expect(b.text("card")).not.toContain(hash);
    expect(await b.writesOfPass()).toEqual([]);
    b.commitFile(".github/incidents.yml", configWith());
    await b.tell("grace", `/approve ${hash}`);
    expect(b.refusal()).toContain("is over; its comment says why");
    expect(b.dispatches()).toHaveLength(1);
    await b.tell("ada", "/run redeploy");
    expect(b.stages()).toEqual(["lapsed", "dry-run"]);
  });

  test("is not lost by a commit that leaves the operation as it is", async () => {
    const b = await shown();
    b.commitFile("README.md", "Hello");
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.stages()).toEqual(["running"]);
  });

  test.each([
    ["a program", '/run migrate to="version 7"'],
    ["a workflow", "/run rollback"],
  ])("of %s of the repository is of one commit, whatever another changes", async (_, asked) => {
    const b = await shown({}, asked);
    const { hash, operation } = b.last();
    b.commitFile("README.md", "Hello");
    await b.tell("grace", `/approve ${hash}`);
    expect(b.refusal()).toContain(
      `\`${operation}\` runs what the default branch holds, which has moved from \`c000000\` to \`c100000\` since it was asked for, so its request ends here: what you would approve may not be what was shown. Ask for it anew: \`${asked}\`.`,
    );
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.last().lapsed).toEqual({ kind: "branch-moved", from: "c000000", to: "c100000" });
    expect(b.text("operation")).toContain(
      `It was not begun: the default branch, which holds what it runs, has moved from c000000 to c100000 since it was asked for. If it is still wanted, ask anew: \`${asked}\`.`,
    );
    expect(b.text("card")).not.toContain(hash);
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.dispatches()).toHaveLength(1);
    // Its target is free, and what is approved at the commit it was shown at is begun.
    await b.tell("ada", asked);
    endRun(b, { isDryRun: true });
    await b.run();
    await b.tell("grace", `/approve ${b.last().hash}`);
    expect(b.stages()).toEqual(["lapsed", "running"]);
  });

  test("that nobody needs lets nothing begin of which another commit was shown", async () => {
    const b = openBench();
    const unapproved = OPERATIONS.replace(
      "target: database",
      "target: database\n    approval: none",
    );
    b.commitFile(".github/incidents.yml", configWith(unapproved));
    await b.run();
    await b.tell("ada", "/run migrate to=7");
    b.commitFile("scripts/migrate.mjs", "throw 1");
    endRun(b, { isDryRun: true });
    await b.run();
    expect(b.last().lapsed).toEqual({ kind: "branch-moved", from: "c100000", to: "c200000" });
    expect(b.dispatches()).toHaveLength(1);
  });

  test("given twice, by two people in the same moment, begins it once", async () => {
    const b = await shown();
    b.pass(1000);
    b.say("grace", `/approve ${b.last().hash}`);
    b.say("linus", `/approve ${b.last().hash}`);
    await b.run();
    expect(b.stages()).toEqual(["running"]);
    expect(b.last().approvedBy).toBe("grace");
    expect(b.refusal()).toContain("is approved already by `grace`");
    expect(b.dispatches()).toHaveLength(2);
  });
});

describe("a parameter", () => {
  test.each([
    ["an option", 'flag="--force"'],
    ["a line break of another kind", 'flag="a\u2028b"'],
    ["a carriage return", 'flag="a\rb"'],
    ["a turn of direction", 'flag="a\u202Eb"'],
    ["a zero byte", 'flag="a\u0000b"'],
    ["nothing", 'flag=""'],
    ["two values", "flag=a flag=b"],
    ["the name of a property", "__proto__=a"],
    ["a constructor", "constructor=a flag=b"],
  ])("that is %s is refused", async (_, parameters) => {
    const b = await opened();
    await b.tell("ada", `/run flag-off ${parameters}`);
    expect(b.stages()).toEqual([]);
    expect(b.of("reply")).toHaveLength(1);
  });

  test("ends with its line: what stands below is no part of it", async () => {
    const b = await opened();
    await b.tell("ada", "/run flag-off flag=checkout\nmaxJobs=10 flag=other");
    expect(b.last().parameters).toEqual({ flag: "checkout" });
  });

  test("is shown as it is and acts on nobody", async () => {
    const b = await opened();
    const flag = "@ada <img src=x> #1 `id` $(id) | [a](b) --> <!-- sitrep:card {}";
    await b.tell("ada", `/run flag-off flag="${flag}"`);
    expect(b.last().parameters).toEqual({ flag });
    for (const { body, author } of b.comments())
      if (author.isBot) expect(body.match(/^<!-- sitrep:/gmu)).toHaveLength(1);
    expect(b.text("operation")).toContain(`- \`flag\`: \`\`${flag}\`\``);
  });
});

describe("a result", () => {
  const OTHER = { login: "other[bot]", isBot: true, app: "other" };
  test.each([
    ["a person with write access", person("ada")],
    ["an outsider", person("mallory")],
    ["another App", OTHER],
    ["a person through the App", { ...person("mallory"), app: "sitrep" }],
  ])("by %s is none", async (_, by) => {
    const b = await begun();
    const before = b.runs.length;
    endRun(b, { isDryRun: false, by, isApart: true });
    b.runs.splice(
      before - 1,
      1,
      ...b.runs.slice(before - 1).map((run) => ({ ...run, status: "running" as const })),
    );
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.stages()).toEqual(["running"]);
  });

  test.each([
    ["of another request", { request: "999-0" }],
    ["of another operation", { operation: "ping" }],
    ["under another hash", { hash: "000000000000" }],
    ["of the dry run", { isDryRun: true }],
  ])("by a workflow %s does not end it", async (_, change) => {
    const b = await begun();
    endRun(b, { isDryRun: false, change, isApart: true });
    await b.run();
    expect(b.stages()).toEqual(["running"]);
  });

  test("by a workflow cannot approve: a record of a workflow is none for the App", async () => {
    const b = await shown();
    const run = b.last();
    const entry = {
      id: `comment/9/0`,
      seq: 900,
      judgedAt: b.clock(),
      verdict: { kind: "accepted" as const },
      events: [
        { kind: "operation-approved" as const, at: b.clock(), by: "grace", request: run.request },
      ],
    };
    for (const by of [ACTIONS, OTHER, person("ada")])
      b.sayAs(by, withMarker("Approved.", { kind: "notice", key: "x", entries: [entry] }));
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.stages()).toEqual(["waiting"]);
  });

  test("with what an outsider could say in it stays text", async () => {
    const b = await begun();
    const output =
      '```\n</details> @grace <!-- sitrep:card {"v":1,"entries":[]} -->\n# Heading\n```';
    endRun(b, { isDryRun: false, output });
    await b.run();
    expect(b.of("operation")).toHaveLength(1);
    const body = b.of("operation")[0]?.body ?? "";
    expect(body.match(/^<!-- sitrep:/gmu)).toHaveLength(1);
    expect(b.text("operation")).toContain("````\n```\n</details> @grace");
  });
});

describe("at most once", () => {
  /** The whole story, in which one pass dies after some writes and is repeated. */
  async function tellBroken(chapter: number, writes: number): Promise<OperationBench> {
    const b = await opened();
    const steps = [
      () => b.say("ada", "/run redeploy"),
      () => endRun(b, { isDryRun: true }),
      () => b.say("grace", `/approve ${b.last().hash}`),
      () => endRun(b, { isDryRun: false }),
    ];
    for (const [index, step] of steps.entries()) {
      b.pass(1000);
      if (index > 0 && b.stages()[0] === "lapsed") break;
      step();
      if (index === chapter) {
        b.failAfter(writes);
        await b.run().catch(() => undefined);
        b.heal();
      }
      await b.run();
      expect(await b.writesOfPass()).toEqual([]);
    }
    return b;
  }

  test.each([0, 1, 2, 3])("a pass of chapter %i may die at each write", async (chapter) => {
    const ends = new Set<string>();
    for (let writes = 0; writes < 8; writes++) {
      // oxlint-disable-next-line no-await-in-loop
      const b = await tellBroken(chapter, writes);
      expect(repeated(b), `after ${writes}`).toEqual([]);
      // What was begun and never started is told so in time, and nothing stays under way for ever.
      b.pass(60 * MINUTE);
      // oxlint-disable-next-line no-await-in-loop
      await b.run();
      ends.add(b.stages().join(" "));
    }
    expect(ends.has("succeeded")).toBe(true);
    for (const end of ends) expect(["succeeded", "unknown", "lapsed"]).toContain(end);
  });

  test("a crash between the intent and the start is told, not mended by starting it", async () => {
    const b = await shown();
    b.say("grace", `/approve ${b.last().hash}`);
    const forge: typeof b.forge = {
      ...b.forge,
      dispatch: () => Promise.reject(new Error("the process died")),
    };
    await expect(reconcile(KEY, { ...b.world, forge })).rejects.toThrow("died");
    await b.run();
    expect(b.stages()).toEqual(["running"]);
    b.pass(10 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["unknown"]);
    expect(b.dispatches()).toHaveLength(1);
  });

  test("a start that arrived though its answer did not is found by its name", async () => {
    const b = await shown();
    b.say("grace", `/approve ${b.last().hash}`);
    const forge: typeof b.forge = {
      ...b.forge,
      dispatch: async (...given) => {
        await b.forge.dispatch(...given);
        throw new Error("the answer was lost");
      },
    };
    await expect(reconcile(KEY, { ...b.world, forge })).rejects.toThrow("lost");
    b.pass(11 * MINUTE);
    await b.run();
    expect(b.stages()).toEqual(["running"]);
    endRun(b, { isDryRun: false });
    await b.run();
    expect(b.stages()).toEqual(["succeeded"]);
  });

  test("nothing is started where the intent cannot be written", async () => {
    const b = await shown();
    b.say("grace", `/approve ${b.last().hash}`);
    const card = b.of("card")[0]?.id;
    const forge: typeof b.forge = {
      ...b.forge,
      editComment: (repo, id, body) =>
        id === card
          ? Promise.resolve({ kind: "impossible", why: "forbidden" })
          : b.forge.editComment(repo, id, body),
      createComment: () => Promise.reject(new Error("403")),
    };
    await expect(reconcile(KEY, { ...b.world, forge })).rejects.toThrow("403");
    expect(b.dispatches()).toHaveLength(1);
  });

  test("a new process goes on where the old one stood, and starts nothing", async () => {
    const b = await begun();
    const before = b.writes.length;
    await reconcile(KEY, { ...b.world, memory: newMemory() });
    expect(b.writes.length).toBe(before);
  });

  test("a lost record begins nothing again", async () => {
    const b = await opened();
    await b.tell("ada", "/run ping");
    endRun(b, { isDryRun: false });
    await b.run();
    b.remove(b.of("card")[0]?.id ?? 0);
    b.pass(2 * MINUTE);
    await b.run();
    expect(b.dispatches()).toHaveLength(1);
    expect(b.stages()).toEqual(["lapsed"]);
    expect(b.last().lapsed).toEqual({ kind: "record-lost" });
  });

  test("an App the config does not name begins nothing, and says what to set", async () => {
    const b = openBench();
    b.commitFile(
      ".github/incidents.yml",
      configWith(OPERATIONS.replace("hosts: { app: sitrep }", "")),
    );
    await b.run();
    await b.tell("ada", "/run ping");
    expect(b.dispatches()).toEqual([]);
    expect(inEnglish(b.last().lapsed ?? "")).toContain("set hosts: {app: sitrep}");
  });
});

describe("two hosts", () => {
  test("that judge one approval at the same time leave one record and one result", async () => {
    const b = await shown();
    b.say("grace", `/approve ${b.last().hash}`);
    const other = { ...b.world, memory: newMemory() };
    await Promise.all([b.run(), reconcile(KEY, other)]);
    await b.run();
    expect(b.stages()).toEqual(["running"]);
    expect(b.of("operation")).toHaveLength(1);
    endRun(b, { isDryRun: false });
    await Promise.all([b.run(), reconcile(KEY, other)]);
    await b.run();
    expect(b.stages()).toEqual(["succeeded"]);
    expect(await b.writesOfPass()).toEqual([]);
  });
});
