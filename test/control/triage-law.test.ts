import fc from "fast-check";
import { expect, test } from "vitest";
import { bench, report } from "./bench.ts";
import { RUNS, seen } from "./happenings.ts";
import { requestOf } from "./probe-comment.ts";
import {
  DB_DOWN,
  dispatches,
  filesWith,
  FINE,
  QUEUE_FULL,
  reportGroup,
  TREE,
  type Findings,
} from "./triage-bench.ts";

type Bench = ReturnType<typeof bench>;

const reports = (findings: Findings) => (b: Bench) => {
  if (b.runs.length > 0) reportGroup(b, findings);
};

/** Things that happen to an incident with a triage. */
const HAPPENINGS = {
  triage: (b: Bench) => void b.say("ada", "/triage"),
  twice: (b: Bench) => void b.say("ada", "/triage\n/triage"),
  down: reports(DB_DOWN),
  full: reports(QUEUE_FULL),
  fine: reports(FINE),
  half: reports({ ready: { values: { db_ok: false } } }),
  ends: (b: Bench) => {
    if (b.runs.length > 0) b.finishRun(requestOf(b), "failure");
  },
  lift: (b: Bench) => void b.say("grace", "/flag lift stop-deploys"),
  milder: (b: Bench) => void b.say("grace", "/severity sev-3"),
  resolve: (b: Bench) => void b.say("ada", "/resolve --now it is over"),
  reopen: (b: Bench) => void b.say("ada", "/reopen"),
  time: (b: Bench) => {
    b.pass(16 * 60_000);
  },
};
type Happening = keyof typeof HAPPENINGS;

const isHappening = (name: string): name is Happening => name in HAPPENINGS;
const happening = fc.constantFrom(...Object.keys(HAPPENINGS).filter(isHappening));
const chapters = fc.array(fc.array(happening, { minLength: 1, maxLength: 2 }), { maxLength: 7 });

const team = (isOnOpen: boolean): Bench =>
  bench({
    files: filesWith(`triage:\n  on-open: ${isOnOpen}\n  probes: [ready, queue]${TREE}`),
    body: report({ severity: "SEV-2" }),
  });

const happen = (b: Bench, what: Happening): void => {
  b.pass(1000);
  HAPPENINGS[what](b);
};

test("a second pass right after a first plans nothing, and no group is started twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), chapters, async (isOnOpen, told) => {
      const b = team(isOnOpen);
      for (const events of told) {
        for (const event of events) happen(b, event);
        await b.run();
        expect(await b.writesOfPass()).toEqual([]);
      }
      expect(new Set(b.runs.map(({ title }) => title)).size).toBe(dispatches(b).length);
    }),
    RUNS,
  );
});

test("a pass that dies after any number of writes ends where an unbroken one does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), chapters, fc.nat(10), async (isOnOpen, told, writes) => {
      const [whole, broken] = [team(isOnOpen), team(isOnOpen)];
      for (const events of told) {
        for (const event of events) for (const b of [whole, broken]) happen(b, event);
        await whole.run();
        broken.failAfter(writes);
        await broken.run().catch(() => undefined);
        broken.heal();
        await broken.run();
      }
      expect(seen(broken)).toEqual(seen(whole));
      expect(dispatches(broken)).toEqual(dispatches(whole));
    }),
    RUNS,
  );
});
