import type { Octokit } from "@octokit/rest";
import type { Clock } from "../control/port.ts";
import { before, type Instant, seconds } from "../domain/time.ts";
import { addressOf, pathOf } from "./address.ts";
import { type Urgency, urgencyOf } from "./urgency.ts";

/** Option of a single request for what many passes read at the same time: they get one answer. */
const SHARED = "isShared";

/** `request` options for a read that passes may share. */
export const shared: { readonly [SHARED]: boolean } = { [SHARED]: true };

/**
 * How old an answer may be for a pass that nothing set off but the time, counted from when it was asked for. After a
 * restart, hundreds of them read the same.
 */
const FRESH_FOR = seconds(2);

/**
 * Whom an answer serves beside its like: those who are less urgent. The other way round, somebody urgent would wait
 * with somebody who is kept waiting.
 */
const SERVES: Readonly<Record<Urgency, readonly Urgency[]>> = {
  high: ["normal", "low"],
  normal: ["normal", "low"],
  low: ["low"],
};

type Response = Awaited<ReturnType<Octokit["request"]>>;

/**
 * Lets the passes of one client share reads that ask for it. Those who ask while another one waits for the same get its
 * answer. A pass that a timer started also takes an answer that came shortly before; one that something set off does
 * not, because that may be what changed the answer. Nor does an urgent one wait with others. What a client writes in a
 * repository makes it forget what was read there; what is written to an issue changes none of it.
 */
export function shareReads(octokit: Octokit, clock: Clock): void {
  const known = createAnswers();
  octokit.hook.wrap("request", async (request, options) => {
    if (options.method !== "GET") {
      const url = pathOf(options);
      known.forgetFor(url);
      try {
        return await request(options);
      } finally {
        known.forgetFor(url);
      }
    }
    if (options.request?.[SHARED] !== true) return request(options);
    const url = addressOf(options);
    const urgency = urgencyOf(options);
    const now = clock();
    const answer =
      known.get(url, urgency, now) ??
      known.add(url, urgency, now, Promise.resolve(request(options)));
    // A copy for each, so that no caller can change what another one gets.
    return structuredClone(await answer);
  });
}

interface Entry {
  readonly answer: Promise<Response>;
  readonly askedAt: Instant;
  isAnswered: boolean;
}

function createAnswers() {
  const known = new Map<string, Entry>();
  const forget = (isToForget: (url: string, entry: Entry) => boolean): void => {
    for (const [key, entry] of known) {
      if (isToForget(key.slice(key.indexOf(" ") + 1), entry)) known.delete(key);
    }
  };
  return {
    get: (url: string, urgency: Urgency, now: Instant): Promise<Response> | undefined => {
      forget((_, { askedAt }) => askedAt <= before(now, FRESH_FOR));
      const entry = known.get(keyOf(url, urgency));
      const isToShare = urgency === "low" || (urgency === "normal" && entry?.isAnswered === false);
      return isToShare ? entry?.answer : undefined;
    },
    add: async (url: string, urgency: Urgency, now: Instant, answer: Promise<Response>) => {
      const entry = { answer, askedAt: now, isAnswered: false };
      for (const served of SERVES[urgency]) known.set(keyOf(url, served), entry);
      try {
        return await answer;
      } catch (error) {
        forget((_, one) => one === entry);
        throw error;
      } finally {
        entry.isAnswered = true;
      }
    },
    /** Forgets what a write may change. */
    forgetFor: (written: string): void => {
      const repository = CHANGED.exec(written)?.groups?.["repository"];
      if (repository !== undefined) forget((url) => isIn(repository, url));
    },
  };
}

const keyOf = (url: string, urgency: Urgency): string => `${urgency} ${url}`;

/** An address that does not belong to an issue. */
const CHANGED = /^(?<repository>.*\/repos\/[^/]+\/[^/]+)\/(?!issues(?:\/|$))/u;

const isIn = (repository: string, url: string): boolean =>
  url.startsWith(repository) && /^(?:[/?]|$)/u.test(url.slice(repository.length));
