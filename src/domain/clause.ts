import type { Duration } from "./time.ts";

/**
 * What a clause of each kind speaks of. Strings are plain text from outside; above each stands how it reads in English.
 * Ledgers hold them: a kind stays as it is, and what is to be said otherwise gets a kind of its own.
 */
interface Contents {
  // What is nothing but data.
  readonly span: { readonly length: Duration };
  /** Several, one behind the other. */
  readonly all: { readonly of: readonly Why[] };
  /** Several, each as a sentence. */
  readonly sentences: { readonly of: readonly Why[] };

  // Why a runbook was chosen, or none.
  /** it is about the alert “X” */
  readonly alert: { readonly name: string };
  /** disk is 91 %, and it is for “disk > 85 %” */
  readonly numbers: { readonly reading: Why; readonly condition: string };
  /** it is the runbook of the service “X” */
  readonly "service-config": { readonly service: string };
  /** it says that it is for the service “X” */
  readonly "service-declared": { readonly service: string };
  /** it is named after the service “X” */
  readonly "service-named": { readonly service: string };
  /** runbooks/README.md lists it for “X” */
  readonly index: { readonly index: string; readonly signal: string };
  /** runbooks/README.md lists it for “disk > 85 %”, and disk is 91 % */
  readonly "index-numbers": {
    readonly index: string;
    readonly signal: string;
    readonly reading: Why;
  };
  /** it is named after the severity “SEV-1” */
  readonly "severity-named": { readonly severity: string };
  /** both speak of “X” */
  readonly word: { readonly first: string };
  /** both speak of “X” and “Y” */
  readonly "two-words": { readonly first: string; readonly second: string };
  /** both speak of “X”, “Y” and “Z” */
  readonly "three-words": {
    readonly first: string;
    readonly second: string;
    readonly third: string;
  };
  /** it is the general one, and no other is about a case like this */
  readonly general: Nothing;
  /** the severity is SEV-1 now */
  readonly "severity-now": { readonly severity: string };
  /** ana asked for it */
  readonly "asked-for": { readonly login: string };
  /** the repository has none */
  readonly "no-runbooks": Nothing;
  /** there are only indexes, templates, superseded ones and ones without steps */
  readonly "none-attachable": Nothing;
  /** none of the 7 fits, and none is a general one */
  readonly "none-fits": { readonly count: number };
  /** runbooks/x.md was chosen (…), and it has no steps to follow */
  readonly "chosen-stepless": { readonly path: string; readonly because: Why };
  /** its author has no write access here */
  readonly outsider: Nothing;

  // What was measured. Values are as JSON writes them, or as somebody wrote them.
  /** queued is 512 */
  readonly measured: Measured;
  /** heartbeat is 2026-11-21T03:00:00Z, 20 min ago */
  readonly aged: Measured & { readonly age: Span };
  /** valid_to is 2026-11-21T03:00:00Z, in 20 min */
  readonly ahead: Measured & { readonly age: Span };
  /** queued is 512, was 380 (+132) 5 min ago */
  readonly stepped: Measured & { readonly was: string; readonly by: string; readonly age: Span };
  /** state is "down", was "up" 5 min ago */
  readonly changed: Measured & { readonly was: string; readonly age: Span };
  /** queued is 512, the same as 5 min ago */
  readonly steady: Measured & { readonly age: Span };
  /** queued has no earlier reading */
  readonly "first-reading": { readonly name: string };
  /** queued is missing */
  readonly missing: { readonly name: string };
  /** …, not "ok" */
  readonly "held-not": { readonly measured: Why; readonly limit: string };
  /** …, above 100 */
  readonly "held-above": { readonly measured: Why; readonly limit: number };
  /** …, below 100 */
  readonly "held-below": { readonly measured: Why; readonly limit: number };
  /** …, between 1 and 9 */
  readonly "held-between": { readonly measured: Why; readonly from: number; readonly to: number };
  /** …, which matches /^v2/ */
  readonly "held-matches": { readonly measured: Why; readonly pattern: string };
  /** …, more than 26 h */
  readonly "held-older-than": { readonly measured: Why; readonly limit: Span };
  /** …, not more than 26 h */
  readonly "held-newer-than": { readonly measured: Why; readonly limit: Span };
  /** and 3 more */
  readonly more: { readonly count: number };

  // What people have to mend so that the steps of a triage are there next time.
  /** runbooks/x.md is not among the runbooks, so no steps follow */
  readonly "unknown-runbook": { readonly path: string };
  /** runbooks/x.md has no single part “Case B” */
  readonly "unknown-part": { readonly path: string; readonly part: string };
  /** runbooks/x.md has no steps to follow */
  readonly stepless: { readonly path: string };

