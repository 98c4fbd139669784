/** One argument of a slash command. Its usage text and its parser are one value, so help cannot drift from behaviour. */
export interface Argument<T> {
  readonly usage: (name: string) => string;
  /** Takes what it needs from the front of `rest`. `vocabulary` holds the words this team uses. */
  readonly take: (rest: string, vocabulary: Vocabulary) => Taken<T>;
}

/** Outcome of reading one argument. */
export type Taken<T> =
  | { readonly ok: true; readonly value: T; readonly rest: string }
  /** `expected` completes the sentence "`name` must be …". */
  | { readonly ok: false; readonly expected: string };

/** Words that differ from team to team. */
export interface Vocabulary {
  readonly severities: readonly string[];
  readonly probes: readonly string[];
  readonly roles: readonly string[];
  readonly runbooks: readonly string[];
}
