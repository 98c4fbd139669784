import { formatLatency } from "../domain/probe/assertion.ts";
import type { FailureReason, Observation } from "../domain/probe/observation.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { milliseconds } from "../domain/time.ts";
import { explainFailure } from "./failure.ts";
import { createTimings, ticks } from "../network/timings.ts";
import type { Timings } from "../network/timings.ts";
import type { ProbeContext } from "./prober.ts";

type Answered = Extract<Observation, { readonly kind: "answered" }>;

/** What an attempt saw: the document, and of the rest what differs from a kind without HTTP. */
export type Seen = Pick<Answered, "body"> &
  Partial<Pick<Answered, "status" | "headers" | "isCut" | "redirect" | "named">>;

/** What an attempt works with. */
export interface Attempting {
  readonly at: Instant;
  /** Ends the attempt: when its time is over, or from outside. */
  readonly signal: AbortSignal;
  readonly timings: Timings;
}

/**
 * One attempt within its time. What goes wrong on the way to `host` is explained and becomes a failed observation; only
 * an end from outside rejects.
 */
export async function observe(
  { timeout, host }: { readonly timeout: Duration; readonly host: string },
  context: ProbeContext,
  look: (attempting: Attempting) => Promise<Seen>,
): Promise<Observation> {
  const at = context.clock();
  const started = ticks();
  const latency = (): Duration => milliseconds(Math.round(ticks() - started));
  const failed = (reason: FailureReason, message: string): Observation => ({
    kind: "failed",
    at,
    latency: latency(),
    reason,
    message,
  });
  const timer = AbortSignal.timeout(timeout);
  const signal = AbortSignal.any([context.signal, timer]);
  const timings = createTimings();
  try {
    const seen = await look({ at, signal, timings });
    return {
      kind: "answered",
      at,
      latency: latency(),
      status: seen.status,
      headers: seen.headers ?? {},
      body: seen.body,
      isCut: seen.isCut ?? false,
      redirect: seen.redirect,
      named: seen.named ?? {},
      timings: timings.read(),
    };
  } catch (error) {
    context.signal.throwIfAborted();
    if (timer.aborted) return failed("timeout", `no answer within ${formatLatency(timeout)}`);
    const { reason, message } = explainFailure(error, host);
    return failed(reason, message);
  }
}

/** Nothing was tried, because the config or a secret is wrong; `why` is a clause. */
export const misconfigured = (context: ProbeContext, why: string): Observation => ({
  kind: "failed",
  at: context.clock(),
  latency: milliseconds(0),
  reason: "misconfigured",
  message: why,
});
