import { readFrontMatter } from "../../../../src/config/front-matter.ts";
import { readDocument } from "../../../../src/domain/runbook/document.ts";
import { firstResponse } from "../../../../src/domain/runbook/first-response.ts";
import {
  TARGET_KINDS,
  type SeverityLevel,
  type Target,
} from "../../../../src/domain/runbook/severity/level.ts";
import { isoDuration } from "../../../../src/domain/time.ts";
import type { Reading, Wild } from "./expectation.ts";

/** What is compared. */
export const ITEMS = [
  "title",
  "severities",
  "targets",
  "first response",
  "escalation",
  "communications",
  "rollback",
  "validation",
  "postmortem",
] as const;

/** One of `ITEMS`. */
export type Item = (typeof ITEMS)[number];

/** One comparison: `wrong` says what was read instead. */
export interface Verdict {
  readonly name: string;
  readonly item: Item;
  readonly wrong: string | undefined;
}

/** Compares what is read of a document with what a person reads in it. */
export function judge({ name, text, reading }: Wild): readonly Verdict[] {
  const frontMatter = readFrontMatter(text, name).values;
  const { runbook, severities, plan } = readDocument({
    path: `runbooks/${name}.md`,
    text,
    frontMatter,
  });
  const verdict = (item: Item, wrong: string | undefined): Verdict => ({ name, item, wrong });
  const present = (item: Item, wanted: boolean, found: object | undefined): Verdict =>
    verdict(item, wanted === (found !== undefined) ? undefined : JSON.stringify(found ?? "absent"));
  const count = plan.communications.length;
  return [
    verdict("title", runbook.title === reading.title ? undefined : runbook.title),
    verdict("severities", wrongSeverities(severities, reading)),
    ...targetPairs(severities, reading).map(([wanted, found, key]) =>
      verdict("targets", wanted === found ? undefined : `${key}: ${found} instead of ${wanted}`),
    ),
    verdict("first response", wrongFirst(firstResponse(runbook), reading)),
    present("escalation", reading.escalation, plan.escalation),
    verdict("communications", count === reading.communications ? undefined : `${count}`),
    present("rollback", reading.rollback, plan.rollback),
    present("validation", reading.validation, plan.validation),
    present("postmortem", reading.postmortem, plan.postmortem),
  ];
}

function wrongSeverities(
  found: readonly SeverityLevel[],
  { severities: wanted }: Reading,
): string | undefined {
  const isRight =
    found.length === wanted.length &&
    wanted.every((name, index) => {
      const [code, aliases] = name.split("=");
      const level = found[index];
      const names = aliases?.split(",") ?? [];
      return level?.code === code && names.every((alias) => level?.aliases.includes(alias));
    });
  return isRight
    ? undefined
    : `[${found.map(({ code, aliases }) => [code, ...aliases].join("/")).join(" ")}]`;
}

type Pair = readonly [wanted: string, found: string, key: string];

/** Every target that a person or the parser reads. */
function targetPairs(levels: readonly SeverityLevel[], { targets }: Reading): readonly Pair[] {
  const found = new Map<string, string>(
    levels.flatMap(({ code, targets: own, updateEvery }) => [
      ...TARGET_KINDS.map((kind) => [`${code} ${kind}`, inWords(own[kind])] as const),
      [`${code} updateEvery`, inWords(updateEvery)] as const,
    ]),
  );
  const wanted = new Map<string, string>(
    Object.entries(targets).flatMap(([code, kinds]) =>
      Object.entries(kinds).map(([kind, span]) => [`${code} ${kind}`, span] as const),
    ),
  );
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .map((key): Pair => [wanted.get(key) ?? "absent", found.get(key) ?? "absent", key])
    .filter(([one, other]) => !(isNothing(one) && isNothing(other)));
}

/** No target, and words that name no span, are one to whoever waits. */
const isNothing = (words: string): boolean => words === "absent" || words === "none";

function inWords(target: Target | undefined): string {
  if (target === undefined) return "absent";
  if (target.duration === undefined) return target.isImmediate ? "immediate" : "none";
  return `${isoDuration(target.duration)}${target.isBusinessTime ? " business" : ""}`;
}

function wrongFirst(
  found: ReturnType<typeof firstResponse>,
  { firstResponse: wanted }: Reading,
): string | undefined {
  const said = found && `${found.heading}: ${found.steps.map(({ text }) => text).join(" | ")}`;
  if (wanted === null) return said;
  if (said === undefined) return "absent";
  const isRight =
    found?.heading === wanted.heading &&
    found.steps.length === wanted.steps &&
    found.steps[0]?.text.startsWith(wanted.first) === true &&
    found.steps.at(-1)?.text.startsWith(wanted.last) === true;
  return isRight ? undefined : said;
}

/** How many comparisons of an item are right, of how many. */
export const ratio = (verdicts: readonly Verdict[], item: Item): readonly [number, number] => {
  const own = verdicts.filter((one) => one.item === item);
  return [own.filter(({ wrong }) => wrong === undefined).length, own.length];
};
