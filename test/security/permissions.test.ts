import { describe, expect, test } from "vitest";
import { ledgerOf, botComments } from "../../src/control/bot-comment.ts";
import type { Author, Permission } from "../../src/control/port.ts";
import { COMMANDS } from "../../src/domain/command/registry.ts";
import type { Verdict } from "../../src/domain/ledger.ts";
import { bench, FILES } from "../control/bench.ts";
import { configWith, OPERATIONS } from "../control/operation-bench.ts";
import { ACTIONS, person } from "../support/memory-forge.ts";

type Bench = ReturnType<typeof bench>;

const SECOND = 1000;
const WHO = person("who");

/** The team with all that there is a command for: operations, a triage, emergency access and a check by hand. */
const CONFIG = configWith(`${OPERATIONS}
triage: { probes: [health] }
break-glass: { most: 60m }
`).replace("validation: {", "validation: { manual: [Support has been told],");

/** Each command as somebody who may would say it with success, and what must have happened before. */
interface Row {
  readonly say: string | ((b: Bench) => string);
  readonly first?: string;
}

const ROWS: Readonly<Record<string, Row>> = {
  ack: { say: "/ack on it" },
  lead: { say: "/lead me" },
  role: { say: "/role comms me" },
  severity: { say: "/severity sev-2 it is worse" },
  status: { say: "/status identified" },
  update: { say: "/update Half of the teams are back." },
  note: { say: "/note seen before" },
  fact: { say: "/fact endpoints GET /api" },
  runbook: { say: "/runbook" },
  done: { say: "/done 1" },
  skip: { say: "/skip 2 no replica" },
  probe: { say: "/probe health" },
  triage: { say: "/triage" },
  flag: { say: "/flag" },
  run: { say: "/run ping" },
  approve: { say: (b) => `/approve ${hashIn(b)}`, first: "/run flag-off flag=checkout" },
  cancel: { say: (b) => `/cancel ${hashIn(b)}`, first: "/run flag-off flag=checkout" },
  "break-glass": { say: "/break-glass for 30m the ledger has to be unlocked by hand" },
  revoke: { say: "/revoke", first: "/break-glass for 30m a drill" },
  resolve: { say: "/resolve --now it was a drill" },
  check: { say: "/check 1", first: "/resolve" },
  uncheck: { say: "/uncheck 1", first: "/resolve\n/check 1" },
  reopen: { say: "/reopen it is back", first: "/resolve --now a drill" },
  help: { say: "/help" },
};

/** The digits that the last request shows. */
const hashIn = (b: Bench): string =>
  /`(?<hash>[0-9a-f]{12})`$/u.exec(b.text("operation"))?.[1] ?? "";

/** What is said in a row, once what must have happened before has happened. */
function saidIn(row: Row | undefined, b: Bench): string {
  const say = row?.say ?? "";
  return typeof say === "string" ? say : say(b);
}

/** Everybody who can write a comment, with what GitHub says of their access. */
const PEOPLE: readonly (readonly [role: string, permission: Permission, isResponder: boolean])[] = [
  ["an outsider", "none", false],
  ["a reader", "read", false],
  ["a triager", "triage", false],
  ["a writer", "write", true],
  ["a maintainer", "maintain", true],
  ["an admin", "admin", true],
];

const BOTS: readonly (readonly [who: string, author: Author])[] = [
  ["the App itself", { login: "sitrep[bot]", isBot: true, app: "sitrep" }],
  ["another App", { login: "other[bot]", isBot: true, app: "other" }],
  ["github-actions", ACTIONS],
];

const commands = COMMANDS.map(({ name, who }) => [name, who] as const);

async function incident(permission: Permission, row: (typeof ROWS)[string] | undefined) {
  const b = bench({
    permissions: { ada: "write", who: permission },
    files: { ...FILES, ".github/incidents.yml": CONFIG },
  });
  await b.run();
  b.pass(SECOND);
  if (row?.first !== undefined) {
    b.say("ada", row.first);
    await b.run();
    b.pass(SECOND);
  }
  return b;
}

/** The receipt of the last comment's first line. */
function verdictOf(b: Bench, comment: number): Verdict | undefined {
  const bot = botComments(b.comments(), b.forge.self, { app: undefined, actions: false });
  return ledgerOf(bot).entries.find(({ id }) => id === `comment/${comment}/0`)?.verdict;
}

const refusalOf = (name: string): string =>
  `Only people with write access to this repository can use \`/${name}\`. ` +
  "If you know something that helps, write it as a plain comment: responders read along.";

