import type { List, ListItem, Paragraph } from "mdast";
import { withoutColon } from "../trim.ts";
import type { Part } from "./outline.ts";
import { leadsOf } from "./plan/lead.ts";
import { roleNamed } from "./role.ts";
import type { SectionRole, Step } from "./runbook.ts";
import { stepFromItem } from "./step.ts";

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
  const lines = blocks.flatMap((block): readonly Labelled[] => {
    if (block.type === "list")
      return isSequence(block) ? [] : block.children.flatMap((item) => fromItem(item, source));
    return block.type === "paragraph" ? fromParagraph(block) : [];
  });
  const solving = lines.filter(({ role }) => SOLVING.has(role));
  const isCase = solving.length > 0 && lines.some(({ role }) => TELLING.has(role));
  return isCase ? solving.map(({ step }) => step) : [];
}

/** The phases of a response, counted, are all to be gone through. */
const isSequence = ({ ordered, children }: List): boolean =>
  ordered === true && children.length >= 4;

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

const fromParagraph = (paragraph: Paragraph): readonly Labelled[] =>
  leadsOf(paragraph).flatMap(({ label, value, line }) => {
    const role = roleOfLabel(label);
    return role === undefined || value === ""
      ? []
      : [{ role, step: { text: value, details: "", code: [], line } }];
  });

const roleOfLabel = (label: string): SectionRole | undefined =>
  label === "" || label.length > 40 ? undefined : roleNamed(withoutColon(label));

const LABEL =
  /^(?:(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)[\s:：–—-]{0,4}|[^:：*_`[]{1,40}[:：]\s*)(?=\S)/u;

const withoutLabel = (text: string): string => text.replace(LABEL, "");
