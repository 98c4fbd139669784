import type { Heading, List, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf } from "../markdown/node.ts";
import { toWords } from "../markdown/words.ts";
import { withoutColon } from "../trim.ts";
import { haveSymptoms, roleByContent } from "./detecting.ts";
import { isTitle, readHeading, type HeadingParts } from "./heading.ts";
import { isOfAbove } from "./of-above.ts";
import { readCase } from "./plan/case.ts";
import { readHead } from "./severity/level-head.ts";
import { roleNamed, roleOf } from "./role.ts";
import type { Section, SectionRole } from "./runbook.ts";

/** A part of the document with what stands directly below its heading. */
export interface Part extends Section {
  /** The heading without number and ornament. */
  readonly heading: HeadingParts;
  /** The role its own heading gives it, as against one it inherits. */
  readonly ownRole: SectionRole | undefined;
  readonly blocks: readonly RootContent[];
  readonly children: readonly Part[];
}

/** What the author says about headings the guess is wrong about: the role by the words of the heading. */
export type RoleOverrides = ReadonlyMap<string, SectionRole>;

interface OpenPart {
  readonly title: string;
  readonly depth: number;
  readonly line: number;
  readonly heading: HeadingParts;
  readonly ownRole: SectionRole | undefined;
  readonly role: SectionRole | undefined;
  readonly blocks: RootContent[];
  readonly children: OpenPart[];
}

/** Deeper than any heading: a bold line that names a part of the section it stands in. */
export const PSEUDO_DEPTH = 7;

/**
 * The document as a tree of parts below one root, which holds what stands before the first heading. The
 * title gives nothing a role. Only headings at the top level count.
 */
export function outline(root: Root, overrides: RoleOverrides): Part {
  const top = open("", 0, 1, undefined, undefined);
  const path: OpenPart[] = [top];
  const title = titleNode(root);
  const roles = new Map<string, SectionRole | undefined>();
  for (const [index, node] of root.children.entries()) {
    const found = headingAt(root, index, roles) ?? unnamedAt(root, index, path.at(-1));
    if (found === undefined) {
      if (node.type !== "yaml") path.at(-1)?.blocks.push(node);
      continue;
    }
    while ((path.at(-1)?.depth ?? 0) >= found.depth) path.pop();
    const parent = path.at(-1) ?? top;
    const ownRole =
      overrides.get(toWords(found.title)) ??
      (node === title || isOfAbove(found.title, found.role, parent.role) || isLevel(found, parent)
        ? undefined
        : found.role);
    const part = open(found.title, found.depth, lineOf(node), ownRole, ownRole ?? parent.role);
    parent.children.push(part);
    path.push(part);
  }
  return settle(top, undefined, overrides);
}

/** `P0 (critical): respond at once` among the levels of severity only says what is one. */
const isLevel = ({ title, depth }: FoundHeading, { role }: OpenPart): boolean =>
  role === "severity" &&
  depth < PSEUDO_DEPTH &&
  readHead(readHeading(title).text, false) !== undefined;

/** The part with the role that what stands in it gives it, unless its author says one, and those below that inherit it. */
function settle(part: OpenPart, above: SectionRole | undefined, overrides: RoleOverrides): Part {
  const ownRole = overrides.get(toWords(part.title)) ?? roleByContent(part);
  const role = ownRole ?? above;
  const children = part.children.map((child) => settle(child, role, overrides));
  return { ...part, ownRole, role, children, hasSymptoms: haveSymptoms(part.blocks) };
}

/**
 * The first heading of the first level that can be a title; without one, a heading above all others that is the only
 * one of its level, unless it names a part.
 */
function titleNode(root: Root): Heading | undefined {
  const headings = root.children
    .filter((node) => node.type === "heading")
    .filter((heading) => isTitle(toString(heading)));
  const first = headings[0];
  const isAbove = headings.every(
    (heading) => heading === first || heading.depth > (first?.depth ?? 0),
  );
  const isLone = isAbove && first !== undefined && roleNamed(toString(first)) === undefined;
  return headings.find(({ depth }) => depth === 1) ?? (isLone ? first : undefined);
}

