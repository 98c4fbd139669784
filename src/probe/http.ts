import { formatLatency } from "../domain/probe/assertion.ts";
import type { FailureReason, Observation } from "../domain/probe/observation.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import { milliseconds } from "../domain/time.ts";
import { readStart } from "./body.ts";
import { followRedirects } from "./follow.ts";
import { explainFailure } from "./failure.ts";
import { prepare } from "./http-request.ts";
import type { ProbeContext } from "./prober.ts";

type HttpSpec = Extract<ProbeSpec, { readonly kind: "http" }>;

/**
 * Sends one request and reads the answer. The timeout covers everything up to the end of the body. Redirects are
 * followed for `GET` and `HEAD`, but secrets never leave the origin they were meant for.
 */
export async function probeHttp(spec: HttpSpec, context: ProbeContext): Promise<Observation> {
  const at = context.clock();
  const started = performance.now();
  const latency = () => milliseconds(Math.round(performance.now() - started));
  const failed = (reason: FailureReason, message: string): Observation => ({
    kind: "failed",
    at,
    latency: latency(),
    reason,
    message,
  });
  const prepared = prepare(spec, context.secrets);
  if (prepared.kind === "impossible") return failed("misconfigured", prepared.why);
  const timeout = AbortSignal.timeout(spec.timeout);
  const signal = AbortSignal.any([context.signal, timeout]);
  try {
    const { response, redirect } = await followRedirects(prepared.request, signal);
    const { text, isCut } = await readStart(response);
    return {
      kind: "answered",
      at,
      latency: latency(),
      status: response.status,
      contentType: response.headers.get("content-type") ?? undefined,
      body: text,
      isCut,
      redirect,
    };
  } catch (error) {
    context.signal.throwIfAborted();
    if (timeout.aborted)
      return failed("timeout", `no answer within ${formatLatency(spec.timeout)}`);
    const { reason, message } = explainFailure(error, prepared.request.url.host);
    return failed(reason, message);
  }
}
