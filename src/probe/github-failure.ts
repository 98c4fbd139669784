import { Fault, TerminalFault } from "../domain/fault.ts";
import { NoAnswer } from "./failure.ts";

/** What GitHub is called in messages. */
export const GITHUB = "GitHub";

/** Why a kind that asks GitHub cannot look without a repository; a clause. */
export const noGitHub = (kind: string): string =>
  `a probe of kind ${kind} asks GitHub, so it runs in a workflow of the repository only`;

/** Says what an error of GitHub's API means: an outage counts against what is looked at, the rest against the probe. */
export function explainGitHub(error: unknown): unknown {
  if (error instanceof TerminalFault)
    return new NoAnswer({ reason: "misconfigured", message: error.message });
  return error instanceof Fault
    ? new NoAnswer({ reason: "unreachable", message: error.message })
    : error;
}
