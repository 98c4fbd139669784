import { hasWords, isUnspaced, splitCase, toWords } from "../markdown/words.ts";
import type { Runbook } from "./runbook.ts";
import { stemOf } from "./title.ts";

/** How much an incident and a runbook have in common. */
export interface Score {
  readonly points: number;
  /** What both speak of, the most telling first. */
  readonly words: readonly string[];
  /** Whether it is enough to choose by. */
  readonly isTelling: boolean;
}

/** Words that say nothing about which case it is. */
const COMMON: ReadonlySet<string> = new Set(
  `the and for with from this that not are was were has have had can cannot all any some our its into when what why how
   incident incidents runbook runbooks playbook alert alerts error errors issue issues problem problems service services
   system systems production prod down failing failed failure fails high low slow since users user team please check
   response respond first general elevated degraded degradation outage critical warning not working broken
   nie jest dla sie und der die das ist nicht les des est pas los las del por para con uma nao che non per`
    .split(/\s+/u)
    .map((word) => toWords(word)),
);

const PHRASE_POINTS = 5;
const NAME_POINTS = 3;
/** One word that at most one other runbook has, or several that are less telling. */
const ENOUGH = 1.5;

/**
 * Compares the words of an incident with what each runbook says it is about. A word that few runbooks have tells
 * more than one that many have; a phrase the author gave for matching tells most.
 */
export function keywordScores(
  text: string,
  runbooks: readonly Runbook[],
): ReadonlyMap<Runbook, Score> {
  const said = toWords(text.slice(0, 20_000));
  const heard = stems(said);
  const names = new Map(runbooks.map((runbook) => [runbook, nameWords(runbook)]));
  const spread = new Map<string, number>();
  for (const words of names.values())
    for (const stem of words.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  return new Map(
    runbooks.map((runbook) => {
      const phrases = runbook.keywords.filter((phrase) => hasWords(said, toWords(phrase)));
      const shared = [...(names.get(runbook) ?? [])]
        .filter(([stem]) => heard.has(stem) || (isUnspaced(stem) && said.includes(stem)))
        .map(([stem, word]) => ({ word, points: NAME_POINTS / (spread.get(stem) ?? 1) }))
        .toSorted((a, b) => b.points - a.points);
      const byName = shared.reduce((sum, one) => sum + one.points, 0);
      return [
        runbook,
        {
          points: phrases.length * PHRASE_POINTS + byName,
          words: [...phrases, ...shared.map(({ word }) => word)],
          isTelling: phrases.length > 0 || byName >= ENOUGH,
        },
      ];
    }),
  );
}

const nameWords = ({ path, title, alerts }: Runbook): ReadonlyMap<string, string> =>
  stems(toWords(splitCase([stemOf(path), title, ...alerts].join(" "))));

/** The telling words by what is left of them without the plural's s. */
const stems = (words: string): ReadonlyMap<string, string> =>
  new Map(
    words
      .split(" ")
      .filter(
        (word) =>
          (word.length >= 3 || isUnspaced(word)) && !COMMON.has(word) && !/^\d+$/u.test(word),
      )
      .map((word) => [
        /^[a-z]{4,}s$/u.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word,
        word,
      ]),
  );