const open = (
  title: string,
  depth: number,
  line: number,
  ownRole: SectionRole | undefined,
  role: SectionRole | undefined,
): OpenPart => ({
  title,
  depth,
  line,
  heading: readHeading(title),
  ownRole,
  role,
  blocks: [],
  children: [],
});

interface FoundHeading {
  readonly title: string;
  readonly depth: number;
  readonly role: SectionRole | undefined;
}

/** `roles` remembers what has been looked up: many headings say the same. */
function headingAt(
  root: Root,
  index: number,
  roles: Map<string, SectionRole | undefined>,
): FoundHeading | undefined {
  const node = root.children[index];
  if (node?.type === "heading") {
    const title = toString(node).replaceAll(/\s+/gu, " ").trim();
    if (!roles.has(title)) roles.set(title, isTitle(title) ? roleOfHeading(title) : undefined);
    return { title, depth: node.depth, role: roles.get(title) };
  }
  const title = node === undefined ? undefined : labelOf(node);
  const next = root.children[index + 1];
  const hasBody = next !== undefined && next.type !== "heading";
  const role = title === undefined || !hasBody ? undefined : roleNamed(withoutTime(title));
  return title === undefined || role === undefined
    ? undefined
    : { title: withoutColon(title), depth: PSEUDO_DEPTH, role };
}

/** `Immediate actions` of `Immediate actions (< 15 min):` */
const withoutTime = (label: string): string =>
  withoutColon(label).replace(/\s?[(（][^()（）]{0,12}\d[^()（）]{0,20}[)）]$/u, "");

/** What a case is about is its matter: `Case A: synced, and different afterwards` tells of no time after the incident. */
const roleOfHeading = (title: string): SectionRole | undefined =>
  readCase(title)?.form === "named" ? undefined : roleOf(title);

/** Roles of bold lines that a further bold line of any name ends, as they hold nothing divided. */
const UNDIVIDED: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "signals",
  "overview",
  "impact",
  "references",
  "prevention",
]);

/**
 * A bold line that names no part: it is a heading above a list where nothing around says yet what the part is for, or
 * where a bold line has opened one list already, and where it ends a part that a bold line began.
 */
function unnamedAt(
  root: Root,
  index: number,
  around: OpenPart | undefined,
): FoundHeading | undefined {
  const [node, next] = [root.children[index], root.children[index + 1]];
  if (node?.type !== "paragraph" || next === undefined || next.type === "heading") return undefined;
  if (node.children[0]?.type !== "strong") return undefined;
  const title = labelOf(node);
  if (title === undefined) return undefined;
  if (readHeading(title).number !== undefined) return undefined;
  const isAboveSteps = next.type === "list" && (next.ordered === true || isTaskList(next));
  const ends = around?.depth === PSEUDO_DEPTH && UNDIVIDED.has(around.role);
  const goesOn =
    around?.depth === PSEUDO_DEPTH && around.blocks.some(({ type }) => type === "list");
  const opens = isAboveSteps && (around?.role === undefined || goesOn);
  return ends || opens
    ? { title: withoutColon(title), depth: PSEUDO_DEPTH, role: undefined }
    : undefined;
}

const isTaskList = ({ children }: List): boolean =>
  children.some(({ checked }) => typeof checked === "boolean");

/** The text of a paragraph that is nothing but bold, or a short line that ends in a colon. */
function labelOf(node: RootContent): string | undefined {
  if (node.type !== "paragraph") return undefined;
  const text = toString(node).trim();
  const [first, ...more] = node.children;
  const isBold =
    first?.type === "strong" && /^[\s:：]*$/u.test(more.map((child) => toString(child)).join(""));
  const isLabel = text.length <= 60 && /[:：]$/u.test(text) && !text.includes("\n");
  return isBold || isLabel ? text : undefined;
}

/** All parts in the order of the document, the root first. */
export function* allParts(part: Part): Generator<Part> {
  yield part;
  for (const child of part.children) yield* allParts(child);
}
