import { codesAtStart, spell, type Code } from "./code.ts";
import { degreeAtStart } from "./degree.ts";
import { fold } from "./folded.ts";

/** Words for a level, or what it is a level of, that stand behind its own word. */
export const NOUN_BEHIND =
  /^[ -]?(?:severity|priority|impact|level|incidents?|issues?|outage|severidade?|severidad|prioridade?|gravita|gravite|severite|prioritat|prioritet|priorytet|приоритет|уровень|poziom|livello|niveau|nivel|niva|级别?|級別?|事故|事件|故障|障害|장애)(?![a-z])/u;
/** What may stand behind the name of a level. */
export const BREAK = /^\s*(?:$|[-–—:()[\]{}/|,;.!、。]|→)/u;
const SEPARATORS = /^[^\p{L}\p{N}]+/u;

/** The English word, and the document's own where it is another. */
export const namesOf = (canonical: string, word: string): readonly string[] => {
  const own = word.toLowerCase();
  return fold(own) === canonical ? [canonical] : [canonical, own];
};

/** What a text begins with behind its separators: codes, or else a word for a level. */
function nameBehind(text: string) {
  const next = text.slice(SEPARATORS.exec(text)?.[0].length ?? 0);
  const folded = fold(next);
  return { next, found: codesAtStart(folded), degree: degreeAtStart(folded) };
}

/** Further names of one level. */
interface Aliases {
  readonly aliases: readonly string[];
  readonly codes: readonly Code[];
  readonly rest: string;
}

/** Further names directly behind a level: `- Critical (P0)`. A name of the same kind as the level's is another level. */
export function readAliases(behind: string, own: readonly Code[]): Aliases {
  const aliases: string[] = [];
  const codes: Code[] = [];
  let rest = behind;
  for (let turn = 0; turn < 4; turn += 1) {
    const { next, found, degree } = nameBehind(rest);
    if (found !== undefined) {
      const [code] = found.codes;
      if ([...own, ...codes].some(({ family }) => family === code.family) || found.codes.length > 1)
        break;
      aliases.push(spell(code));
      codes.push(code);
      rest = next.slice(found.length);
    } else if (degree !== undefined) {
      const after = next.slice(degree.length);
      const noun = NOUN_BEHIND.exec(fold(after))?.[0].length ?? 0;
      if (!BREAK.test(after.slice(noun))) break;
      aliases.push(...namesOf(degree.canonical, next.slice(0, degree.length)));
      rest = after.slice(noun);
    } else break;
  }
  return { aliases, codes, rest };
}

/** Further names of levels that share a place. */
interface SharedAliases {
  /** Of each of the levels that share a place. */
  readonly shared: readonly (readonly string[])[];
  readonly rest: string;
}

/** As `readAliases` for levels that share a place: as many further codes are one for each, a word is for all. */
export function readShared(behind: string, own: readonly Code[]): SharedAliases {
  let shared: readonly (readonly string[])[] = own.map(() => []);
  let rest = behind;
  for (let turn = 0; turn < 4; turn += 1) {
    const { next, found, degree } = nameBehind(rest);
    if (found !== undefined) {
      const [{ family }] = found.codes;
      if (found.codes.length !== own.length || own.some((code) => code.family === family)) break;
      const codes = found.codes.map((code) => spell(code));
      shared = shared.map((names, index) => [...names, ...codes.slice(index, index + 1)]);
      rest = next.slice(found.length);
    } else if (degree !== undefined && BREAK.test(next.slice(degree.length))) {
      const names = namesOf(degree.canonical, next.slice(0, degree.length));
      shared = shared.map((others) => [...others, ...names]);
      rest = next.slice(degree.length);
    } else break;
  }
  return { shared, rest };
}
