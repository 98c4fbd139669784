import { TerminalFault } from "../domain/fault.ts";
import type { IssueKey } from "../control/key.ts";
import type { Job } from "./job.ts";

/** The issue that the input `issue` names; `undefined` when it is empty. */
export function issueOf({ input, repo }: Pick<Job, "input" | "repo">): IssueKey | undefined {
  const text = input("issue");
  if (text === "") return undefined;
  if (!/^[1-9]\d{0,9}$/u.test(text)) {
    throw new TerminalFault(`The input issue is "${text}": set it to the number of an issue`);
  }
  return { ...repo, number: Number(text) };
}
