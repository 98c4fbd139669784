import type { SectionRole } from "../runbook.ts";
import { readBehindMeaning, readClauses, type ClauseContext } from "./clause.ts";
import {
  areOfPeople,
  namesAudience,
  namesHours,
  namesLevels,
  namesMeaning,
  namesOtherThings,
  namesTimes,
  namesWork,
} from "./column.ts";
import {
  inBusinessTime,
  isCommitted,
  joinAll,
  joinCommitments,
  NO_COMMITMENTS,
} from "./commitments.ts";
import {
  areDistinct,
  areRealLetters,
  LATER,
  withoutLetters,
  type Draft,
  type Finding,
} from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import type { Grid } from "./grid.ts";
import type { Matter } from "./kind-words.ts";
import { labelOf } from "./level-head.ts";
import { findLevels, type Named } from "./level-column.ts";
import type { Commitments } from "./level.ts";
import { isAboutNews, matterOf } from "./matter.ts";
import { readNamed, readRhythm } from "./named.ts";
import { readTarget } from "./span.ts";
import { BUSINESS } from "./span-words.ts";

/** Where a table stands. */
interface Place {
  readonly role: SectionRole | undefined;
  /** What the heading above says times are for. */
  readonly matter: Matter | undefined;
}

/** The levels of a table and what its other columns, or rows when the levels are columns, say about them. */
export function readTable(grid: Grid, place: Place): Finding | undefined {
  const levels = findLevels(grid, place.role === "severity");
  if (levels === undefined || levels.entries.length === 0) return undefined;
  if (areTiers(levels.entries, place)) return undefined;
  const fallback = fallbackOf(levels.entries, place);
  const context = { fallback, isAboutUpdates: isAboutNews(place.role, place.matter) };
  const drafts = levels.entries.flatMap((entry) => toDrafts(entry, context));
  const [first] = levels.entries;
  const heads = [levels.name, ...(first?.others ?? []).map(({ name }) => name)];
  const hasTimes = drafts.some((draft) => isCommitted(draft));
  const isScale = isMeantAsScale(heads, place, hasTimes, drafts);
  if (areRealLetters(drafts) && (isScale || hasTimes))
    return { drafts, isScale: isScale && areDistinct(drafts) };
  const codes = withoutLetters(drafts);
  return { drafts: codes, isScale: isScale && areDistinct(codes) };
}

/** `Level 1`, `Tier 2`, or bare numbers, of people who are called one after the other, or of systems that may lose more or less data. */
function areTiers(entries: readonly Named[], { role }: Place): boolean {
  const isNumbered = entries.every(({ levels }) =>
    levels.every(({ family }) => family === "LEVEL"),
  );
  const heads = entries[0]?.others.map(({ name }) => name) ?? [];
  const areOthers = role === "escalation" || role === "roles" || areOfPeople(heads);
  return isNumbered && (areOthers || heads.some((head) => /\brpo\b/iu.test(head)));
}

function isMeantAsScale(
  [name = "", ...others]: readonly string[],
  { role }: Place,
  hasTimes: boolean,
  drafts: readonly Draft[],
): boolean {
  if (hasTimes || role === "severity") return true;
  const isIndex =
    others.some((head) => namesOtherThings(head) && !namesMeaning(head)) || namesOtherThings(name);
  const isLetters = drafts.some(({ head }) => head.family === "S" && head.aliases.length === 0);
  const isExplained = others.some((head) => namesMeaning(head));
  const isTasks = !isExplained && others.some((head) => namesWork(head));
  const areNumbers = drafts.every(
    ({ head: { family, aliases } }) => family === "LEVEL" && aliases.length === 0,
  );
  const isNamed = (namesLevels(name) && !areNumbers) || isExplained;
  return !LATER.has(role) && !isIndex && !isTasks && isNamed && (!isLetters || namesLevels(name));
}

/** What a column of times is for that does not say so, provided no other column holds any. */
function fallbackOf(entries: readonly Named[], { matter }: Place): Matter | undefined {
  const cells = entries.flatMap(({ others }) => others);
  const said = cells.filter(({ name }) => isTarget(matterOf(name)));
  if (said.some(({ text }) => readTarget(text) !== undefined)) return undefined;
  if (matter !== undefined || said[0] !== undefined) return matter ?? matterOf(said[0]?.name ?? "");
  const spans = cells.flatMap(({ name, text }) => {
    const target = namesTimes(name) ? readTarget(text) : undefined;
    const span = target?.isImmediate === true ? 0 : target?.duration;
    return span === undefined ? [] : [span];
  });
  return spans.length > 0 && Math.min(...spans) >= A_DAY ? "resolve" : "respond";
}

/** Who waits a day even for the worst waits for the end of it, and not for somebody to begin. */
const A_DAY = 24 * 60 * 60 * 1000;

const isTarget = (matter: Matter | undefined): boolean =>
  matter !== undefined && matter !== "escalate" && matter !== "other";

function toDrafts(entry: Named, context: ClauseContext): readonly Draft[] {
  const own = readClauses(entry.rest);
  const commitments = joinAll([
    ...entry.others.map(({ name, text }) => readCell(name, text, context)),
    own,
  ]);
  const timed = isInBusinessHours(entry) ? inBusinessTime(commitments) : commitments;
  return entry.levels.map((head) => {
    const named = entry.others.find(({ isName }) => isName)?.text;
    const label = head.label === "" && named !== undefined ? labelOf(named) : head.label;
    return { head: { ...head, label }, raw: entry.raw, line: entry.line, ...timed };
  });
}

/** Whether a column of its own says when the team works: `Coverage`, `Business hours`. */
const isInBusinessHours = ({ others }: Named): boolean =>
  others.some(({ name, text }) => namesHours(name) && BUSINESS.test(fold(narrow(text))));

/** `Resolution`: `immediately`, beside the rhythm of updates: that is when people are told of it. */
function isAtOnce(text: string): boolean {
  const target = readTarget(text);
  return target?.isImmediate === true && target.duration === undefined;
}

function readCell(name: string, text: string, context: ClauseContext): Commitments {
  const { fallback, ...others } = context;
  const matter = matterOf(name);
  if (matter === "escalate") return NO_COMMITMENTS;
  if (matter === "other") return readRhythm(text);
  if (matter === "resolve" && context.isAboutUpdates === true && isAtOnce(text))
    return NO_COMMITMENTS;
  if (matter !== undefined) return readNamed(name, text);
  if (namesTimes(name) && isTarget(fallback)) return readClauses(text, context);
  if (namesMeaning(name)) return readBehindMeaning(text);
  const isForAudience = fallback === "update" && namesAudience(name);
  return joinCommitments(readClauses(text, isForAudience ? context : others), readRhythm(text));
}
