import type { Code, List, ListItem, RootContent } from "mdast";
import type { Part } from "../outline.ts";
import { narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { readHead, type LevelHeads } from "./level-head.ts";
import { TARGET_KINDS } from "./level.ts";
import { soleMatterOf } from "./matter.ts";
import { linesOf, type Line } from "./text.ts";

/** A line that begins with a level, and what belongs to it. */
export interface Entry {
  readonly found: LevelHeads;
  readonly first: Line;
  readonly lines: Line[];
  readonly blocks: RootContent[];
}

/** Whether mere words are levels there: below a heading on severity, or on what times are for. */
export const mayBeWords = ({ role, title }: Part): boolean =>
  role === "severity" || OF_LEVELS.has(soleMatterOf(title));

/** What times of levels are for; an escalation has levels of its own. */
const OF_LEVELS: ReadonlySet<Matter | undefined> = new Set<Matter>([...TARGET_KINDS, "update"]);

/** The items of a list that begin with a level. */
export const listEntries = (list: List, part: Part): readonly Entry[] =>
  list.children.flatMap((item) => itemEntry(item, part) ?? []);

function itemEntry(item: ListItem, part: Part): Entry | undefined {
  const [paragraph, ...blocks] = item.children;
  if (paragraph?.type !== "paragraph") return undefined;
  const [first, ...lines] = linesOf(paragraph);
  const found = first && readEntry(first, part);
  return first && found && { found, first, lines, blocks };
}

/** The blocks, those of a quote among them. */
const unquoted = (blocks: readonly RootContent[]): readonly RootContent[] =>
  blocks.flatMap<RootContent>((block) => (block.type === "blockquote" ? block.children : [block]));

/** Lines of paragraphs that begin with a level, each with what follows up to the next. */
export function paragraphEntries(part: Part): readonly Entry[] {
  const entries: Entry[] = [];
  let isOpen = false;
  for (const block of unquoted(part.blocks)) {
    const data = block.type === "code" && mayHoldLevels(block, part);
    if (data) isOpen = false;
    if (block.type === "paragraph" || data) {
      const lines = block.type === "code" ? linesOfData(block) : linesOf(block);
      const starts = lines.map((line) => readEntry(line, part));
      isOpen = isOpen && starts[0] === undefined && isNamedLine(lines[0]?.text ?? "");
      for (const [index, line] of lines.entries()) {
        const found = starts[index];
        if (found !== undefined) {
          entries.push({ found, first: line, lines: [], blocks: [] });
          isOpen = true;
        } else if (isOpen) entries.at(-1)?.lines.push(line);
      }
    } else if (isOpen && (block.type === "list" || block.type === "table"))
      entries.at(-1)?.blocks.push(block);
  }
  return entries;
}

/** Whether a block of code is data, or any in a part on severity. */
const mayHoldLevels = ({ lang }: Code, { role }: Part): boolean =>
  role === "severity" || /^ya?ml$/iu.test(lang ?? "");

/** The lines of such a block, of which a key may be a level and those below it what is said of that. */
const linesOfData = ({ value, position }: Code): readonly Line[] =>
  value
    .split("\n")
    .map((text, index) => ({
      text: text.trim().replaceAll('"', "").replace(" = {", ":"),
      lead: undefined,
      line: (position?.start.line ?? 0) + 1 + index,
    }))
    .filter(({ text }) => text !== "");

/** A line with a name before a colon still speaks of the level above it; a sentence need not. */
const isNamedLine = (text: string): boolean => /^[^:：.]{2,60}[:：]/u.test(text.trim());

/** The level at the beginning of a line that is set off from what follows. */
function readEntry({ text, lead }: Line, part: Part): LevelHeads | undefined {
  const plain = narrow(text);
  const mayBeWord = mayBeWords(part);
  const found = readHead(plain, mayBeWord);
  if (found === undefined) return undefined;
  const isLead = lead !== undefined && readHead(lead, mayBeWord) !== undefined;
  const isSetOff =
    isLead || found.rest.trim() === "" || /^(?: {2}|\s*[:(\-–—→=)])/u.test(found.rest);
  return isSetOff ? found : undefined;
}