  // Why emergency access ended.
  /** its time is up */
  readonly "time-up": Nothing;
  /** the incident is resolved */
  readonly "incident-resolved": Nothing;
  /** the incident is closed */
  readonly "incident-closed": Nothing;
  /** the operation that gives it was not carried out */
  readonly "not-given": Nothing;
  /** ana ended it */
  readonly "ended-by": { readonly login: string };

  // Why an operation is not carried out.
  /** nobody can tell whether it was carried out, because the record was lost */
  readonly "record-lost": Nothing;
  /** the incident was closed */
  readonly "closed-before": Nothing;
  /** operations were switched off */
  readonly "switched-off": Nothing;
  /** the config does not name this App */
  readonly "app-unnamed": { readonly app: string };
  /** the config has changed it since it was asked for */
  readonly "config-changed": Nothing;
  /** the default branch, which holds what it runs, has moved from 4f1c2d3 to 0a1b2c3 since it was asked for */
  readonly "branch-moved": { readonly from: string; readonly to: string };
  /** ana cancelled it */
  readonly "cancelled-by": { readonly login: string };
  /** ana has looked and gave the target free */
  readonly "looked-into": { readonly login: string };
  /** nobody approved it in time */
  readonly "not-approved": Nothing;
  /** it could not be begun in time */
  readonly "not-begun": Nothing;
  /** its dry run did not succeed (…) */
  readonly "dry-run-failed": { readonly summary: Why };

  // Why nothing is known of a run of a workflow.
  /** it could not be started: … */
  readonly "not-started": { readonly why: string };
  /** its workflow run cannot be found; it may not have been started */
  readonly "run-not-found": Nothing;
  /** its workflow run does not end */
  readonly "run-endless": Nothing;
  /** its workflow run ended (failure) and left no result */
  readonly "run-without-result": { readonly conclusion: Why };
  /** its workflow run ended (failure) and left no report */
  readonly "run-without-report": { readonly conclusion: Why };
  /** without a conclusion */
  readonly "no-conclusion": Nothing;
  /** there was no report within 30 minutes */
  readonly "no-report": { readonly minutes: number };

  // What a probe found.
  /** All 6 assertions hold (answered in 120 ms) */
  readonly "all-hold": { readonly count: number; readonly latency: string };
  /** All 6 assertions hold (status 200 in 120 ms) */
  readonly "all-hold-by-status": {
    readonly count: number;
    readonly status: number;
    readonly latency: string;
  };
  /** every assertion holds */
  readonly "each-holds": Nothing;
  /** The assertion does not hold; it is “status is 200”, found: 503 */
  readonly "one-fails": Failed;
  /** 2 of 7 assertions do not hold; the first is “status is 200”, found: 503 */
  readonly "some-fail": Failed & { readonly count: number; readonly total: number };
  /** The service did not answer: … */
  readonly "no-answer": { readonly message: string };
  /** The probe could not look, since its credentials were not accepted: … */
  readonly "not-let-in": { readonly message: string };
  /** The probe may not look there: … */
  readonly "not-allowed": { readonly message: string };
  /** The probe could not look: … */
  readonly "could-not-look": { readonly message: string };
  /** Healthy in 2 of 3 attempts; it takes 2 of 3 */
  readonly sampled: {
    readonly healthy: number;
    readonly attempts: number;
    readonly need: number;
    readonly of: number;
  };
  /** 1 of 2 failing readings in a row; counted as healthy until then */
  readonly "failing-in-row": { readonly row: number; readonly needed: number };
  /** 1 of 2 healthy readings in a row; counted as unhealthy until then */
  readonly "healthy-in-row": { readonly row: number; readonly needed: number };
}

/** Of such a clause the kind says it all. */
type Nothing = unknown;

interface Failed {
  readonly assertion: string;
  readonly found: string;
}

interface Measured {
  readonly name: string;
  readonly value: string;
}

type Kind = keyof Contents;

/** A clause of one kind. */
export type ClauseOf<K extends Kind> = { readonly kind: K } & Contents[K];

/** Something the engine says of itself in part of a sentence, as data that a language words: `because.KIND`. */
export type Clause = { [K in Kind]: ClauseOf<K> }[Kind];

type Span = ClauseOf<"span">;

/** Why something is as it is: in words of a person or of an older record, or as the engine knows it. Both are plain text. */
export type Why = string | Clause;

/** A length of time within a clause. */
export const lasting = (length: Duration): Span => ({ kind: "span", length });
