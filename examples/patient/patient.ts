/** A stand-in for a team's product: a service over real HTTP that can be broken and healed. */
export interface Patient {
  /** Base address, without a slash at its end. */
  readonly url: string;
  /** Ways it can be broken, in the order in which people are offered them. */
  readonly kinds: readonly string[];
  /** How it is broken now. */
  readonly broken: ReadonlySet<string>;
  /** Every request so far, oldest first. */
  readonly calls: readonly Call[];
  /** Breaks it in one more way, which is one of `kinds`. */
  readonly break: (kind: string) => void;
  /** Makes it as good as new. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
}

/** One request as the service answered it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** The parsed body; `undefined` where there was none, or none that is JSON or a form. */
  readonly body: unknown;
  readonly status: number;
}
