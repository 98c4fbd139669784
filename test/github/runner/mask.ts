/** Hides secrets in everything a run shows. */
export interface Mask {
  /** Hides a value from now on; of a value with several lines, each line. */
  readonly add: (secret: string) => void;
  /** The text with each hidden value as `***`. */
  readonly hide: (text: string) => string;
  /** Whether the text has a hidden value in it. */
  readonly covers: (text: string) => boolean;
}

/** A mask that hides nothing yet. */
export function createMask(): Mask {
  const secrets = new Set<string>();
  return {
    add: (secret) => {
      for (const line of [secret, ...secret.split(/\r?\n/)]) {
        if (line.trim() !== "") secrets.add(line);
      }
    },
    hide: (text) =>
      // Longest first: a secret that contains another one must not leave its ends behind.
      [...secrets]
        .toSorted((one, other) => other.length - one.length)
        .reduce((hidden, secret) => hidden.replaceAll(secret, "***"), text),
    covers: (text) => [...secrets].some((secret) => text.includes(secret)),
  };
}
