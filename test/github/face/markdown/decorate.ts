import type { MarkdownOptions } from "./render.ts";

const VERBATIM: readonly string[] = ["code", "pre", "kbd", "samp", "tt"];

/** Adds to escaped text what GitHub adds: ends of lines, mentions and links to issues. */
export function decorate(
  text: string,
  inside: readonly string[],
  options: MarkdownOptions,
): string {
  if (inside.some((name) => VERBATIM.includes(name))) return text;
  const parent = inside.at(-1);
  const isFlow =
    parent === undefined || ["ul", "ol", "table", "tr", "thead", "tbody"].includes(parent);
  const lined =
    options.areLinesKept && !isFlow && text.trim() !== "" ? text.replaceAll("\n", "<br>\n") : text;
  return inside.includes("a") ? lined : link(lined, options.repository);
}

function link(text: string, repository: string): string {
  return text
    .replaceAll(
      /(^|[^\w/@&;`])@([a-z\d](?:[a-z\d-]{0,38}))(\[bot\])?/gi,
      '$1<strong class="mention">@$2$3</strong>',
    )
    .replaceAll(
      /(^|[^\w/&#;`])#(\d{1,9})\b/g,
      `$1<a href="/${encodeURI(repository)}/issues/$2">#$2</a>`,
    );
}
