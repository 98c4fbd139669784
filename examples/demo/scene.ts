import type { Duration } from "../../src/domain/time.ts";
import { formatDuration } from "../../src/domain/time.ts";
import type { Person } from "../../test/github/person.ts";
import { createFollower } from "./follower.ts";
import type { Narrator } from "./narrator.ts";
import { loginsOf, type Stage } from "./stage.ts";
import type { ThreadPlace, ThreadView } from "./thread-view.ts";

/** A check of the demo that did not hold. */
class Unverified extends Error {}

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
const PATIENCE = 20_000;

/** Opens the curtain. */
export function createScene(stage: Stage, narrator: Narrator): Scene {
  const { github, clock, people } = stage;
  const follower = createFollower(github, loginsOf(stage));
  let checked = 0;
  const check = (what: string, holds: boolean): void => {
    if (!holds) throw new Unverified(`Not so: ${what}`);
    checked += 1;
    narrator.holds(what);
  };
  return {
    stage,
    ...people,
    chapter: narrator.chapter,
    aside: narrator.aside,
    noticed: follower.noticed,
    check,
    checked: () => checked,
    act: (who, what, markdown) => {
      narrator.act(clock.show(), typeof who === "string" ? who : who.login, what);
      if (markdown !== undefined) narrator.quote(markdown);
    },
    until: async (what, look) => {
      const found = await inTime(github.until(what, look, 2 * PATIENCE), what);
      check(what, true);
      return found;
    },
    catchUp: async (place) => {
      await inTime(stage.quiet(), "everything on the stage comes to rest");
      const { thread, news } = follower.look(place);
      narrator.news(clock.show(), news);
      return thread;
    },
    skip: (span) => {
      clock.skip(span);
      narrator.aside(
        `The demo moves its clock forward by ${formatDuration(span)}, so that nobody has to wait.`,
      );
    },
  };
}

async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const seconds = PATIENCE / 1000;
    timer = setTimeout(
      () => reject(new Unverified(`Not so within ${seconds} seconds: ${what}`)),
      PATIENCE,
    );
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
