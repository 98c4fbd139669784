import { createLru, type Lru } from "../domain/lru.ts";

/** An answer worth keeping: its validator and its content. */
export interface Remembered {
  readonly etag: string | undefined;
  readonly link: string | undefined;
  /** The content, made anew each time, so that nobody can change what others get. */
  readonly data: () => unknown;
}

/** Answers of GitHub by tenant and address, the least recently used forgotten first. */
export interface AnswerCache {
  readonly get: (key: string) => Remembered | undefined;
  /** Keeps an answer as it is now; `data` is whatever JSON can hold. */
  readonly set: (
    key: string,
    answer: Pick<Remembered, "etag" | "link"> & { readonly data: unknown },
  ) => void;
}

interface Entry extends Pick<Remembered, "etag" | "link"> {
  /**
   * UTF-8, outside the heap. A string would take twice the room as soon as it has one emoji in it, and objects a third
   * more, all of which the garbage collector has to walk.
   */
  readonly json: Uint8Array;
}

/** What belongs to one issue. */
const OF_ISSUE = /\/issues\/\d/u;

/**
 * Makes a cache that holds about so many bytes of JSON, over all its tenants. What belongs to single issues has a half
 * of its own: ten thousand of them would push out the lists that tell whether any of them changed.
 */
export function createAnswerCache(capacity: number): AnswerCache {
  const [ofIssues, others] = [createHalf(capacity / 2), createHalf(capacity / 2)];
  const entriesFor = (key: string) => (OF_ISSUE.test(key) ? ofIssues : others);
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  return {
    get: (key) => {
      const entry = entriesFor(key).get(key);
      if (entry === undefined) return undefined;
      const { etag, link, json } = entry;
      return { etag, link, data: (): unknown => JSON.parse(decoder.decode(json)) };
    },
    set: (key, { etag, link, data }) => {
      const text = textOf(data);
      const entries = entriesFor(key);
      if (text === undefined) entries.delete(key);
      else entries.set(key, { etag, link, json: encoder.encode(text) });
    },
  };
}

const createHalf = (capacity: number): Lru<string, Entry> =>
  createLru({
    most: capacity,
    // One giant answer must not push out all others.
    mostOfOne: capacity / 4,
    weigh: ({ json }, key) => key.length + json.byteLength,
  });

/** JSON of an answer; `undefined` for what has none, such as a number too large for JavaScript. */
function textOf(data: unknown): string | undefined {
  try {
    return JSON.stringify(data);
  } catch {
    return undefined;
  }
}
