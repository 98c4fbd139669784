import type { IssueKey } from "../../control/key.ts";
import type { Urgency } from "../../control/port.ts";

const KEY = /^(?<owner>[^/#]+)\/(?<repo>[^/#]+)#(?<number>\d+)$/u;

/** Reads what `formatKey` wrote; `undefined` when it did not. */
export function parseKey(text: string): IssueKey | undefined {
  const { owner, repo, number } = KEY.exec(text)?.groups ?? {};
  if (owner === undefined || repo === undefined) return undefined;
  return { owner, repo, number: Number(number) };
}

const PRIORITIES: readonly (readonly [Urgency, number])[] = [
  ["high", 0],
  ["normal", 10],
  ["low", 20],
];

/** The library's number for an urgency; smaller goes first. */
export const priorityOf = (urgency: Urgency): number =>
  PRIORITIES.find(([name]) => name === urgency)?.[1] ?? 10;

/** The urgency a number stands for. */
export const urgencyOf = (priority: number): Urgency =>
  PRIORITIES.find(([, number]) => number >= priority)?.[0] ?? "low";
