import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { botComments, ledgerOf, readMarker, withMarker } from "../../src/control/bot-comment.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { fold } from "../../src/domain/fold.ts";
import { bench } from "./bench.ts";
import { FEW_RUNS } from "./happenings.ts";
import { reportProbe } from "./probe-comment.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Bench = ReturnType<typeof bench>;

const LOST = "The record of this incident was deleted or damaged.";

/** An incident in which much was said and done, and two minutes of silence after it. */
async function told(): Promise<Bench> {
  const b = bench();
  await b.run();
  for (const said of [
    "/ack",
    "/lead me\n/role comms @ada",
    "/severity sev-2",
    "/fact error E42",
    "/status mitigating",
    "/done 1",
    "/probe health",
    "/help",
  ]) {
    b.pass(SECOND);
    b.say("grace", said);
    await b.run();
  }
  reportProbe(b, "unhealthy");
  await b.run();
  const [checklist] = b.of("checklist");
  b.pass(SECOND);
  b.editAs(checklist?.id ?? 0, checklist?.body.replace("- [ ] **2", "- [x] **2") ?? "");
  await b.run();
  // The bot writes the ticks anew, so that the mouse is no longer to be seen in them.
  b.pass(SECOND);
  b.say("grace", "/done 3");
  await b.run();
  b.pass(20 * MINUTE);
  return b;
}

const ledger = (b: Bench) =>
  ledgerOf(botComments(b.comments(), b.forge.self, DOCUMENTS.defaults.hosts));

/** What an incident comes to, without the moments and the words of its making. */
function essence(b: Bench) {
  const incident = fold(ledger(b));
  return {
    labels: b.issue().labels.toSorted(),
    isOpen: b.issue().isOpen,
    roles: incident?.roles,
    facts: [...(incident?.facts ?? [])].map(([name, { value }]) => [name, value]),
    steps: incident?.checklists.map(({ steps }) => steps.map(({ state }) => state)),
    probes: incident?.probeRuns.map(({ request, outcome }) => [request, outcome.kind]),
    acknowledgedBy: incident?.acknowledgedBy,
  };
}

const card = (b: Bench) => {
  const [first] = b.comments();
  if (first === undefined) throw new Error("there is no comment");
  return first;
};

const cut = (body: string): string => body.slice(0, body.indexOf("<!-- sitrep:"));

