import type { List, RootContent } from "mdast";
import { lineOf, sourceOf, walk } from "../markdown/node.ts";
import { readHeading } from "./heading.ts";
import type { Step } from "./runbook.ts";
import { stepFromItem } from "./step.ts";

/** Steps found together, with the label they stand under, if they have one of their own. */
export interface StepGroup {
  readonly form:
    | "task"
    | "ordered"
    | "bullets"
    | "headings"
    | "table"
    | "labels"
    | "code"
    | "pairs"
    | "prose";
  readonly steps: readonly Step[];
  readonly line: number;
}

/** One list as written, or several that a block without indentation has torn apart. */
interface TornList {
  readonly items: readonly {
    readonly list: List;
    readonly index: number;
    readonly behind: readonly RootContent[];
  }[];
  readonly ordered: boolean;
  readonly task: boolean;
  /** Whether every item is numbered 1, as Markdown allows. */
  readonly areOnes: boolean;
  /** Number of the last item. */
  readonly end: number;
}

/**
 * The lists among the blocks of a part as steps. An ordered list that goes on counting where the one before it
 * ended is the same list, and what stands between belongs to the step before.
 */
export function listGroups(blocks: readonly RootContent[], source: string): readonly StepGroup[] {
  const lists: TornList[] = [];
  let between: RootContent[] = [];
  for (const [index, block] of blocks.entries()) {
    const previous = lists.at(-1);
    if (block.type !== "list" || isAside(block, previous, blocks.slice(index + 1))) {
      between.push(block);
      continue;
    }
    const opened = open(block, source);
    if (previous !== undefined && continues(previous, opened, block, between))
      lists[lists.length - 1] = join(attach(previous, between), opened);
    else {
      if (previous !== undefined) lists[lists.length - 1] = attach(previous, codeAtStart(between));
      lists.push(opened);
    }
    between = [];
  }
  const last = lists.at(-1);
  if (last !== undefined) lists[lists.length - 1] = attach(last, codeAtStart(between));
  return lists.filter((list) => !isContents(list)).map((list) => toGroup(list, source));
}

const open = (list: List, source: string): TornList => ({
  items: list.children.map((_, index) => ({ list, index, behind: [] })),
  ordered: list.ordered === true,
  task: list.children.some(({ checked }) => typeof checked === "boolean"),
  areOnes:
    list.ordered === true &&
    list.children.every((item) => /^1[.)]/u.test(sourceOf(item, source).slice(0, 2))),
  end: (list.start ?? 1) + list.children.length - 1,
});

function continues(
  previous: TornList,
  next: TornList,
  { start }: List,
  between: readonly RootContent[],
): boolean {
  if (previous.task || next.task)
    return previous.task && next.task && previous.ordered === next.ordered;
  if (!previous.ordered || !next.ordered) return false;
  if (start === previous.end + 1) return true;
  // Every step numbered 1 and torn from the next by its code.
  return previous.areOnes && next.areOnes && between.some(({ type }) => type === "code");
}

/** Bullets between two pieces of one ordered list belong to the step before them. */
function isAside(
  list: List,
  previous: TornList | undefined,
  after: readonly RootContent[],
): boolean {
  if (previous?.ordered !== true || list.ordered === true) return false;
  const next = after.find((block) => block.type === "list" && block.ordered === true);
  return next?.type === "list" && next.start === previous.end + 1;
}

const join = (previous: TornList, next: TornList): TornList => ({
  ...next,
  items: [...previous.items, ...next.items],
});

function attach(list: TornList, behind: readonly RootContent[]): TornList {
  const last = list.items.at(-1);
  if (last === undefined || behind.length === 0) return list;
  return { ...list, items: [...list.items.slice(0, -1), { ...last, behind }] };
}

/** Code directly behind a list shows how its last step is done; a paragraph before it speaks of something new. */
function codeAtStart(blocks: readonly RootContent[]): readonly RootContent[] {
  const end = blocks.findIndex(({ type }) => type !== "code");
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** A table of contents: nothing but links within the document. */
const isContents = (list: TornList): boolean =>
  list.items.every(({ list: { children }, index }) => {
    const item = children[index];
    const links = item === undefined ? [] : [...walk(item)].filter((node) => node.type === "link");
    return links.length > 0 && links.every(({ url }) => url.startsWith("#"));
  });

function toGroup(list: TornList, source: string): StepGroup {
  const steps = list.items.flatMap(({ list: { children }, index, behind }) => {
    const item = children[index];
    const step = item && stepFromItem(item, source, behind);
    const isHidden = step?.text === "" && step.details === "" && item?.children[0]?.type === "html";
    return step === undefined || isHidden ? [] : [step];
  });
  const first = list.items[0]?.list;
  const areCounted =
    list.ordered || (steps.length >= 2 && steps.every(({ text }) => readHeading(text).isStep));
  const form = list.task ? "task" : areCounted ? "ordered" : "bullets";
  return { form, steps, line: first === undefined ? 1 : lineOf(first) };
}
