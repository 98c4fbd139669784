import type { List, RootContent } from "mdast";
import { lineOf, walk } from "../markdown/node.ts";
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
    | "pairs";
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
    if (previous !== undefined && continues(previous, block, between))
      lists[lists.length - 1] = join(attach(previous, between), block);
    else {
      if (previous !== undefined) lists[lists.length - 1] = attach(previous, codeAtStart(between));
      lists.push(open(block));
    }
    between = [];
  }
  const last = lists.at(-1);
  if (last !== undefined) lists[lists.length - 1] = attach(last, codeAtStart(between));
  return lists.filter((list) => !isContents(list)).map((list) => toGroup(list, source));
}

const open = (list: List): TornList => ({
  items: list.children.map((_, index) => ({ list, index, behind: [] })),
  ordered: list.ordered === true,
  task: list.children.some(({ checked }) => typeof checked === "boolean"),
  end: (list.start ?? 1) + list.children.length - 1,
});

function continues(previous: TornList, next: List, between: readonly RootContent[]): boolean {
  const isTask = next.children.some(({ checked }) => typeof checked === "boolean");
  if (previous.task || isTask)
    return previous.task && isTask && previous.ordered === (next.ordered === true);
  if (!previous.ordered || next.ordered !== true) return false;
  if (next.start === previous.end + 1) return true;
  // Every step numbered 1 and torn from the next by its code.
  const isSingle = next.start === 1 && next.children.length === 1 && previous.end === 1;
  return isSingle && between.some(({ type }) => type === "code");
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

const join = (previous: TornList, next: List): TornList => {
  const opened = open(next);
  return { ...opened, items: [...previous.items, ...opened.items] };
};

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
  const form = list.task ? "task" : list.ordered ? "ordered" : "bullets";
  const steps = list.items.flatMap(({ list: { children }, index, behind }) => {
    const item = children[index];
    return item === undefined ? [] : [stepFromItem(item, source, behind)];
  });
  const first = list.items[0]?.list;
  return { form, steps, line: first === undefined ? 1 : lineOf(first) };
}