describe("a card that somebody", () => {
  test.each<readonly [what: string, damage: (b: Bench) => void, isSame: boolean]>([
    ["deletes is written anew", (b) => b.remove(card(b).id), false],
    [
      "cuts the record out of is filled again",
      (b) => b.editAs(card(b).id, cut(card(b).body)),
      true,
    ],
    [
      "breaks the JSON of is filled again",
      (b) => b.editAs(card(b).id, card(b).body.replace('"entries":[', '"entries":[,')),
      true,
    ],
    [
      "makes a receipt of unreadable is filled again",
      (b) => b.editAs(card(b).id, card(b).body.replace('"kind":"severity-set"', '"kind":"what"')),
      true,
    ],
    [
      "gives another version is filled again",
      (b) => b.editAs(card(b).id, card(b).body.replace('"v":1', '"v":9')),
      true,
    ],
  ])("%s, and says so; nothing is lost or done twice", async (_, damage, isSame) => {
    const b = await told();
    const before = essence(b);
    const { id } = card(b);
    const [runs, replies] = [b.runs.length, b.of("reply").length];
    damage(b);
    await b.run();
    expect(essence(b)).toEqual(before);
    expect(b.of("card")).toHaveLength(1);
    expect(b.of("card")[0]?.id === id).toBe(isSame);
    expect(b.text("card")).toContain(LOST);
    expect(b.runs).toHaveLength(runs);
    expect(b.of("reply")).toHaveLength(replies);
    expect(b.of("checklist")).toHaveLength(1);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each([1, 2, 3, 5])(
    "deletes is written anew also by a pass that dies after %d writes",
    async (writes) => {
      const b = await told();
      const before = essence(b);
      b.remove(card(b).id);
      b.failAfter(writes);
      await b.run().catch(() => undefined);
      b.heal();
      await b.run();
      expect(essence(b)).toEqual(before);
      expect(b.text("card")).toContain(LOST);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("rewrites the text of says again what is so", async () => {
    const b = await told();
    const { id, body } = card(b);
    b.editAs(id, body.replaceAll("SEV-2", "SEV-9"));
    await b.run();
    expect(card(b).body).toBe(body);
    expect(b.text("card")).not.toContain(LOST);
  });

  test("deletes after the end does not open the issue again", async () => {
    const b = await told();
    b.close("ada", "duplicate");
    await b.run();
    b.pass(2 * MINUTE);
    b.remove(card(b).id);
    const writes = b.writes.length;
    await b.run();
    expect(b.issue().isOpen).toBe(false);
    expect(b.writes.slice(writes).filter((what) => what.startsWith("edit issue"))).toEqual([]);
  });

  test("deletes: who may not command any more is told, and so is who edited what was said", async () => {
    const b = bench();
    await b.run();
    const { id } = b.say("ada", "/severity sev-2");
    await b.run();
    b.pass(2 * MINUTE);
    b.editAs(id, "/severity sev-3");
    await b.run();
    expect(b.of("reply")).toEqual([]);
    b.remove(card(b).id);
    b.remove(b.of("card")[0]?.id ?? 0);
    await b.run();
    expect(b.text("reply")).toContain("was edited before I read it");
  });

  test("deletes while the receipts of a soak are elsewhere does not end the soak", async () => {
    const b = bench();
    await b.run();
    b.pass(SECOND);
    b.say("ada", "/status mitigating");
    await b.run();
    b.pass(SECOND);
    b.say("ada", "/resolve");
    await b.run();
    b.pass(2 * MINUTE);
    b.remove(card(b).id);
    await b.run();
    expect(b.of("validation")).toHaveLength(1);
    expect(b.runs).toHaveLength(1);
    expect(fold(ledger(b))?.validation).toBeDefined();
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("other comments of the bot", () => {
  test.each(["checklist", "probe", "reply"])(
    "a %s that is deleted leaves the incident as it is",
    async (kind) => {
      const b = await told();
      const before = essence(b);
      b.remove(b.of(kind)[0]?.id ?? 0);
      await b.run();
      expect(essence(b)).toEqual(before);
      expect(b.text("card")).not.toContain(LOST);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("boxes of a checklist go on to be ticked by hand, also by somebody who changed its text", async () => {
    const b = bench();
    await b.run();
    b.pass(2 * MINUTE);
    const [checklist] = b.of("checklist");
    b.editAs(
      checklist?.id ?? 0,
      checklist?.body.replace("- [ ] **1", "- [x] **1").replace("Restart", "Kick") ?? "",
    );
    await b.run();
    expect(b.text("card")).toContain("1 of 3");
    expect(b.text("checklist")).toContain("- [x] **1");
    expect(b.text("checklist")).toContain("Restart");
  });

  test("a probe's report that was damaged by hand is no report", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    await b.run();
    reportProbe(b, "healthy");
    const [probe] = b.of("probe");
    b.editAs(probe?.id ?? 0, probe?.body.replace('"health":"healthy"', '"health":7') ?? "");
    await b.run();
    expect(b.text("card")).not.toContain("🟢");
  });
});

describe("whatever is written into a marker by hand", () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.string(),
    fc.constant([]),
    fc.constant({}),
  );
  /** Sets one value somewhere in a JSON value to another. */
  const setDeep = (json: unknown, path: readonly number[], to: unknown): unknown => {
    const [step, ...rest] = path;
    if (step === undefined || typeof json !== "object" || json === null) return to;
    const keys = Object.keys(json);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) return to;
    const changed = Object.entries(json).map(([name, old]): [string, unknown] => [
      name,
      name === key ? setDeep(old, rest, to) : old,
    ]);
    return Array.isArray(json) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
  };

  test("a pass ends, the card can be read again, and a second pass has nothing to do", async () => {
    const b = await told();
    const whole = b.comments().map(({ id, body }) => [id, body] as const);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
        value,
        async (index, path, to) => {
          const fresh = await told();
          const comment = fresh.comments()[index];
          const marker = readMarker(comment?.body ?? "");
          if (comment === undefined || marker === undefined) return;
          const damaged = setDeep(JSON.parse(JSON.stringify(marker)), path, to);
          const text = cut(comment.body);
          // The kind stays, because that is what somebody who edits values leaves.
          fresh.editAs(comment.id, withMarker(text, { ...Object(damaged), kind: marker.kind }));
          await fresh.run();
          expect(fresh.of("card")).toHaveLength(1);
          expect(await fresh.writesOfPass()).toEqual([]);
        },
      ),
      FEW_RUNS,
    );
  });
});
