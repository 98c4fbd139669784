/** An answer worth keeping: its validator and its content. */
interface Remembered {
  readonly etag: string | undefined;
  readonly data: unknown;
  readonly link: string | undefined;
}

/** Answers of GitHub by tenant and address, the least recently used forgotten first. */
export interface AnswerCache {
  readonly get: (key: string) => Remembered | undefined;
  readonly set: (key: string, answer: Remembered) => void;
}

/** Makes a cache that holds about so many characters of JSON, over all its tenants. */
export function createAnswerCache(capacity: number): AnswerCache {
  const answers = new Map<string, { readonly answer: Remembered; readonly size: number }>();
  let held = 0;
  const forget = (key: string): void => {
    held -= answers.get(key)?.size ?? 0;
    answers.delete(key);
  };
  return {
    get: (key) => {
      const entry = answers.get(key);
      if (entry === undefined) return undefined;
      // To the young end: a Map keeps the order of insertion.
      answers.delete(key);
      answers.set(key, entry);
      return entry.answer;
    },
    set: (key, answer) => {
      forget(key);
      const size = key.length + (JSON.stringify(answer.data)?.length ?? 0);
      // One giant answer must not push out all others.
      if (size > capacity / 8) return;
      answers.set(key, { answer, size });
      held += size;
      for (const oldest of answers.keys()) {
        if (held <= capacity) break;
        forget(oldest);
      }
    },
  };
}
