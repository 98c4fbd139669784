import { walk } from "../../markdown/node.ts";
import { allParts, type Part } from "../outline.ts";
import { readClauses } from "./clause.ts";
import type { Code } from "./code.ts";
import { NO_COMMITMENTS } from "./commitments.ts";
import type { Draft } from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import { matterOf, mattersIn } from "./matter.ts";
import { mentionsIn } from "./mentions.ts";
import { MAY_START, ofCodes, SENTENCE } from "./said.ts";
import { spansIn } from "./span.ts";
import { plainText } from "./text.ts";

/** What makes a sentence tell of some cases only, or of none. */
const NOT_ALL =
  /\b(?:not?|if|n[ei]e?|jesli|nicht|keine?|wenn|pas|si|nao|se|ikke|hvis|optional)\b|не |если|不|ない|않/u;

/** Whether a part is about reviews. */
export const isReview = ({ role, title }: Part): boolean =>
  role === "postmortem" || matterOf(title) === "postmortem";

/**
 * When the review is due of the levels that need one, where a part on reviews names them in a sentence and its time in
 * another: `A postmortem is required for SEV-1 and SEV-2. The postmortem is due within 3 days.`
 */
export function reviewDrafts(part: Part): readonly Draft[] {
  if (!isReview(part)) return [];
  const texts = [...allParts(part)]
    .flatMap(({ blocks }) => blocks.flatMap((block) => [...walk(block)]))
    .flatMap((node) => (node.type === "paragraph" ? [narrow(plainText(node))] : []));
  if (!texts.some((text) => MAY_START.test(text))) return [];
  const sentences = texts
    .flatMap((text) => text.split(SENTENCE))
    .filter((text) => mattersIn(fold(text)).some(({ matter }) => matter === "postmortem"));
  const [only] = sentences.map((text) => codesIn(fold(text))).filter(({ length }) => length > 0);
  for (const raw of only === undefined ? [] : sentences) {
    const { postmortem } = readClauses(raw).targets;
    if (only && postmortem?.duration !== undefined && mentionsIn(fold(raw)).length === 0)
      return ofCodes(only, raw, part.line, { ...NO_COMMITMENTS, targets: { postmortem } });
  }
  return [];
}

/** The levels of which a folded sentence tells no time. */
const codesIn = (folded: string): readonly Code[] =>
  NOT_ALL.test(folded) || spansIn(folded).length > 0 ? [] : (mentionsIn(folded)[0]?.codes ?? []);
