import { joinAll, joinCommitments, NO_COMMITMENTS } from "./commitments.ts";
import { fold, narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import type { Commitments, Target } from "./level.ts";
import { mattersIn, type Mention } from "./matter.ts";
import { spansIn, targetOf, type Span } from "./span.ts";

/** What is known about a text before it is read. */
export interface ClauseContext {
  /** What a time is for whose clause does not say. */
  readonly fallback?: Matter | undefined;
  /** Whether a bare `every 30 minutes` can only mean updates. */
  readonly isAboutUpdates?: boolean | undefined;
}

const CLAUSE = /[;；|·•\n。，、→()]+|[.,!?](?=\s|$)|\s\/\s/gu;
/** `Immediately, no later than 30 minutes` is one clause. */
const LIMIT =
  /,\s(?=(?:but |and )?(?:(?:no|not) later than|at the latest|nie później niż|najpóźniej|spätestens|au plus tard|a más tardar|no máximo|al più tardi|не позднее|senest)(?!\p{L}))/giu;
/** `Mitigate (< 15 min)` is one clause, too. */
const BOUND = /\s?\((\s?[<≤] ?\d{1,3} ?\p{L}{1,9})\)/gu;
/** A time after which something else is due is no target. */
const OTHERWISE =
  /(?:^|[^\p{L}])(?:(?:only )?(?:if|when) (?:not|no|it|the|there|still|un)|only (?:if|when)|repeated|unless|not (?:been )?(?:ack|resol|mitig|respon)|without|jesli|wenn|falls|si (?:no|pas|aucun|non)|se (?:nao|non)|если|hvis|sem (?:resp|resol)|sans |ohne )|されない|ない場合|未(?:解决|確認|确认|响应|恢复|解決|復旧)|않으면|없으면|(?:^|[^\p{L}])(?:no|not|kein|keine|aucune?|ninguna?|nenhuma?|nessuna?) (?:immedi|inmedi|imedi|sofort)/u;

/** Reads the times a text names together with what they are for, clause by clause. */
export function readClauses(text: string, context: ClauseContext = {}): Commitments {
  const { fallback, ...others } = context;
  const told = clauses(text, others);
  return fallback === undefined ? told : joinCommitments(told, clauses(text, context));
}

function clauses(text: string, context: ClauseContext): Commitments {
  const plain = narrow(text).replaceAll(LIMIT, " ").replaceAll(BOUND, " $1");
  const found: Commitments[] = [];
  let from = 0;
  for (const match of plain.matchAll(CLAUSE)) {
    found.push(readClause(plain.slice(from, match.index), context));
    from = match.index + match[0].length;
  }
  return joinAll([...found, readClause(plain.slice(from), context)]);
}

/** Letters of a clause that is little more than a time: `within 15 minutes during business hours`. */
const TERSE = 48;

/** Characters of a clause that are read; what is longer is none. */
const LONGEST = 1000;

function readClause(whole: string, context: ClauseContext): Commitments {
  const clause = whole.slice(0, LONGEST);
  const folded = fold(clause);
  if (!/[\p{L}\p{N}]/u.test(folded) || OTHERWISE.test(folded)) return NO_COMMITMENTS;
  const spans = spansIn(folded).filter(({ isCondition }) => !isCondition);
  if (spans.length === 0) return NO_COMMITMENTS;
  const raw = clause.replaceAll(/\s+/gu, " ").trim();
  const isTerse = folded.replaceAll(/[^\p{L}]/gu, "").length <= TERSE;
  const { fallback, ...others } = context;
  return joinAll(
    pair(spans, mattersBeside(spans, folded), isTerse ? { ...others, fallback } : others)
      .filter(([matter, span]) => matter !== "update" || !isOnce(span, folded))
      .filter(([matter, span]) => !(isAtOnce(span) && LASTING.has(matter)))
      .map(([matter, span]) => commitment(matter, span, raw)),
  );
}

/** `Update the status page within 5 minutes` is done once, and tells nothing of how often. */
const isOnce = ({ start, isRecurring }: Span, folded: string): boolean =>
  !isRecurring && WITHIN.test(folded.slice(Math.max(0, start - 24), start));

/** Whether a time only says `at once`. */
export const isAtOnce = ({
  isImmediate,
  duration,
}: Pick<Target, "isImmediate" | "duration">): boolean => isImmediate && duration === undefined;

/** What nobody ends at once: `Mitigate: take immediate action` tells when to begin. */
export const LASTING: ReadonlySet<Matter> = new Set<Matter>(["mitigate", "resolve", "postmortem"]);

const WITHIN =
  /(?:^|[^\p{L}])(?:within|w ciagu|innerhalb(?: von)?|sous|dans les|dentro de|en menos de|em ate|entro|в течение|innen)(?: the| der| los| as| os)?(?: first)? ?[<≤~]? ?$/u;

/** What a text, a clause or not much more, is about apart from the words of its times, such as `on resolution`. */
export function mattersBeside(spans: readonly Span[], folded: string): readonly Mention[] {
  const beside = mattersIn(folded).filter(
    ({ start, end }) =>
      !spans.some(
        (span) =>
          (span.start <= start && end <= span.end) ||
          (start > span.end && start - span.end <= 32 && SINCE.test(folded.slice(span.end, start))),
      ),
  );
  // `SLA: 15 min to acknowledge`: the name of all agreements says nothing where another word does.
  const exact = beside.filter(({ start, end }) => !/^sla.{0,5}$/u.test(folded.slice(start, end)));
  return exact.length === 0 ? beside : exact;
}

/** Between a time and what it counts from: `within 5 days of resolution` resolves nothing. */
const SINCE =
  /^ (?:of|after|from|following|nach|seit|apres|suivant|despues de|tras|desde|apos|depois|da|do|dopo|od|po|после|с момента|etter)(?: the| der| die| la| l'| el| a| o| del| de| incident| incident's)* ?$/u;

const SENTENCE = /[.!?。！？](?:\s+|$)|(?<=[。！？])/u;
/** How far into a sentence the word may stand that says what its time is for. */
const NEAR = 16;

/**
 * Reads what follows the meaning of a level: `Half the users for five minutes. Action within 4 hours.` Only sentences that
 * begin with what their time is for count, as a meaning speaks of times of its own.
 */
export const readBehindMeaning = (text: string): Commitments =>
  joinAll(
    text
      .split(SENTENCE)
      .slice(1)
      .filter((sentence) => (mattersIn(fold(narrow(sentence)))[0]?.start ?? NEAR) < NEAR)
      .map((sentence) => readClauses(sentence)),
  );

type Pair = readonly [matter: Matter, span: Span];

/** Which time is for what: rhythms are for updates, also where somebody is told or informed; the others in order, or the nearest before, or else the nearest behind. */
function pair(
  spans: readonly Span[],
  mentions: readonly Mention[],
  { fallback, isAboutUpdates }: ClauseContext,
): readonly Pair[] {
  const update = mentions.some(({ matter }) => isTelling(matter));
  const rhythms = spans.filter(({ isRecurring }) => isRecurring);
  const takesRhythms = rhythms.length > 0;
  const mayUpdate =
    update || isAboutUpdates === true || (fallback !== undefined && isTelling(fallback));
  const updates: readonly Pair[] = mayUpdate ? rhythms.map((span) => ["update", span]) : [];
  const rest = spans.filter(({ isRecurring }) => !isRecurring);
  const left = takesRhythms ? mentions.filter(({ matter }) => !isTelling(matter)) : mentions;
  return [...updates, ...pairRest(rest, left, fallback)];
}

/** Whether a rhythm is one of updates, which are not the only news. */
const isTelling = (matter: Matter): boolean =>
  matter === "update" || matter === "tell" || matter === "other";

function pairRest(
  spans: readonly Span[],
  mentions: readonly Mention[],
  fallback: Matter | undefined,
): readonly Pair[] {
  if (spans.length === mentions.length)
    return spans.map((span, index) => [mentions[index]?.matter ?? "other", span]);
  if (mentions.length === 0)
    return fallback === undefined ? [] : spans.slice(0, 1).map((span) => [fallback, span]);
  if (mentions.some(({ matter }) => matter === "escalate")) return [];
  const first = spans[0];
  const isReview = mentions.some(({ matter }) => matter === "postmortem");
  if (isReview && spans.length === 1 && first) return [["postmortem", first]];
  return spans.map((span) => [nearest(span, mentions), span]);
}

function nearest(span: Span, mentions: readonly Mention[]): Matter {
  const before = mentions.findLast(({ end }) => end <= span.start);
  return (before ?? mentions.find(({ start }) => start >= span.end))?.matter ?? "other";
}

/** What a time is for, as the level's own; `raw` the words it was told in. */
export function commitment(matter: Matter, span: Span, raw: string): Commitments {
  const target = targetOf(span, raw);
  if (matter === "update")
    return isOfDocument(span) || isAtOnce(span)
      ? NO_COMMITMENTS
      : { targets: {}, updateEvery: target };
  if (matter === "escalate" || matter === "tell" || matter === "other") return NO_COMMITMENTS;
  return { targets: { [matter]: target }, updateEvery: undefined };
}

/** Nobody waits months for news of an incident; a plan is brought up to date so. */
const isOfDocument = ({ duration }: Span): boolean => duration !== undefined && duration > MONTH;

const MONTH = 28 * 24 * 60 * 60 * 1000;
