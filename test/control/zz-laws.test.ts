import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemory } from "../../src/control/memory.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { readMarker, visibleText } from "../../src/control/bot-comment.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench } from "./bench.ts";
import { endReading, requestOf } from "./probe-comment.ts";

type Bench = ReturnType<typeof bench>;

/** Things people and clocks do; each is applied to whatever state there is. */
const HAPPENINGS = {
  ack: (b: Bench) => void b.say("ada", "/ack"),
  lead: (b: Bench) => void b.say("grace", "/lead me\n/role comms @ada"),
  severity: (b: Bench) => void b.say("ada", "/severity sev-2"),
  update: (b: Bench) => void b.say("ada", "/update still looking"),
  status: (b: Bench) => void b.say("ada", "/status mitigating"),
  nonsense: (b: Bench) => void b.say("ada", "/akc\n/severity nine"),
  outsider: (b: Bench) => void b.say("mallory", "/resolve"),
  done: (b: Bench) => void b.say("ada", "/done 1"),
  tick: (b: Bench) => {
    const [checklist] = b.of("checklist");
    if (checklist !== undefined)
      b.editAs(checklist.id, checklist.body.replace("- [ ] **2", "- [x] **2"));
  },
  probe: (b: Bench) => void b.say("ada", "/probe health"),
  runEnds: (b: Bench) => {
    if (b.runs.length > 0) endReading(b, "healthy");
  },
  runFails: (b: Bench) => {
    if (b.runs.length > 0) b.finishRun(requestOf(b), "failure");
  },
  resolve: (b: Bench) => void b.say("ada", "/resolve"),
  resolveNow: (b: Bench) => void b.say("ada", "/resolve --now it is over"),
  closed: (b: Bench) => {
    if (b.issue().isOpen) b.close("ada");
  },
  duplicate: (b: Bench) => {
    if (b.issue().isOpen) b.close("ada", "duplicate");
  },
  reopen: (b: Bench) => {
    if (!b.issue().isOpen) b.reopen("ada");
  },
  label: (b: Bench) => {
    b.label("grace", "severity/sev-3");
  },
  time: (b: Bench) => {
    b.pass(6 * 60_000);
  },
} as const;

type Happening = keyof typeof HAPPENINGS;

const isHappening = (name: string): name is Happening => name in HAPPENINGS;
const happening = fc.constantFrom(...Object.keys(HAPPENINGS).filter(isHappening));
const story = fc.array(happening, { maxLength: 8 });

/** Enough to meet disorder in each run of the suite; the seed is printed when a law is broken. */
const RUNS = { numRuns: 250 };

const happen = (b: Bench, what: Happening): void => {
  b.pass(1000);
  HAPPENINGS[what](b);
};

/** What people see in the end: labels, state, and the text of each of the bot's comments. */
const seen = (b: Bench) => ({
  labels: b.issue().labels.toSorted(),
  isOpen: b.issue().isOpen,
  comments: b
    .comments()
    .flatMap(({ body }) => {
      const kind = readMarker(body)?.kind;
      return kind === undefined ? [] : [`${kind}: ${visibleText(body)}`];
    })
    // Ids of comments and runs differ with the order in which they were written.
    .map((text) => text.replaceAll(/(?<=issuecomment-|runs\/|#)\d+/gu, "N"))
    .toSorted(),
  pulls: b.pulls.map(({ headBranch, requestedReviewers }) => [headBranch, requestedReviewers]),
});

test("a second pass right after a first plans nothing", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (events) => {
      const b = bench();
      for (const event of events) {
        happen(b, event);
        await b.run();
        expect(await b.writesOfPass()).toEqual([]);
      }
    }),
    RUNS,
  );
});

test("a pass that dies after any number of writes ends where an unbroken one does", async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.nat(12), async (events, writes) => {
      const whole = bench();
      const broken = bench();
      for (const event of events) {
        happen(whole, event);
        await whole.run();
        happen(broken, event);
        broken.failAfter(writes);
        await broken.run().catch(() => undefined);
        broken.heal();
        await broken.run();
      }
      expect(seen(broken)).toEqual(seen(whole));
    }),
    RUNS,
  );
});

test("no run of a probe is started twice, however often a pass dies", async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.array(fc.nat(12), { maxLength: 8 }), async (events, deaths) => {
      const b = bench();
      for (const [index, event] of events.entries()) {
        happen(b, event);
        b.failAfter(deaths[index] ?? Number.POSITIVE_INFINITY);
        await b.run().catch(() => undefined);
        b.heal();
        await b.run();
      }
      const requests = b.runs.map(({ title }) => title);
      expect(requests).toEqual([...new Set(requests)]);
    }),
    RUNS,
  );
});

test("delete every byte of local state: a new process goes on where the old one stood", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (events) => {
      const b = bench();
      await b.run();
      for (const event of events) {
        happen(b, event);
        await b.run();
      }
      const before = b.writes.length;
      await reconcile(KEY, { ...b.world, memory: createMemory() });
      expect(b.writes.length).toBe(before);
    }),
    RUNS,
  );
});

test("passes that were missed change nothing in what people see in the end", async () => {
  const quiet = fc.constantFrom<Happening>("ack", "lead", "severity", "update", "status", "done");
  await fc.assert(
    fc.asyncProperty(fc.array(quiet, { maxLength: 6 }), async (events) => {
      const often = bench();
      const once = bench();
      await often.run();
      await once.run();
      for (const event of events) {
        happen(often, event);
        await often.run();
        happen(once, event);
      }
      await once.run();
      const [a, b] = [seen(often), seen(once)];
      expect(b.labels).toEqual(a.labels);
      expect(b.comments).toEqual(a.comments);
    }),
    RUNS,
  );
});