test("every command of the registry has a row here, and every row a command", () => {
  expect(Object.keys(ROWS).toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
});

test("only what changes nothing is for everybody", () => {
  expect(commands.filter(([, who]) => who === "anyone")).toEqual([["help", "anyone"]]);
});

test("a refusal names the command, the reason and what to do instead", async () => {
  const b = await incident("read", ROWS["ack"]);
  b.say("who", "/ack");
  await b.run();
  expect(b.text("reply")).toMatchInlineSnapshot(
    `"\`/ack\` was not carried out. Only people with write access to this repository can use \`/ack\`. If you know something that helps, write it as a plain comment: responders read along."`,
  );
});

describe.each(PEOPLE)("%s", (_, permission, isResponder) => {
  test.each(commands)("saying /%s is judged by GitHub's word alone", async (name, who) => {
    const row = ROWS[name];
    const b = await incident(permission, row);
    const labels = b.issue().labels;
    const pulls = b.pulls.length;
    const runs = [...b.runs];
    const said = saidIn(row, b);
    const comment = b.say("who", said);
    await b.run();
    if (who === "anyone" || isResponder)
      expect(verdictOf(b, comment.id)).toEqual({ kind: "accepted" });
    else {
      const why = refusalOf(name);
      expect(verdictOf(b, comment.id)).toEqual({ kind: "refused", by: "who", said, why });
      expect(b.text("reply", b.of("reply").length - 1)).toContain(why);
      expect([b.issue().labels, b.runs, b.pulls.length]).toEqual([labels, runs, pulls]);
    }
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each(
    COMMANDS.flatMap(({ name, aliases, who }) => aliases.map((alias) => [alias, name, who])),
  )("saying /%s is judged as /%s is", async (alias, name, who) => {
    const b = await incident(permission, ROWS[name ?? ""]);
    const said = saidIn(ROWS[name ?? ""], b).replace(`/${name}`, `/${alias?.toUpperCase()}`);
    const comment = b.say("who", said);
    await b.run();
    const isAccepted = who === "anyone" || isResponder;
    expect(verdictOf(b, comment.id)?.kind).toBe(isAccepted ? "accepted" : "refused");
  });
});

describe.each(BOTS)("%s", (_, author) => {
  test.each(commands)("saying /%s says nothing", async (name) => {
    const b = await incident("write", ROWS[name]);
    b.sayAs(author, saidIn(ROWS[name], b));
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("putting on labels, closing and reopening is no command of a person", async () => {
    const b = await incident("write", undefined);
    b.nativeAs(author, { kind: "labeled", label: "severity/sev-3" });
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-1");
    b.nativeAs(author, { kind: "closed", as: "completed" });
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: true });
  });
});

describe.each(PEOPLE)("by GitHub's own means %s", (_, permission, isResponder) => {
  test("closing ends the incident or is undone", async () => {
    const b = await incident(permission, undefined);
    b.close("who");
    await b.run();
    expect(b.issue().isOpen).toBe(!isResponder);
    expect(b.pulls).toHaveLength(isResponder ? 1 : 0);
    if (!isResponder) expect(b.text("reply")).toContain("Only people with write access");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("reopening takes it up again or is undone", async () => {
    const b = await incident(permission, ROWS["reopen"]);
    b.reopen("who");
    await b.run();
    expect(b.issue().isOpen).toBe(isResponder);
    expect(b.issue().labels).toContain(isResponder ? "phase/investigating" : "phase/resolved");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each(["severity/sev-3", "phase/mitigating"])(
    "labelling %s sets it or is undone",
    async (label) => {
      const b = await incident(permission, undefined);
      b.label("who", label);
      await b.run();
      const others = ["incident", "severity/sev-1", "phase/investigating"];
      const [family = ""] = label.split("/");
      expect(b.issue().labels.toSorted()).toEqual(
        (isResponder
          ? [...others.filter((other) => !other.startsWith(family)), label]
          : others
        ).toSorted(),
      );
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("editing a comment that was judged changes nothing; one that was not is refused", async () => {
    const b = await incident(permission, undefined);
    const judged = b.say("ada", "/note as it was");
    await b.run();
    b.pass(SECOND);
    b.editAs(judged.id, "/severity sev-3");
    expect(await b.writesOfPass()).toEqual([]);
    const fresh = b.say("ada", "I am looking.");
    b.pass(SECOND);
    b.editAs(fresh.id, "/severity sev-3");
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-1");
    expect(verdictOf(b, fresh.id)).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("was edited before I read it"),
    });
  });

  test("deleting a command that was judged takes nothing back", async () => {
    const b = await incident(permission, undefined);
    const said = b.say("ada", "/severity sev-3");
    await b.run();
    b.pass(SECOND);
    b.remove(said.id);
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-3");
  });
});

test("whoever reported from outside may withdraw it while nobody took it on, and no longer", async () => {
  const triage = bench({ author: "who" });
  await triage.run();
  triage.pass(SECOND);
  triage.close("who");
  await triage.run();
  expect(triage.issue()).toMatchObject({ isOpen: false });
  const taken = bench({ author: "who" });
  await taken.run();
  taken.pass(SECOND);
  taken.say("ada", "/ack");
  await taken.run();
  taken.pass(SECOND);
  taken.close("who");
  await taken.run();
  expect(taken.issue()).toMatchObject({ isOpen: true });
});

test("access that was lost before the pass is no access", async () => {
  const permissions: Record<string, Permission> = { ada: "write", who: "write" };
  const b = bench({ permissions });
  await b.run();
  b.pass(SECOND);
  const said = b.say("who", "/severity sev-3");
  permissions["who"] = "read";
  await b.run();
  expect(verdictOf(b, said.id)).toMatchObject({ kind: "refused" });
  permissions["who"] = "write";
  expect(await b.writesOfPass()).toEqual([]);
});

test("a person through another App is that person, and one who looks like an App is none", async () => {
  const b = await incident("write", undefined);
  const through = b.sayAs({ ...WHO, app: "other" }, "/severity sev-2");
  const like = b.sayAs({ login: "sitrep-bot", isBot: false, app: undefined }, "/severity sev-3");
  await b.run();
  expect(verdictOf(b, through.id)).toEqual({ kind: "accepted" });
  expect(verdictOf(b, like.id)).toMatchObject({ kind: "refused", by: "sitrep-bot" });
});
