import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import type { JsonScalar } from "../domain/probe/expectation.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import type { Instant } from "../domain/time.ts";
import { readStart } from "./body.ts";
import { daysLeft } from "./certificate.ts";
import { blaming } from "./failure.ts";
import { followRedirects } from "./follow.ts";
import { prepare } from "./http-request.ts";
import { misconfigured, observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";
import { isTls } from "./send.ts";

/**
 * Sends one request and reads the answer. The timeout covers everything up to the end of the body. Redirects are
 * followed for `GET` and `HEAD`, but secrets never leave the origin they were meant for. Names `address` and, over TLS,
 * `tls.days_left` and `tls.protocol`, all of the connection the answer came over.
 */
export async function probeHttp(spec: SpecOf<"http">, context: ProbeContext): Promise<Observation> {
  const prepared = prepare(spec, context.secrets);
  if (prepared.kind === "impossible") return misconfigured(context, prepared.why);
  const { request } = prepared;
  return await observe({ timeout: spec.timeout, host: request.url.host }, context, async (way) => {
    const { response, socket, redirect, host } = await followRedirects(request, {
      ...way,
      network: context.network,
    });
    // Ahead of the body, after which the connection may be gone.
    const named = seenOn(socket, way.at);
    try {
      const { text, isCut } = await blaming(host, readStart(response));
      const headers = oneEach(response.headers);
      return { status: response.statusCode, headers, body: text, isCut, redirect, named };
    } finally {
      response.destroy();
    }
  });
}

function seenOn(socket: Socket, at: Instant): Readonly<Record<string, JsonScalar>> {
  const { remoteAddress } = socket;
  const address = remoteAddress === undefined ? {} : { address: remoteAddress };
  if (!isTls(socket)) return address;
  const days = daysLeft(socket.getPeerCertificate(), at);
  return {
    ...address,
    ...(days === undefined ? {} : { "tls.days_left": days }),
    "tls.protocol": socket.getProtocol(),
  };
}

const oneEach = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === "string" ? value : value.join(", ")]],
    ),
  );
