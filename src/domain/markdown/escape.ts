import { trimEndOf } from "../trim.ts";
import { oneLine, withGaps, withoutBacklink, withoutControls } from "./inert.ts";

/**
 * Plain text from outside as one line of Markdown that renders as itself in a paragraph, a list item or a table
 * cell, wherever in the line it stands: nothing in it is markup, mentions anybody, links an issue, or closes one.
 * Web addresses can be clicked.
 */
export function inline(text: string): string {
  const parts = oneLine(text).split(ADDRESS);
  return parts
    .map((part, index) => (index % 2 === 0 ? plain(part, index) : address(part)))
    .join("");
}

/** A code span that shows the text as it is, on one line. In a table `cell` the pipe needs a backslash of its own. */
export function codeSpan(text: string, place: "text" | "cell" = "text"): string {
  const shown = oneLine(text);
  if (place === "cell" && shown.includes(String.raw`\|`)) return codeElement(shown);
  const code = place === "cell" ? shown.replaceAll("|", String.raw`\|`) : shown;
  const ticks = "`".repeat(longestRun(code) + 1);
  const pad = code === "" || code.startsWith("`") || code.endsWith("`") ? " " : "";
  return `${ticks}${pad}${code}${pad}${ticks}`;
}

/** For a backslash before a pipe, which no code span in a table can show. */
const codeElement = (text: string): string =>
  `<code>${text.replaceAll(/[!-/:-@[-`{-~]/gu, (mark) => `&#${mark.charCodeAt(0)};`)}</code>`;

/** A fenced block that nothing in the code can close. A language that is no plain word is left out. */
export function fence(code: string, language?: string): string {
  const ticks = "`".repeat(Math.max(3, longestRun(code) + 1));
  const info = language !== undefined && /^[\w+#.-]{1,30}$/u.test(language) ? language : "";
  const body = trimEndOf(withoutControls(code), /\n/u);
  return `${ticks}${info}\n${body}${body === "" ? "" : "\n"}${ticks}`;
}

/** A quotation of Markdown that is inert already. */
export const quote = (markdown: string): string =>
  markdown
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

/** Splits at addresses; what ends a sentence is not part of one. */
const ADDRESS = /(https?:\/\/[^\s<>"'`\\|]*[^\s<>"'`\\|.,;:!?*_~)\]}])/giu;

/** As an autolink in angle brackets, which unlike a bare address is read the same by every parser and needs no escapes. */
const address = (url: string): string =>
  `<${withoutBacklink(url).replaceAll("{", "%7B").replaceAll("}", "%7D")}>`;

/** What is markup somewhere in a line. */
const MARKUP = /[\\`*~[\]|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=\$)\{|(?<=www)\./giu;

/** In every text that has markup. Looking for this needs no table of the world's letters, which takes a while to make. */
const MARKS = /[\\`*~[\]|_]|\$\{|www\./iu;

function plain(text: string, index: number): string {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const escaped = MARKS.test(safe) ? safe.replaceAll(MARKUP, String.raw`\$&`) : safe;
  return withGaps(index === 0 ? escapeStart(escaped) : escaped);
}

/** What makes a heading, rule, list item or table of a line whose first characters these are. */
const escapeStart = (text: string): string =>
  text
    .replace(/^[#+=:-]/u, String.raw`\$&`)
    .replace(/^(?<number>\d{1,9})(?<mark>[.)])(?=\s|$)/u, String.raw`$<number>\$<mark>`);

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/gu)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
