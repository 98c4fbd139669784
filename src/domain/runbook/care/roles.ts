import type { ListItem, Paragraph, RootContent } from "mdast";
import { endOf, lineOf, startOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { withoutColon } from "../../trim.ts";
import type { Part } from "../outline.ts";
import { gridsIn } from "../severity/grid.ts";
import { plainText } from "../severity/text.ts";
import { CONTACT_KEYS, namesContact } from "./contact.ts";
import { factsIn, paragraphFacts } from "./fact.ts";
import type { RoleDuty } from "./model.ts";
import { dutiesIn, roleTable } from "./role-table.ts";
import { INCIDENT_ROLES } from "./role-words.ts";
import { CARE_KEYS } from "./words.ts";

/** Who does what in an incident: from tables, named list items and headings of the parts about roles and contacts. */
export const findRoles = (top: Part, source: string): readonly RoleDuty[] =>
  partRoles(top, undefined, source);

function partRoles(part: Part, parent: Part | undefined, source: string): readonly RoleDuty[] {
  const below = part.children.flatMap((child) => partRoles(child, part, source));
  const isOnRoles = part.role === "roles";
  const tables = gridsIn(part.blocks, source).flatMap((grid) => roleTable(grid, isOnRoles));
  if (!isOnRoles) return [...tables, ...below];
  const own =
    tables.length === 0 ? ownRoles(part, parent, source) : blockRoles(part.blocks, source);
  return [...[...tables, ...own].toSorted((a, b) => a.line - b.line), ...below];
}

/** The role a heading names with what stands up to the next bold name, and the roles named below. */
function ownRoles(part: Part, parent: Part | undefined, source: string): readonly RoleDuty[] {
  const next = part.blocks.findIndex((block) => isBodyOf(block));
  const first = { ...part, blocks: part.blocks.slice(0, next === -1 ? undefined : next) };
  if (!isRole(first, parent)) return blockRoles(part.blocks, source);
  const rest = next === -1 ? [] : part.blocks.slice(next);
  return [...headingRole(first, source), ...blockRoles(rest, source)];
}

/** Whether the heading names one role: below it nobody else is named. */
const isRole = ({ heading, blocks }: Part, parent: Part | undefined): boolean =>
  (parent?.role === "roles" || INCIDENT_ROLES.whole.test(toWords(heading.text))) &&
  factsIn(blocks, "").every(({ key }) => key === "" || CONTACT_KEYS.whole.test(key)) &&
  blocks.length > 0;

/** What stands under a role are its duties, and who has it. */
function headingRole({ heading, blocks, line }: Part, source: string): readonly RoleDuty[] {
  if (heading.text === "") return [];
  const facts = factsIn(blocks, source);
  const contacts = facts.filter(({ key }) => CONTACT_KEYS.whole.test(key));
  const others = facts.filter((fact) => !contacts.includes(fact));
  return [
    {
      name: heading.text,
      who: contacts.map(({ value }) => value).join(", "),
      duties: others.map(({ raw }) => raw).filter((duty) => duty !== ""),
      line,
      raw: rawOf(blocks, source),
    },
  ];
}

const rawOf = (blocks: readonly RootContent[], source: string): string => {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first === undefined || last === undefined ? "" : source.slice(startOf(first), endOf(last));
};

function blockRoles(blocks: readonly RootContent[], source: string): readonly RoleDuty[] {
  return blocks.flatMap((block, index) => {
    if (block.type === "list")
      return isBodyOf(blocks[index - 1])
        ? []
        : block.children.flatMap((item) => itemRole(item, source));
    if (block.type !== "paragraph") return [];
    if (!isBodyOf(block)) return linesAsRoles(block);
    const next = blocks[index + 1];
    const body = next?.type === "list" ? [next] : [];
    const name = withoutColon(plainText(block).trim());
    return [
      {
        name,
        who: "",
        duties: factsIn(body, source).map(({ raw }) => raw),
        line: lineOf(block),
        raw: rawOf([block, ...body], source),
      },
    ];
  });
}

/** Whether the block is nothing but a bold name, so that a list behind it tells its duties. */
const isBodyOf = (block: RootContent | undefined): boolean =>
  block?.type === "paragraph" &&
  block.children.length === 1 &&
  block.children[0]?.type === "strong";

/** `**Comms lead:** @kim, writes the updates`; text without a name is no role. */
function itemRole(item: ListItem, source: string): readonly RoleDuty[] {
  const [first, ...rest] = item.children;
  if (first?.type !== "paragraph") return [];
  const [role] = linesAsRoles(first);
  if (role === undefined) return [];
  const below = factsIn(rest, source);
  const contacts = below.filter(({ key }) => CONTACT_KEYS.whole.test(key));
  const who = [role.who, ...contacts.map(({ value }) => value)].filter((text) => text !== "");
  const duties = below.filter((fact) => !contacts.includes(fact)).map(({ raw }) => raw);
  return [
    {
      ...role,
      who: who.join(", "),
      duties: [...role.duties, ...duties],
      raw: source.slice(startOf(item), endOf(item)),
    },
  ];
}

const linesAsRoles = (paragraph: Paragraph): readonly RoleDuty[] =>
  paragraphFacts(paragraph).flatMap(({ key, value, line, raw }) => {
    if (key === "" || CARE_KEYS.some((keys) => keys.whole.test(key))) return [];
    const name = nameIn(raw, value);
    return name === "" ? [] : [{ name, ...whoOrDuty(value), line, raw }];
  });

/** The name as written, which stands before its value. */
const nameIn = (raw: string, value: string): string =>
  withoutColon(
    raw
      .slice(0, value === "" ? undefined : raw.length - value.length)
      .trim()
      .replace(/\s[–—-]$/u, ""),
  );

/** A person or an address is who has the role, up to a dash; anything else is what they do. */
function whoOrDuty(value: string): Pick<RoleDuty, "who" | "duties"> {
  const cut = value.search(/\s[–—-]\s/u);
  const [head, rest] = cut === -1 ? [value, ""] : [value.slice(0, cut), value.slice(cut + 3)];
  const isWho = namesContact(head) || isPerson(head);
  return isWho
    ? { who: head.trim(), duties: dutiesIn(rest) }
    : { who: "", duties: dutiesIn(value) };
}

/** Two or three words that all begin with a capital, such as a person's name. */
const isPerson = (text: string): boolean =>
  /^\p{Lu}[\p{Ll}\p{M}'’]+(?:[ -]\p{Lu}[\p{Ll}\p{M}.'’]*){1,3}$/u.test(text.trim()) &&
  toWords(text).length <= 60;
