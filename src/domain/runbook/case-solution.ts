import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { withoutColon } from "../trim.ts";
import { shareAsking } from "./imperative.ts";
import type { Part } from "./outline.ts";
import { leadsOf } from "./plan/lead.ts";
import { roleNamed } from "./role.ts";
import type { SectionRole, Step } from "./runbook.ts";
import { stepFromHeading, stepFromItem } from "./step.ts";

/** A line that begins with what it is about. */
interface Labelled {
  readonly role: SectionRole | undefined;
  readonly step: Step;
}

const SOLVING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "mitigation",
  "procedure",
  "first-response",
]);
const TELLING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "signals",
  "diagnosis",
  "impact",
  "prevention",
]);

/**
 * What is to be done in a case that is told of line by line: `Symptom: …`, `Cause: …`, `Solution: …`. Only the last
 * asks for something.
 */
export function solutionOf({ blocks }: Part, source: string): readonly Step[] {
  const lines = blocks.flatMap((block, index): readonly Labelled[] => {
    if (block.type === "list")
      return isSequence(block) ? [] : block.children.flatMap((item) => fromItem(item, source));
    return block.type === "paragraph" ? fromParagraph(block, blocks.slice(index + 1), source) : [];
  });
  const solving = lines.filter(({ role }) => SOLVING.has(role));
  const isCase = solving.length > 0 && lines.some(({ role }) => TELLING.has(role));
  return isCase ? solving.map(({ step }) => step) : [];
}

/** The phases of a response, counted, are all to be gone through; of three, where each asks for something. */
const isSequence = ({ ordered, children }: List): boolean =>
  ordered === true &&
  (children.length >= 4 || (children.length === 3 && shareAsking(children.flatMap(valueOf)) === 1));

const valueOf = ({ children: [first] }: ListItem): readonly string[] =>
  first?.type === "paragraph"
    ? leadsOf(first)
        .slice(0, 1)
        .map(({ value }) => value)
    : [];

function fromItem(item: ListItem, source: string): readonly Labelled[] {
  const [first, ...more] = item.children;
  const [lead] = first?.type === "paragraph" ? leadsOf(first) : [];
  const role = lead === undefined ? undefined : roleOfLabel(lead.label);
  if (lead === undefined || role === undefined) return [];
  const step = stepFromItem(item, source);
  const [list] = more;
  if (lead.value !== "" || list?.type !== "list")
    return [{ role, step: { ...step, text: withoutLabel(step.text) } }];
  return list.children.map((child) => ({ role, step: stepFromItem(child, source) }));
}

/** Of the last line of a paragraph the commands behind it are a part, or all that it announces. */
function fromParagraph(
  paragraph: Paragraph,
  behind: readonly RootContent[],
  source: string,
): readonly Labelled[] {
  const end = behind.findIndex(({ type }) => type !== "code");
  const code = end === -1 ? behind : behind.slice(0, end);
  const leads = leadsOf(paragraph);
  return leads.flatMap(({ label, value, line }, index) => {
    const role = roleOfLabel(label);
    const shown = index === leads.length - 1 && SOLVING.has(role) ? code : [];
    return role === undefined || (value === "" && shown.length === 0)
      ? []
      : [{ role, step: stepFromHeading(withoutColon(value), shown, line, source) }];
  });
}

const roleOfLabel = (label: string): SectionRole | undefined =>
  label === "" || label.length > 40 ? undefined : roleNamed(withoutColon(label));

const LABEL =
  /^(?:(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)[\s:：–—-]{0,4}|[^:：*_`[]{1,40}[:：]\s*)(?=\S)/u;

const withoutLabel = (text: string): string => text.replace(LABEL, "");
