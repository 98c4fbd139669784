import type { Part } from "./outline.ts";
import { readCase } from "./plan/case.ts";
import type { Scope } from "./runbook.ts";
import { readHead, type LevelHead } from "./severity/level-head.ts";

/** For any incident. */
export const ANY: Scope = { severities: [], branch: undefined };

/**
 * What the headings of sibling parts narrow their steps to: `### SEV-1` to incidents of that severity, `### Case B: …`
 * to that case. What a heading does not say it inherits.
 */
export function scopesBelow(parent: Part, inherited: Scope): ReadonlyMap<Part, Scope> {
  const { children } = parent;
  const words = children.filter((child) => levelsOf(child, true).length > 0);
  const areWords = words.length >= 2;
  const lettered = children.filter(({ title }) => readCase(title)?.form === "lettered");
  return new Map(
    children.map((child) => {
      const levels = levelsOf(child, areWords);
      const severities = [...new Set(levels.flatMap(({ code, aliases }) => [code, ...aliases]))];
      const found = levels.length > 0 ? undefined : readCase(child.title);
      const isCase = found !== undefined && (found.form !== "lettered" || lettered.length >= 2);
      return [
        child,
        {
          severities: severities.length === 0 ? inherited.severities : severities,
          branch: isCase ? child.title : inherited.branch,
        },
      ];
    }),
  );
}

/** The levels a heading names; words alone count only where siblings are such words, too. */
function levelsOf({ heading }: Part, mayBeWord: boolean): readonly LevelHead[] {
  const first = readHead(heading.text, mayBeWord)?.levels.filter(({ family }) => isSure(family));
  return first !== undefined && first.length > 0 ? first : levelsInside(heading.text);
}

const isSure = (family: LevelHead["family"]): boolean => family !== "S" && family !== "LEVEL";

/** `First 15 minutes (SEV-1)`, `What to do on SEV-1 and SEV-2`; `Phase P1` and `P95` are something else. */
const INSIDE = /(?<!\p{L}|phase )(?:sev(?:erity)?[ -]?[0-6]|p[0-5])(?![\p{L}\p{N}.])/giu;

const levelsInside = (text: string): readonly LevelHead[] =>
  [...text.slice(0, 300).matchAll(INSIDE)].flatMap(([code]) => readHead(code, false)?.levels ?? []);
