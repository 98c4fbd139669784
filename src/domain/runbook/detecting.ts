import type { RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { HeadingParts } from "./heading.ts";
import { shareAsking } from "./imperative.ts";
import { leadsOf } from "./plan/lead.ts";
import { roleNamed } from "./role.ts";
import type { SectionRole } from "./runbook.ts";

/** A part named after what tells of an incident, with what stands in it. */
interface Detecting {
  readonly heading: HeadingParts;
  readonly ownRole: SectionRole | undefined;
  readonly blocks: readonly RootContent[];
  readonly children: readonly { readonly heading: HeadingParts }[];
}

/**
 * The role of a part by its heading and by what it counts: `Detection` that asks to acknowledge, to classify and to call
 * somebody, in that order, is the triage itself and no list of symptoms.
 */
export const roleByContent = (part: Detecting): SectionRole | undefined =>
  part.ownRole === "signals" && isWork(part) ? "triage" : part.ownRole;

const isWork = ({ heading, blocks, children }: Detecting): boolean =>
  (isNameOnly(heading) && blocks.some((block) => asksInOrder(block))) ||
  areStepsOf(children.map((child) => child.heading).filter(({ number }) => number !== undefined));

/** `Detection`, `Detect and scope`; `Alerts firing unexpectedly` is a matter that may go wrong. */
const isNameOnly = ({ text }: HeadingParts): boolean => {
  const [first = ""] = text.split(JOINT);
  return roleNamed(first) === "signals";
};

const JOINT = /\s(?:and|und|et|y|e|i|og|и)\s|[&/,+:：(（–—]/u;

function asksInOrder(block: RootContent): boolean {
  if (block.type !== "list") return false;
  const isCounted =
    block.ordered === true || block.children.every(({ checked }) => typeof checked === "boolean");
  return isCounted && ask(block.children.map(({ children: [first] }) => toString(first)));
}

const areStepsOf = (counted: readonly HeadingParts[]): boolean =>
  counted.length >= LEAST &&
  (counted.every(({ isStep }) => isStep) || ask(counted.map(({ text }) => text)));

const ask = (texts: readonly string[]): boolean =>
  texts.length >= LEAST && shareAsking(texts) >= MOSTLY;

/** One thing is no order. */
const LEAST = 2;
/** Part of the things that have to ask, as some are worded as questions. */
const MOSTLY = 0.6;

/** Whether one of the blocks is a line such as `**Symptom:** the page stays white`. */
export const haveSymptoms = (blocks: readonly RootContent[]): boolean =>
  blocks.some((block) => {
    const [lead] = block.type === "paragraph" ? leadsOf(block) : [];
    return lead !== undefined && lead.label.length <= 40 && roleNamed(lead.label) === "signals";
  });
