import { explainFailure, NoAnswer } from "./failure.ts";
import type { Failure } from "./failure.ts";

/** The server's own sentence; `undefined` for what is none of its answers. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof Error && error.name === "ReplyError" ? error.message : undefined;

/** Says what an error of Redis means. Of its sentences only the first word is told. */
export function explainRedis(error: unknown, host: string): NoAnswer {
  if (error instanceof NoAnswer) return error;
  return new NoAnswer(failureOf(error, host));
}

function failureOf(error: unknown, host: string): Failure {
  const said = sentenceOf(error);
  if (said !== undefined) return ofReply(said, host);
  const text = error instanceof Error ? error.message : "";
  if (error instanceof Error && error.name === "ParserError")
    return { reason: "unreachable", message: `${host} does not answer like Redis` };
  return /connection is closed|max retries per request/iu.test(text)
    ? { reason: "unreachable", message: `${host} dropped the connection` }
    : explainFailure(error, host);
}

function ofReply(said: string, host: string): Failure {
  const [word = ""] = said.split(/\s/u);
  if (word === "NOAUTH")
    return { reason: "unauthorized", message: `${host} wants a password (NOAUTH)` };
  if (word === "WRONGPASS" || /invalid (?:username|password)/iu.test(said))
    return { reason: "unauthorized", message: `${host} does not accept the password (${word})` };
  if (/without any password configured/iu.test(said))
    return { reason: "unauthorized", message: `${host} has no password, and the URL has one` };
  if (word === "NOPERM")
    return { reason: "unauthorized", message: `${host} does not let this login ask that (NOPERM)` };
  if (/DB index|invalid DB|SELECT is not allowed/iu.test(said))
    return { reason: "misconfigured", message: `${host} has no database of this number` };
  return { reason: "unreachable", message: `${host} could not answer (${word})` };
}
