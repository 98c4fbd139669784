import { expect, it } from "vitest";
import { explainFailure } from "../../src/probe/failure.ts";

/** What `fetch` rejects with: the cause has the code. */
const failing = (code: string): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("Bearer canary"), { code }) });

it.each([
  ["ECONNREFUSED", "h:1 refused the connection (ECONNREFUSED)"],
  ["ECONNRESET", "h:1 dropped the connection (ECONNRESET)"],
  ["EPIPE", "h:1 dropped the connection (EPIPE)"],
  ["UND_ERR_SOCKET", "h:1 dropped the connection (UND_ERR_SOCKET)"],
  ["UND_ERR_CONNECT_TIMEOUT", "h:1 did not take the connection (UND_ERR_CONNECT_TIMEOUT)"],
  ["ETIMEDOUT", "h:1 did not take the connection (ETIMEDOUT)"],
  ["EHOSTUNREACH", "there is no way to h:1 (EHOSTUNREACH)"],
  ["ENETUNREACH", "there is no way to h:1 (ENETUNREACH)"],
  ["ENOTFOUND", "the name of h:1 does not resolve (ENOTFOUND)"],
  ["EAI_AGAIN", "the name of h:1 does not resolve (EAI_AGAIN)"],
  ["EPROTO", "h:1 does not answer in TLS (EPROTO)"],
  ["CERT_HAS_EXPIRED", "the certificate of h:1 has expired (CERT_HAS_EXPIRED)"],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "the certificate of h:1 is for another name (ERR_TLS_CERT_ALTNAME_INVALID)",
  ],
  ["EWHATEVER", "h:1 cannot be reached (EWHATEVER)"],
])("%s counts against the service", (code, message) => {
  expect(explainFailure(failing(code), "h:1")).toEqual({ reason: "unreachable", message });
});

it.each([new Error("Bearer canary"), "Bearer canary", undefined])(
  "an error without a code is told without its text: %s",
  (error) => {
    expect(explainFailure(error, "h:1")).toEqual({
      reason: "unreachable",
      message: "h:1 cannot be reached",
    });
  },
);
