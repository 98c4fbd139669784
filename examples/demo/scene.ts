import type { Duration } from "../../src/domain/time.ts";
import { formatDuration } from "../../src/domain/time.ts";
import type { Person } from "../../test/github/person.ts";
import type { Narrator } from "./narrator.ts";
import type { Stage } from "./stage.ts";
import { lookAt, newsBetween, type ThreadPlace, type ThreadView } from "./thread-view.ts";

/** A check of the demo that did not hold. */
export class Unverified extends Error {}

/** A stage with somebody who tells what happens on it, and who looks whether it is right. */
export interface Scene {
  readonly stage: Stage;
  readonly reporter: Person;
  readonly onCall: Person;
  readonly chapter: Narrator["chapter"];
  readonly aside: Narrator["aside"];
  /** Says what somebody does, and quotes what they write. */
  readonly act: (who: Person | string, what: string, markdown?: string) => void;
  /** Looks whether something is as it should be: a tick, or the end of the demo. */
  readonly check: (what: string, holds: boolean) => void;
  /** Waits until something is so, told by GitHub's changes; then checks it. */
  readonly until: <T>(what: string, look: () => T | undefined | false) => Promise<T>;
  /** Waits until nothing moves any more, and tells what became different in the thread. */
  readonly catchUp: (place: ThreadPlace) => Promise<ThreadView>;
  /** A comment a person has just edited, so that the edit is not told as somebody else's. */
  readonly noticed: (place: ThreadPlace, comment: number, body: string) => void;
  /** Moves the clock of everything on the stage forward. */
  readonly skip: (span: Duration) => void;
  /** What was checked so far. */
  readonly checked: () => number;
}

/** How long a step may take before the demo gives it up, in milliseconds. */
const PATIENCE = 15_000;

/** Opens the curtain. */
export function createScene(stage: Stage, narrator: Narrator): Scene {
  const { github, clock, people } = stage;
  const seen = new Map<string, ThreadView>();
  let checked = 0;
  const check = (what: string, holds: boolean): void => {
    if (!holds) {
      narrator.fails(what);
      throw new Unverified(`This should hold and does not: ${what}.`);
    }
    checked += 1;
    narrator.holds(what);
  };
  return {
    stage,
    ...people,
    chapter: narrator.chapter,
    aside: narrator.aside,
    check,
    checked: () => checked,
    act: (who, what, markdown) => {
      narrator.act(clock.show(), typeof who === "string" ? who : who.login, what);
      if (markdown !== undefined) narrator.quote(markdown);
    },
    until: async (what, look) => {
      const found = await github.until(what, look, PATIENCE).catch((problem: unknown) => {
        narrator.fails(what);
        const why = problem instanceof Error ? problem.message : String(problem);
        throw new Unverified(`Waited in vain: ${why}.`);
      });
      check(what, true);
      return found;
    },
    catchUp: async (place) => {
      await stage.quiet();
      const key = keyOf(place);
      const before = seen.get(key) ?? { isOpen: true, labels: [], comments: [] };
      const now = lookAt(github, place);
      seen.set(key, now);
      const byPeople = Object.values(people).map(({ login }) => login);
      const news = newsBetween(before, now).filter(
        (one) => one.kind !== "commented" || !byPeople.includes(one.comment.author),
      );
      narrator.news(clock.show(), news);
      return now;
    },
    noticed: (place, id, body) => {
      const key = keyOf(place);
      const view = seen.get(key);
      if (view === undefined) return;
      const comments = view.comments.map((one) => (one.id === id ? { ...one, body } : one));
      seen.set(key, { ...view, comments });
    },
    skip: (span) => {
      clock.skip(span);
      narrator.aside(
        `The demo moves its clock forward by ${formatDuration(span)}, so that nobody has to wait.`,
      );
    },
  };
}

const keyOf = ({ repository, number }: ThreadPlace): string => `${repository}#${number}`;
