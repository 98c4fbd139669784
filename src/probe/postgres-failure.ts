import { codeOf, explainFailure, NoAnswer } from "./failure.ts";
import type { Failure } from "./failure.ts";

/**
 * Says what an error of PostgreSQL means. Only of a query that the database does not understand is its own sentence
 * told: others may hold the login or what stands in a row.
 */
export function explainPostgres(error: unknown, host: string): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const code = codeOf(error);
  return new NoAnswer(failureOf(error, code, host));
}

/** Codes of PostgreSQL: five characters, of which the first two are a class. */
const SQLSTATE = /^[0-9A-Z]{5}$/u;

function failureOf(error: unknown, code: string, host: string): Failure {
  const known = KNOWN[code];
  if (known !== undefined) {
    const { reason, says } = known;
    return { reason, message: `${host} ${says} (${code})` };
  }
  const said = error instanceof Error ? error.message : "";
  if (SQLSTATE.test(code))
    return isTheQuery(code)
      ? { reason: "misconfigured", message: `the database refuses the query: ${said} (${code})` }
      : code.startsWith("22")
        ? { reason: "misconfigured", message: `the query fails on what it reads (${code})` }
        : { reason: "unreachable", message: `${host} could not answer the query (${code})` };
  if (/does not support SSL/iu.test(said))
    return {
      reason: "misconfigured",
      message: `${host} does not speak TLS: take sslmode out of the URL, or let the server have a certificate`,
    };
  if (/password must be a string|SASL|SCRAM/iu.test(said))
    return { reason: "unauthorized", message: `${host} wants another password` };
  if (/terminated|ended|SSL connection/iu.test(said) && code === "")
    return { reason: "unreachable", message: `${host} dropped the connection` };
  return explainFailure(error, host);
}

/** Syntax, names, rights and features: what its author can change. */
const isTheQuery = (code: string): boolean =>
  ["42", "0A", "25", "26", "2F", "3F"].includes(code.slice(0, 2));

const KNOWN: Readonly<
  Record<string, { readonly reason: Failure["reason"]; readonly says: string }>
> = {
  "28000": { reason: "unauthorized", says: "does not let this login in" },
  "28P01": { reason: "unauthorized", says: "does not accept the login and its password" },
  "3D000": { reason: "misconfigured", says: "has no database of this name" },
  "25006": { reason: "misconfigured", says: "was asked to write, and a probe only reads" },
  "42501": { reason: "unauthorized", says: "does not let this login read what the query asks for" },
  "53300": { reason: "refused", says: "has no connection left" },
  "57014": { reason: "timeout", says: "did not finish the query in time" },
  "57P01": { reason: "unreachable", says: "was shut down in the middle of it" },
  "57P02": { reason: "unreachable", says: "crashed in the middle of it" },
  "57P03": { reason: "refused", says: "takes no connections now" },
};
