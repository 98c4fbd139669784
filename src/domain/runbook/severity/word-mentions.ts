import { LEVEL_NOUNS } from "./code.ts";
import { degreeNamed, UNSPACED_DEGREES } from "./degree.ts";
import { alternation } from "./folded.ts";
import { bareHead, type LevelHead } from "./level-head.ts";
import { areTogether } from "./mentions.ts";
import { spansIn } from "./span.ts";

/** What a word for a degree is said of, as beginnings of words. */
const NOUN = String.raw`${alternation(
  `alert, inciden, outage, issue, incydent, awari, zgloszen, vorfall, storung, panne, ocorrenc, guast, инцидент,
    авари, сбо, hendels, severi, grav, critici, priorit, prioryt, приорит,
    критичност, alvorligh, waznosc, schweregrad`,
)}\p{L}*`;
const ANY_NOUN = new RegExp(NOUN, "u");
const BEHIND = new RegExp(`^ ${NOUN}(?: ${NOUN})?`, "u");
const BEFORE = new RegExp(
  `${NOUN}(?: (?:of|de|di|o|av|mit|с))?(?: (?:${NOUN}|${LEVEL_NOUNS}))? $`,
  "u",
);
/** `dla wysokich`, `per quelli medi`: incidents, which need not be said again. */
const OF = new RegExp(
  String.raw`${alternation("for, dla, przy, fur, bei, pour, para, per, для, при, ved")}(?: (?:the|l?os|l?as|les|gli|i|quell[ie]|ceux|die))? $`,
  "u",
);
/** What does not go on about another thing: `for high load`. */
const ENDS =
  /^(?:$|[^ \p{L}]| [^\p{L}]| (?:within|in|w|innerhalb|binnen|am|sous|dans|en|em|entro|в|innen|and|i|oraz|und|et|y|ed?|и|og)(?!\p{L}))/u;
const IN_BRACKETS = /^(?: \p{L}{1,20})?\)/u;
const UNSPACED = new RegExp(
  `(?<degree>${UNSPACED_DEGREES})(?:の|な|的|인|한)? ?(?:障害|インシデント|事象|事故|故障|事件|장애|사고|인시던트|の?場合|경우)`,
  "gu",
);

/** Levels that a text, folded, names in one place. */
export interface Place {
  readonly heads: readonly LevelHead[];
  readonly start: number;
  readonly end: number;
  /** Whether they only stand in brackets, which say many things. */
  readonly isAside: boolean;
}

/** Whether a folded text holds a word for incidents, or for what they have levels of. */
export const speaksOfIncidents = (folded: string): boolean => ANY_NOUN.test(folded);

/** The levels a folded text names by words of which it is clear that they speak of incidents: `for critical incidents`. */
export const wordMentionsIn = (folded: string): readonly Place[] => [
  ...unspacedIn(folded),
  ...groupsIn(folded).flatMap((group) => ofIncidents(group, folded) ?? []),
];

const unspacedIn = (folded: string): readonly Place[] =>
  [...folded.matchAll(UNSPACED)].map((match) => ({
    heads: [headOf(degreeNamed(match.groups?.["degree"] ?? "") ?? "")],
    start: match.index,
    end: match.index + match[0].length,
    isAside: false,
  }));

const headOf = (code: string): LevelHead => bareHead(code, "WORD");

/** Words for degrees, those together that are joined: `medium and low`. */
function groupsIn(folded: string): readonly Place[] {
  const groups: Place[] = [];
  for (const { 0: word, index } of folded.matchAll(/\p{L}+/gu)) {
    const degree = degreeNamed(word);
    if (degree === undefined) continue;
    const last = groups.at(-1);
    const isNext = last !== undefined && areTogether(folded, last.end, index);
    const [heads, start] = isNext ? [last.heads, last.start] : [[], index];
    const group = { heads: [...heads, headOf(degree)], start, end: index + word.length };
    groups.splice(isNext ? -1 : groups.length, 1, { ...group, isAside: false });
  }
  return groups;
}

/** `Acknowledge: critical 5 min, high 15 min` */
const BEGINS = /(?:^|[,;:(/]) ?$/u;

const isTimed = (after: string): boolean => (spansIn(after)[0]?.start ?? MOST) < MOST;

/** Characters between a level and its time, such as `: <`. */
const MOST = 5;

function ofIncidents(group: Place, folded: string): Place | undefined {
  const before = folded.slice(Math.max(0, group.start - 60), group.start);
  const after = folded.slice(group.end, group.end + 60);
  const noun = BEHIND.exec(after)?.[0].length ?? 0;
  const end = group.end + noun;
  if (before.endsWith("(") && IN_BRACKETS.test(after)) return { ...group, end, isAside: true };
  const isSaid = noun > 0 || BEFORE.test(before);
  const isMeant =
    isSaid ||
    (OF.test(before) ? ENDS.test(after) || isTimed(after) : BEGINS.test(before) && isTimed(after));
  return isMeant ? { ...group, end } : undefined;
}
