import { expect, it } from "vitest";
import { blaming, explainFailure } from "../../src/probe/failure.ts";

/** An error of a socket, whose text is nobody's business. */
const failing = (code: string): Error => Object.assign(new Error("Bearer canary"), { code });

it.each([
  ["ECONNRESET", "h:1 dropped the connection (ECONNRESET)"],
  ["EPIPE", "h:1 dropped the connection (EPIPE)"],
  ["HPE_INVALID_CONSTANT", "h:1 does not answer in HTTP (HPE_INVALID_CONSTANT)"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "h:1 does not answer in TLS (ERR_SSL_WRONG_VERSION_NUMBER)"],
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

it("a refused connection is told apart", () => {
  expect(explainFailure(failing("ECONNREFUSED"), "h:1")).toEqual({
    reason: "refused",
    message: "h:1 refused the connection (ECONNREFUSED)",
  });
});

it("what was explained on the way stays as it was told there", async () => {
  const told = blaming("there:2", Promise.reject(failing("ECONNRESET")));
  await expect(told).rejects.toThrow("there:2 dropped the connection (ECONNRESET)");
  const error: unknown = await told.catch((reason: unknown) => reason);
  expect(explainFailure(error, "h:1")).toEqual({
    reason: "unreachable",
    message: "there:2 dropped the connection (ECONNRESET)",
  });
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
