/** A piece of an HTML text. */
export type Token =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: readonly (readonly [string, string])[];
    }
  | { readonly kind: "close"; readonly name: string };

const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([a-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi;

/** Cuts HTML into tags and text; comments, declarations and instructions are left out. */
export function tokenize(html: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of html.matchAll(PIECE)) {
    if (match.index > end) tokens.push({ kind: "text", text: html.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, slash, tag, rest = ""] = match;
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    if (slash === "/") tokens.push({ kind: "close", name });
    else tokens.push({ kind: "open", name, attributes: attributesOf(rest) });
  }
  if (end < html.length) tokens.push({ kind: "text", text: html.slice(end) });
  return tokens;
}

function attributesOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(ATTRIBUTE)].map(
    ([, name = "", double, single, bare]) =>
      [name.toLowerCase(), decode(double ?? single ?? bare ?? "")] as const,
  );
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Character references as text; an address must be judged as the browser will read it. */
function decode(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
  });
}
