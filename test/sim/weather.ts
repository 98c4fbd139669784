/** What goes wrong with one request. `isApplied`: it took effect, and only its answer is lost to the trouble. */
export type Trouble =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly message: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly isApplied: boolean;
    }
  | { readonly kind: "drop"; readonly isApplied: boolean }
  | { readonly kind: "crash"; readonly isApplied: boolean };

/** What becomes of one request. Spans are milliseconds. */
export interface Fate {
  readonly sentAfter: number;
  readonly answeredAfter: number;
  /** Lists are as they were so long ago. */
  readonly lag: number;
  readonly trouble: Trouble | undefined;
}

/** Who asks: the App, a run of the Action that looks after incidents, or one that runs a probe. */
export type Role = "app" | "respond" | "probe";

/** One request, as far as its fate depends on it. */
export interface Asking {
  readonly role: Role;
  readonly method: string;
  readonly path: string;
}

/** Everything between the hosts and GitHub that nobody has in hand. */
export interface Weather {
  readonly fateOf: (asking: Asking) => Fate;
  /** When the copies of a webhook arrive; none: it is lost. */
  readonly copiesOf: (event: string) => readonly number[];
  /** How far a new machine's clock is ahead. */
  readonly skew: () => number;
  /** How long after a crash somebody starts the App again. */
  readonly downtime: () => number;
  /** How long a run of a workflow waits for a machine, or works. */
  readonly workTime: () => number;
}

/** Nothing goes wrong, and everything takes its time. */
export const CALM: Weather = {
  fateOf: () => ({ sentAfter: 20, answeredAfter: 20, lag: 0, trouble: undefined }),
  copiesOf: () => [150],
  skew: () => 0,
  downtime: () => 10_000,
  workTime: () => 4000,
};
