import type { ChildProcess } from "node:child_process";

/** Functions of another process, called over its channel. */
export type Remote<T> = {
  readonly [Name in keyof T]: T[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

interface Question {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

/** Lets the parent process call these functions. */
export function offer(functions: object): void {
  const known = new Map(Object.entries(functions));
  process.on("message", ({ id, name, given }: Question) => {
    const answer = async (): Promise<Answer> => {
      const called: unknown = known.get(name);
      if (typeof called !== "function") return { id, problem: `there is no ${name}` };
      try {
        return { id, result: await Reflect.apply(called, undefined, given) };
      } catch (problem) {
        return { id, problem: problem instanceof Error ? (problem.stack ?? "") : String(problem) };
      }
    };
    void answer().then((found) => process.send?.(found));
  });
  // Whoever asks is gone: nobody needs this process.
  process.on("disconnect", () => process.exit(0));
}

/** The functions a child process offers; a call rejects with what was thrown there, or when the process ends. */
export function reach<T extends object>(child: ChildProcess): Remote<T> {
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.once("exit", () => {
    for (const [id, settle] of waiting) settle({ id, problem: "the process has ended" });
  });
  let last = 0;
  const call = (name: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ result, problem }) => {
        if (problem === undefined) resolve(result);
        else reject(new Error(`${name}: ${problem}`));
      });
      child.send({ id, name, given } satisfies Question, (error) => {
        if (error !== null) reject(error);
      });
    });
  // What the other process offers is only known there: the type is its own promise.
  return new Proxy<Remote<T>>(Object.create(null), {
    get: (own, name) => {
      // A record that could be awaited would be taken for a promise.
      if (name === "then" || name in own) return Reflect.get(own, name);
      return (...given: unknown[]) => call(String(name), given);
    },
  });
}
