import fc from "fast-check";
import { readMarker, visibleText } from "../../src/control/bot-comment.ts";
import type { bench } from "./bench.ts";
import { endReading, requestOf } from "./probe-comment.ts";

/** An engine on a GitHub in memory. */
export type Bench = ReturnType<typeof bench>;

/** Things people and clocks do; each is applied to whatever state there is. */
const HAPPENINGS = {
  ack: (b: Bench) => void b.say("ada", "/ack"),
  lead: (b: Bench) => void b.say("grace", "/lead me\n/role comms @ada"),
  severity: (b: Bench) => void b.say("ada", "/severity sev-2"),
  update: (b: Bench) => void b.say("ada", "/update still looking"),
  status: (b: Bench) => void b.say("ada", "/status mitigating"),
  mixed: (b: Bench) => void b.say("ada", "/ack\n/help\n/akc\n/fact error E42"),
  resolveAndBack: (b: Bench) => void b.say("ada", "/resolve\n/status mitigating"),
  resolveTwice: (b: Bench) => void b.say("ada", "/resolve\n/resolve"),
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

/** Name of something that happens. */
export type Happening = keyof typeof HAPPENINGS;

const isHappening = (name: string): name is Happening => name in HAPPENINGS;
/** Any of them. */
export const happening = fc.constantFrom(...Object.keys(HAPPENINGS).filter(isHappening));
/** Some of them, in any order. */
export const story = fc.array(happening, { maxLength: 8 });

/** Enough to meet disorder in each run of the suite (`LAW_RUNS` for more); the seed of a broken law is printed. */
export const RUNS = { numRuns: Number(process.env["LAW_RUNS"] ?? 25) };

/** Lets something happen, a second after what was before. */
export const happen = (b: Bench, what: Happening): void => {
  b.pass(1000);
  HAPPENINGS[what](b);
};

/** What people see in the end: labels, state, and the text of each of the bot's comments. */
export const seen = (b: Bench) => ({
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

/** For laws whose every case is a long story. */
export const FEW_RUNS = { numRuns: Math.ceil(RUNS.numRuns / 4) };
