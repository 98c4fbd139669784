import { COMMANDS } from "../../src/domain/command/registry.ts";
import { helpTable } from "../../src/domain/command/help.ts";

const OPEN = "<!-- commands -->\n";
const CLOSE = "<!-- /commands -->";

/** The README with the command table renewed from the registry. */
export function withCommands(readme: string): string {
  const [before, rest] = split(readme, OPEN);
  const [, after] = split(rest, CLOSE);
  return `${before}${OPEN}\n${helpTable(COMMANDS)}\n\n${CLOSE}${after}`;
}

/** Tables compared by what they say: spaces that only align their columns do not count. */
export const unaligned = (markdown: string): string =>
  markdown.replaceAll(/^\|.*$/gmu, (row) => row.replaceAll(/ {2,}/gu, " ").replaceAll(/-+/gu, "-"));

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`README.md has no ${mark.trim()}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
