import { toWords } from "../markdown/words.ts";
import { isTitle } from "./heading.ts";
import type { Part } from "./outline.ts";
import { roleNamed } from "./role.ts";

const EXTENSION = /\.(?:md|markdown|mdx)$/iu;

/** Whether the file is Markdown, by its name. */
export const isMarkdown = (path: string): boolean => EXTENSION.test(path);

/** The path of a Markdown file without its extension. */
export const withoutExtension = (path: string): string => path.replace(EXTENSION, "");

/** The name of the file without folder and extension. */
export const stemOf = (path: string): string => withoutExtension(path.split("/").at(-1) ?? path);

/** Takes the title from the first heading, the front matter, a heading that is not just the name of a usual part, or the file's name. */
export function titleOf(
  path: string,
  parts: readonly Part[],
  fromMatter: string | undefined,
): string {
  const headings = parts.filter(({ title }) => title !== "");
  const first = headings.find(({ depth, title }) => depth === 1 && isTitle(title));
  if (first !== undefined) return first.title;
  if (fromMatter !== undefined) return fromMatter;
  const [other] = headings.filter(({ depth }) => depth > 1 && depth < 7);
  if (other !== undefined && isTitle(other.title) && !isOfPart(other)) return other.title;
  return humanize(stemOf(path));
}

/** `First steps`, and not `Responding to floods in the cellar`. */
const isOfPart = ({ ownRole, title }: Part): boolean =>
  ownRole !== undefined && (roleNamed(title) !== undefined || toWords(title).split(" ").length < 4);

/** `queue-backed_up` becomes `Queue backed up`; names of alerts stay. */
function humanize(stem: string): string {
  const words = stem.replaceAll(/[-_.]+/gu, " ").trim();
  const calm = /^[A-Z\d ]+$/u.test(words) && words.length > 4 ? words.toLowerCase() : words;
  return calm === "" ? stem : calm.charAt(0).toUpperCase() + calm.slice(1);
}
