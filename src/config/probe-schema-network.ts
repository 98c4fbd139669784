import { z } from "zod/mini";
import { described, fallback } from "./schema-part.ts";
import { headers } from "./header-schema.ts";
import { common, expectations, QUICK } from "./probe-schema-common.ts";
import { line } from "./scalar.ts";

const LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
const HOST = new RegExp(
  String.raw`^(?=.{1,253}$)(?:${LABEL}(?:\.${LABEL})*\.?|[\dA-Fa-f]*:[\dA-Fa-f:.]+)$`,
  "u",
);

const host = () =>
  z.string({ error: "must be a host name or an address" }).check(
    z.regex(HOST, {
      error: "must be a host name or an address, without a scheme, a port or a path",
    }),
  );

/** A port of TCP. */
const port = () => {
  const error = "must be a port from 1 to 65535";
  return z.int({ error }).check(z.minimum(1, { error }), z.maximum(65_535, { error }));
};

/** `http`: the document is the body of the answer. */
export const HttpProbe = () =>
  z.strictObject({
    kind: z.literal("http"),
    url: described(
      line(2000),
      "An absolute http or https URL. It holds no secrets: they go into headers.",
    ),
    method: described(fallback(z.enum(["GET", "HEAD", "POST", "PUT"]), "GET"), "The HTTP method."),
    headers: headers(),
    body: described(
      z.optional(
        z
          .string({ error: "must be text; put it in quotes or behind `|`" })
          .check(z.maxLength(16_384, { error: "must be at most 16,384 characters long" })),
      ),
      "Text sent as the body.",
    ),
    ...common(QUICK),
    expect: described(
      fallback(expectations(), [{ status: 200 }]),
      "What must hold for it to be healthy; all of it. Default: a status of 200.",
    ),
  });

/** `tcp`: whether a connection can be opened. */
export const TcpProbe = () =>
  z.strictObject({
    kind: z.literal("tcp"),
    host: described(host(), "The host to connect to."),
    port: described(port(), "The port to connect to."),
    ...common(QUICK),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{connect_ms, address}`. Default: that a connection can be opened.",
    ),
  });

/** `dns`: what a name resolves to. */
export const DnsProbe = () =>
  z.strictObject({
    kind: z.literal("dns"),
    host: described(host(), "The name to ask for."),
    record: described(
      fallback(z.enum(["A", "AAAA", "CNAME", "MX", "NS", "TXT", "SRV"]), "A"),
      "The kind of record to ask for.",
    ),
    server: described(
      z.optional(line(100)),
      "The server to ask: `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`. Default: the runner's.",
    ),
    ...common(QUICK),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{records, count, server}`. Default: `$.count` above 0.",
    ),
  });

/** `tls`: the certificate a server shows. */
export const TlsProbe = () =>
  z.strictObject({
    kind: z.literal("tls"),
    host: described(host(), "The host to connect to."),
    port: described(fallback(port(), 443), "The port to connect to."),
    "server-name": described(
      z.optional(host()),
      "The name the certificate must be for. Default: `host`.",
    ),
    ...common(QUICK),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{days_left, valid_from, valid_to, subject, issuer, chain_length, is_trusted, matches_name, protocol}`. Default: trusted, for this name, and good for more than 14 days.",
    ),
  });
