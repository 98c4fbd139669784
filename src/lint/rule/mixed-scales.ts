import type { SeverityLevel } from "../../domain/runbook/severity/level.ts";
import type { Finding, Rule, Subject } from "../rule.ts";
import { placesIn, type Place } from "./place.ts";
import { runningText } from "./running-text.ts";
import { whereFollowed } from "./in-force.ts";

/** Two scales in one document, or a code of none. */
export const mixedScales: Rule = {
  name: "mixed-scales",
  level: "warning",
  summary:
    "SEV and P stand for different things in one file, or a code is used that its scale does not define.",
  check: whereFollowed((subject) => {
    const { severities } = subject.document;
    if (severities.length === 0) return mixedMentions(subject);
    const two = twoScales(severities);
    return two === undefined ? unknownCodes(subject) : [two];
  }),
};

/** `SEV-1`, `Sev 1`; `P1`, but not `p95`, `P1.5` or `Phase P1`. */
const CODE =
  /(?<![\p{L}\p{N}_.-])(?:(?<sev>sev)[ -]?(?<rank>\d)|(?<!phase )p(?<priority>[0-5]))(?![\p{L}\p{N}]|\.\d)/giu;

interface Mention extends Place {
  readonly code: string;
}

function mentions({ root, text }: Subject): readonly Mention[] {
  const placeAt = placesIn(text);
  return [...runningText(root, text)].flatMap((passage) =>
    [...passage.text.matchAll(CODE)].flatMap(({ 0: word, index, groups }) => {
      const code = groups?.["sev"] === undefined ? word : `SEV-${groups["rank"]}`;
      // A small p with a digit is a percentile, a pin or a partition.
      return code.startsWith("p") ? [] : [{ ...placeAt(passage.offsetOf(index)), code }];
    }),
  );
}

const isSev = (code: string): boolean => /^SEV-\d$/u.test(code);
const isPriority = (code: string): boolean => /^P\d$/u.test(code);
const namesOf = ({ code, aliases }: SeverityLevel): readonly string[] => [code, ...aliases];

/** Levels of both kinds, none of which says what it is in the other. */
function twoScales(severities: readonly SeverityLevel[]): Finding | undefined {
  const [sev, priority] = [isSev, isPriority].map((isOne) =>
    severities.find(
      (level) => namesOf(level).every((name) => isOne(name) || !isCode(name)) && isOne(level.code),
    ),
  );
  if (sev === undefined || priority === undefined) return undefined;
  const [first, second] = sev.line <= priority.line ? [sev, priority] : [priority, sev];
  return {
    line: second.line,
    column: 1,
    message: `${second.code} belongs to another scale than ${first.code} on line ${first.line}.`,
    hint: "Use one scale, or say beside each level what it is in the other: `SEV-1 (P0)`.",
  };
}

const isCode = (name: string): boolean => isSev(name) || isPriority(name);

function* unknownCodes(subject: Subject): Generator<Finding> {
  const known = new Set(subject.document.severities.flatMap((level) => namesOf(level)));
  // A scale of words says nothing about numbers.
  if (![...known].some((name) => isCode(name))) return;
  const told = new Set<string>();
  for (const { code, line, column } of mentions(subject)) {
    if (known.has(code) || told.has(code)) continue;
    told.add(code);
    yield {
      line,
      column,
      message: `${code} is not a level of this file's scale (${subject.document.severities.map((level) => level.code).join(", ")}).`,
      hint: "Name a level of the scale, or define this one.",
    };
  }
}

/** Where the file has no scale: codes of both kinds, never side by side on a line. */
function* mixedMentions(subject: Subject): Generator<Finding> {
  const found = mentions(subject);
  const sevLines = new Set(found.filter(({ code }) => isSev(code)).map(({ line }) => line));
  const priorities = found.filter(({ code }) => isPriority(code));
  const [first] = priorities;
  if (first === undefined || sevLines.size === 0) return;
  if (priorities.some(({ line }) => sevLines.has(line))) return;
  yield {
    line: first.line,
    column: first.column,
    message: `${first.code} stands here, and elsewhere severities are called SEV.`,
    hint: "Use the codes of one scale.",
  };
}
