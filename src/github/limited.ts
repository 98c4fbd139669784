import { Fault } from "../domain/fault.ts";
import { between, type Duration, instant, milliseconds, seconds } from "../domain/time.ts";
import type { Problem } from "./problem.ts";

/** A request that GitHub does not take now, or that was not even sent because it would not: try again at `retryAt`. */
export class LimitFault extends Fault {
  override readonly name = "LimitFault";
}

/** Whether GitHub refused because of a rate limit, the primary one or a secondary one. */
export const isLimited = ({ status, message, headers }: Problem): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers["retry-after"] !== undefined ||
      headers["x-ratelimit-remaining"] === "0" ||
      /rate limit|abuse detection/iu.test(message))) ||
  /submitted too quickly/iu.test(message);

/** How long a refusal lasts by GitHub's word, from its answer on; `undefined` when it gives none. */
export function statedWait({ headers, at }: Problem): Duration | undefined {
  const wait = Number(headers["retry-after"]);
  if (wait > 0) return seconds(wait);
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] !== "0" || !(reset > 0)) return undefined;
  return milliseconds(Math.max(between(at, instant(reset * 1000)), 0) + 1000);
}

/** How long to wait when GitHub does not say, as its documentation asks; longer each time in a row. */
export const unstatedWait = (timesBefore: number): Duration =>
  seconds(Math.min(60 * 2 ** timesBefore, 3600));
