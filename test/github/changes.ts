/** Tells whoever waits that something is different now. */
export interface Changes {
  readonly notify: () => void;
  readonly onChange: (listener: () => void) => () => void;
  /** Looks at once and after every change; rejects with `what` when nothing is found in time. */
  readonly until: <T>(
    what: string,
    probe: () => T | undefined | false,
    withinMs?: number,
  ) => Promise<T>;
}

const PATIENCE = 10_000;

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    onChange,
    notify: () => {
      for (const listener of listeners) listener();
    },
    until: <T>(what: string, probe: () => T | undefined | false, withinMs = PATIENCE) =>
      new Promise<T>((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          stop();
        };
        const look = (): void => {
          try {
            const found = probe();
            if (found === undefined || found === false) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`not within ${withinMs} ms: ${what}`));
        }, withinMs);
        const stop = onChange(look);
        look();
      }),
  };
}
