/** What one look found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** `warn`: it works, and should be better. `fail`: incidents suffer from it. */
  readonly state: "ok" | "warn" | "fail";
  readonly says: string;
  /** What somebody should do about it. */
  readonly todo?: string;
}

/** A look at one thing, whose findings are all about it. */
export const lookAt = (about: string) => ({
  ok: (says: string): Finding => ({ about, state: "ok", says }),
  warn: (says: string, todo: string): Finding => ({ about, state: "warn", says, todo }),
  fail: (says: string, todo: string): Finding => ({ about, state: "fail", says, todo }),
});
