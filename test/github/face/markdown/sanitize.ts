import { escapeHtml } from "../html.ts";
import { tokenize, type Token } from "./tokens.ts";

/** Elements that GitHub lets through. */
const ALLOWED: ReadonlySet<string> = new Set(
  (
    "a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure " +
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span " +
    "strike strong sub summary sup table tbody td tfoot th thead time tr tt ul var wbr"
  ).split(" "),
);

const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr"]);

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    "align alt aria-label colspan datetime dir height href id lang open rowspan scope src start " +
    "title type valign width"
  ).split(" "),
);

const BLOCKS: ReadonlySet<string> = new Set(
  "blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul".split(" "),
);

/** How text between tags is shown; it is already escaped and must stay so. */
export type TextFilter = (escaped: string, inside: readonly string[]) => string;

/**
 * Builds HTML anew from only what GitHub allows: unknown elements lose their tags, addresses other
 * than web, mail and relative ones are dropped,
 * relative ones are resolved, and every element that was opened is closed.
 */
export function sanitize(
  html: string,
  filter: TextFilter,
  resolve: (address: string) => string,
): string {
  const open: string[] = [];
  const out: string[] = [];
  const tokens = tokenize(html);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "text") {
      const kept = endsAtBlock(tokens[index + 1]) ? token.text.trimEnd() : token.text;
      out.push(filter(neutral(kept), open), token.text.slice(kept.length));
    } else if (ALLOWED.has(token.name)) {
      out.push(token.kind === "open" ? begin(token, open, resolve) : finish(token.name, open));
    }
  }
  return [...out, ...open.toReversed().map((name) => `</${name}>`)].join("");
}

function endsAtBlock(next: Token | undefined): boolean {
  return (
    next === undefined || next.kind === "close" || (next.kind === "open" && BLOCKS.has(next.name))
  );
}

/** Text may hold character references, but no bracket of its own. */
function neutral(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function begin(
  token: Token & { kind: "open" },
  open: string[],
  resolve: (address: string) => string,
): string {
  if (!VOID.has(token.name)) open.push(token.name);
  const attributes = token.attributes
    .filter(([name, value]) => isAllowed(token.name, name, value))
    .map(([name, value]) => ` ${name}="${escapeHtml(written(name, value, resolve))}"`);
  const safety = token.name === "a" ? ' rel="nofollow noopener"' : "";
  return `<${token.name}${attributes.join("")}${safety}>`;
}

/** Closes an element with all that was opened inside it; a tag that closes nothing disappears. */
function finish(name: string, open: string[]): string {
  const at = open.lastIndexOf(name);
  if (at === -1) return "";
  return open
    .splice(at)
    .toReversed()
    .map((closed) => `</${closed}>`)
    .join("");
}

function isAllowed(element: string, name: string, value: string): boolean {
  if (name === "class") return element === "code" && /^language-[\w-]+$/.test(value);
  if (!ATTRIBUTES.has(name)) return false;
  if (name === "href" || name === "src") return isSafeAddress(value);
  return true;
}

function isSafeAddress(value: string): boolean {
  // Browsers ignore control characters and spaces inside a scheme.
  const address = value.replaceAll(/[\p{Cc}\s]/gu, "");
  return /^(?:https?:|mailto:)/i.test(address) || !/^[^/?#]*:/.test(address);
}

function written(name: string, value: string, resolve: (address: string) => string): string {
  if (name === "id") return userId(value);
  const isRelative = (name === "href" || name === "src") && /^[^/#?:]+(?:[/?#]|$)/.test(value);
  return isRelative ? resolve(value) : value;
}

function userId(value: string): string {
  return value.startsWith("user-content-") ? value : `user-content-${value}`;
}
