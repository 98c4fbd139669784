import { isUnspaced, toWords } from "../markdown/words.ts";
import type { Policy, Severity } from "../policy.ts";
import { degreeAtStart, startsUnsure } from "./severity-words.ts";

/** What an answer says about the severity. */
export type SeverityAnswer =
  | { readonly kind: "known"; readonly code: string }
  /** Two codes, the worse first; the same one twice where the scale has only one. */
  | { readonly kind: "unsure"; readonly between: readonly [worse: string, milder: string] }
  /** Something else than a level of this team's scale. */
  | { readonly kind: "unknown"; readonly text: string }
  /** No answer. */
  | { readonly kind: "absent" };

type Scale = Pick<Policy, "severities">;

/**
 * Reads the severity from an option or a typed answer. Only what the answer begins with counts, as options explain
 * themselves in any words: `SEV-1 (worse than SEV-2)`, `P1 — …`, `🔴 Critique — …`.
 */
export function readSeverity(answer: string | undefined, scale: Scale): SeverityAnswer {
  const words = toWords(answer ?? "");
  if (answer === undefined || answer.trim() === "") return { kind: "absent" };
  if (startsUnsure(answer))
    return { kind: "unsure", between: candidates(namedIn(words, scale), scale) };
  if (ABSENT.has(words)) return { kind: "absent" };
  const first = severityAtStart(words, scale);
  if (first === undefined) return { kind: "unknown", text: answer };
  const second = alternative(words.slice(first.length).trim(), scale);
  return second === undefined || second.code === first.severity.code
    ? { kind: "known", code: first.severity.code }
    : { kind: "unsure", between: candidates([first.severity, second], scale) };
}

const ABSENT: ReadonlySet<string> = new Set(["", "none", "n a", "no response"]);

interface Named {
  readonly severity: Severity;
  /** Number of characters of the name. */
  readonly length: number;
}

/** The severity whose longest name the words begin with; punctuation inside a name does not matter. */
function nameAtStart(words: string, { severities }: Scale): Named | undefined {
  let best: Named | undefined;
  for (const severity of severities)
    for (const name of [severity.code, severity.label, ...severity.aliases]) {
      const length = lengthAtStart(words, toWords(name).replaceAll(" ", ""));
      if (length > (best?.length ?? 0)) best = { severity, length };
    }
  return best;
}

/** How many characters of `words` spell the name, with or without blanks: 5 for `sev 1` and `sev1`. */
function lengthAtStart(words: string, name: string): number {
  if (name === "") return 0;
  let at = 0;
  for (const character of name) {
    if (words[at] === " " && at > 0) at += 1;
    if (!words.startsWith(character, at)) return 0;
    at += character.length;
  }
  const isWhole = at === words.length || words[at] === " " || isUnspaced(name + (words[at] ?? ""));
  return isWhole ? at : 0;
}

/** As `nameAtStart`, or the level the team calls by another word for the same degree. */
function severityAtStart(words: string, scale: Scale): Named | undefined {
  const named = nameAtStart(words, scale);
  const degree = named === undefined ? degreeAtStart(words) : undefined;
  for (const synonym of degree?.synonyms ?? []) {
    const meant = nameAtStart(synonym, scale);
    if (degree !== undefined && meant?.length === synonym.length)
      return { severity: meant.severity, length: degree.word.length };
  }
  return named;
}

const OR = /^(?:or|lub|albo|oder|ou|o|или|eller|または|か|或者|或|또는) ?/u;

/** The second of two severities given as alternatives: `SEV-1 or SEV-2`. */
function alternative(rest: string, scale: Scale): Severity | undefined {
  const [or] = OR.exec(rest) ?? [];
  return or === undefined ? undefined : severityAtStart(rest.slice(or.length), scale)?.severity;
}

/** All severities named anywhere in the words, each once. */
function namedIn(words: string, scale: Scale): readonly Severity[] {
  const found = new Set<Severity>();
  for (let index = 0; index < Math.min(words.length, 300); index += 1) {
    const previous = words[index - 1] ?? " ";
    if (previous !== " " && !isUnspaced(previous)) continue;
    const named = severityAtStart(words.slice(index), scale);
    if (named !== undefined) found.add(named.severity);
  }
  return [...found];
}

/** The two levels meant, the worse first: those named when there are two, else the two worst there are. */
function candidates(named: readonly Severity[], { severities }: Scale): readonly [string, string] {
  const meant = named.length >= 2 ? severities.filter((one) => named.includes(one)) : severities;
  const worse = meant[0]?.code ?? "";
  return [worse, meant[1]?.code ?? worse];
}
