import type { Clause } from "../clause.ts";

type Of<K extends Clause["kind"]> = Extract<Clause, { readonly kind: K }>;

/** Why there was no answer to judge. */
export type Unanswered = Of<"no-answer" | "not-let-in" | "not-allowed" | "could-not-look">;

/** What a report says, in one sentence without its full stop. */
export type Verdict =
  | Unanswered
  | Of<
      | "all-hold"
      | "all-hold-by-status"
      | "one-fails"
      | "some-fail"
      | "sampled"
      | "failing-in-row"
      | "healthy-in-row"
    >;

/** A verdict in the words of a report's `summary`, which are English whatever the team speaks. */
export function describeVerdict(verdict: Verdict): string {
  switch (verdict.kind) {
    case "all-hold":
      return `${describeHeld(verdict)} (answered in ${verdict.latency}).`;
    case "all-hold-by-status":
      return `${describeHeld(verdict)} (status ${verdict.status} in ${verdict.latency}).`;
    case "one-fails":
      return `The assertion does not hold; it is ${describeFailed(verdict)}.`;
    case "some-fail": {
      const { count, total } = verdict;
      const [verb, which] = count === 1 ? ["does", "it"] : ["do", "the first"];
      return `${count} of ${total} assertions ${verb} not hold; ${which} is ${describeFailed(verdict)}.`;
    }
    case "no-answer":
      return `The service did not answer: ${verdict.message}.`;
    case "not-let-in":
      return `The probe could not look, since its credentials were not accepted: ${verdict.message}.`;
    case "not-allowed":
      return `The probe may not look there: ${verdict.message}.`;
    case "could-not-look":
      return `The probe could not look: ${verdict.message}.`;
    case "sampled":
      return `Healthy in ${verdict.healthy} of ${verdict.attempts} attempts; it takes ${verdict.need} of ${verdict.of}.`;
    case "failing-in-row":
      return `${verdict.row} of ${verdict.needed} failing readings in a row; counted as healthy until then.`;
    case "healthy-in-row":
      return `${verdict.row} of ${verdict.needed} healthy readings in a row; counted as unhealthy until then.`;
  }
}

const describeHeld = ({ count }: { readonly count: number }): string =>
  count === 1 ? "The assertion holds" : `All ${count} assertions hold`;

const describeFailed = ({ assertion, found }: Of<"one-fails" | "some-fail">): string =>
  `“${assertion}”, found: ${found}`;
