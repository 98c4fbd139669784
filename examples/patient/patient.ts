/** A stand-in for a team's product: a service over real HTTP that can be broken and healed. */
export interface Patient {
  /** Base address, without a slash at its end. */
  readonly url: string;
  /** Ways it can be broken, in the order in which people are offered them. */
  readonly kinds: readonly string[];
  /** Further texts of the team's files, and what stands in their place: the addresses of its other servers. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Secrets of the team's repository that lead to those servers, by name. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What it has to do without on this machine, and why. */
  readonly missing?: readonly string[];
  /** How it is broken now. */
  readonly broken: ReadonlySet<string>;
  /** Every request so far, oldest first. */
  readonly calls: readonly Call[];
  /** Breaks it in one more way, which is one of `kinds`. */
  readonly break: (kind: string) => void | Promise<void>;
  /** Makes it as good as new. */
  readonly heal: () => void | Promise<void>;
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
