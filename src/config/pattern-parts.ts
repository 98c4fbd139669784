/** A part of a regular expression, as far as it matters for how long a match may take. */
export type Part =
  /** One character, a class, a reference or an assertion that is no group. */
  | { readonly kind: "single"; readonly isStart: boolean }
  | { readonly kind: "group"; readonly alternatives: Alternatives }
  | { readonly kind: "repeat"; readonly of: Part; readonly least: number; readonly most: number };

/** What may stand in one place, each a sequence of parts. */
export type Alternatives = readonly (readonly Part[])[];

/**
 * One character as it is written, a group's beginning, or what repeats the part before it. What has an end in every
 * expression the engine accepts need not have it here: looking for one that is missing from each beginning anew would
 * take time in the square of the length.
 */
const TOKEN =
  /\\(?:[pPu]\{[^}]*\}?|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|k<[^>]*>?|c[A-Za-z]|\d+|.)|\[(?:\\.|[^\]\\])*\]?|\((?:\?(?:<?[=!]|<[^>]*>?|[a-z-]*:))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;

/** Takes apart an expression that the engine accepts with the flag `u`; of another the parts mean nothing. */
export function partsOf(pattern: string): Alternatives {
  const tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
  let at = 0;
  const readAlternatives = (): Alternatives => {
    const alternatives: Part[][] = [[]];
    for (; at < tokens.length && tokens[at] !== ")"; at += 1) {
      const token = tokens[at] ?? "";
      if (token === "|") alternatives.push([]);
      else take(token, alternatives.at(-1) ?? []);
    }
    return alternatives;
  };
  const take = (token: string, sequence: Part[]): void => {
    const bounds = boundsOf(token);
    const last = bounds === undefined ? undefined : sequence.pop();
    if (bounds !== undefined && last !== undefined) {
      sequence.push({ kind: "repeat", of: last, ...bounds });
    } else if (token.startsWith("(")) {
      at += 1;
      sequence.push({ kind: "group", alternatives: readAlternatives() });
    } else {
      sequence.push({ kind: "single", isStart: token === "^" });
    }
  };
  return readAlternatives();
}

/** How often a token repeats the part before it; `undefined` where it stands for itself. */
function boundsOf(token: string): { readonly least: number; readonly most: number } | undefined {
  switch (token.charAt(0)) {
    case "*":
      return { least: 0, most: Number.POSITIVE_INFINITY };
    case "+":
      return { least: 1, most: Number.POSITIVE_INFINITY };
    case "?":
      return { least: 0, most: 1 };
    case "{": {
      const [least = "0", most = least] = token.replace(/\??$/u, "").slice(1, -1).split(",");
      return { least: Number(least), most: most === "" ? Number.POSITIVE_INFINITY : Number(most) };
    }
    default:
      return undefined;
  }
}
