import type { Instant } from "./time.ts";

/** Something went wrong on our side or GitHub's; the pass is worth another try. */
export class Fault extends Error {
  override readonly name: string = "Fault";
  /** Before this moment another try is useless: a rate limit ends then. */
  readonly retryAt: Instant | undefined;

  constructor(message: string, options: ErrorOptions & { readonly retryAt?: Instant } = {}) {
    super(message, options);
    this.retryAt = options.retryAt;
  }
}

/** Something went wrong that no further try will mend: a missing permission, a repository that is gone. */
export class TerminalFault extends Error {
  override readonly name: string = "TerminalFault";
}
