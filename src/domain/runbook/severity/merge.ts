import { joinCommitments } from "./commitments.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./folded.ts";
import type { SeverityLevel } from "./level.ts";

const CODE = /^(?<family>SEV-|P|S)\d$/u;
const familyOf = (name: string): string | undefined => CODE.exec(name)?.groups?.["family"];

const namesOf = (one: {
  readonly code: string;
  readonly aliases: readonly string[];
}): readonly string[] => [one.code, ...one.aliases];

/** The name a level goes by: a code, else a word, else its bare number. */
const bestOf = (names: readonly string[]): string =>
  names.find((name) => familyOf(name) !== undefined) ??
  names.find((name) => !/^level \d$/u.test(name)) ??
  names[0] ??
  "";

/**
 * The levels with what a further place says about one of them, which has its code or one of its names. A level there is
 * none of yet is added only where `mayDefine`; `byCode` keeps levels of two scales apart that share a mere word.
 */
export function mergeDraft(
  levels: readonly SeverityLevel[],
  draft: Draft,
  mayDefine: boolean,
  byCode = false,
): readonly SeverityLevel[] {
  const { head, raw, line, targets, updateEvery } = draft;
  const own = namesOf(head);
  const known =
    levels.find((level) => namesOf(level).includes(head.code)) ??
    (byCode
      ? undefined
      : levels.find((level) => shareName(namesOf(level), own) && !areApart(namesOf(level), own)));
  if (known === undefined) {
    const code = bestOf(own);
    const aliases = own.filter((name) => name !== code);
    const { label } = head;
    return mayDefine
      ? [...levels, { code, aliases, label, raw, line, targets, updateEvery }]
      : levels;
  }
  return levels.map((level) => (level === known ? extend(level, draft) : level));
}

/**
 * Whether drafts make a scale beside the levels and not other names for them: both are coded, each in its own way, and
 * fewer than half of the drafts share a word with a level.
 */
export function isAnotherScale(
  levels: readonly SeverityLevel[],
  drafts: readonly Draft[],
): boolean {
  const families = new Set(drafts.map(({ head }) => familyOf(head.code)));
  const [family] = families;
  if (families.size !== 1 || family === undefined) return false;
  const coded = levels.filter(({ code }) => familyOf(code) !== undefined);
  if (
    coded.length < 2 ||
    coded.some((level) => namesOf(level).some((name) => familyOf(name) === family))
  )
    return false;
  const known = drafts.filter(({ head }) =>
    coded.some((level) => shareName(namesOf(level), namesOf(head))),
  );
  return known.length * 2 < drafts.length;
}

function extend(level: SeverityLevel, draft: Draft): SeverityLevel {
  const names = namesOf(level);
  const more = namesOf(draft.head).filter(
    (name) => !shareName(names, [name]) && !areApart(names, [name]),
  );
  const all = [...names, ...more];
  const code = bestOf(all);
  return {
    ...level,
    code,
    aliases: all.filter((name) => name !== code),
    label: level.label === "" ? draft.head.label : level.label,
    ...joinCommitments(level, draft),
  };
}

const shareName = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((name) => others.some((other) => fold(name) === fold(other)));

/** Different codes of one kind make different levels, whatever words they share. */
const areApart = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((name) => {
    const family = familyOf(name);
    return (
      family !== undefined && others.some((other) => familyOf(other) === family && other !== name)
    );
  });
