import { type Instant, isoInstant } from "../../../domain/time.ts";
import { counted } from "../../../domain/counted.ts";
import { type Finding, lookAt } from "../finding.ts";

/** Requests an account's installation has left in this hour. */
export interface Allowance {
  readonly owner: string;
  readonly remaining: number;
  readonly limit: number;
  readonly resetAt: Instant;
}

/** With less than this part left, an incident may have to wait for the hour to end. */
const LITTLE = 0.2;

/** Whether GitHub would still answer each installation. */
export function checkAllowances(allowances: readonly Allowance[]): readonly Finding[] {
  const look = lookAt("rate limit");
  const short = allowances.filter(({ remaining, limit }) => remaining < limit * LITTLE);
  const fine = allowances.length - short.length;
  return [
    ...(fine === 0 ? [] : [look.ok(`${counted(fine, "installation")} with enough requests left`)]),
    ...short.map(({ owner, remaining, limit, resetAt }) => {
      const says = `${owner} has ${remaining} of ${limit} requests left until ${isoInstant(resetAt)}`;
      return remaining === 0 ? look.fail(says, SPENT) : look.warn(says, SPENT);
    }),
  ];
}

const SPENT =
  "See in /metrics what asks so often; other programs may use the same App. Incidents wait until then.";
