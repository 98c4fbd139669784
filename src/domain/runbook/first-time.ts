import { toWords } from "../markdown/words.ts";

/** `The first two hours`, `Hour 0 to 1`, `Triage (0–15 min)`: the time in which responding begins. */
export const isAtFirst = (heading: string): boolean => {
  const words = toWords(heading);
  return FIRST_TIME.test(words) || FROM_NOTHING.test(heading);
};

const UNIT =
  "(?:min|mins|minutes?|minut\\p{L}{0,2}|minuten|minutos?|minuti|hours?|hrs?|h|stunden?|heures?|horas?|ore|ora|godzin\\p{L}{0,2}|минут\\p{L}{0,2}|час\\p{L}{0,2}|timer|timen|minutter|minuttene)";
const FIRST_TIME = new RegExp(
  `(?:^| )(?:first|pierwsz\\p{L}{1,3}|erste[nr]?|premier(?:e|es|s)?|primer(?:a|as|os)?|primeir(?:a|o|as|os)|prim[aeio]|перв\\p{L}{1,3}|forste)(?: [\\p{L}\\d]+){0,2} ${UNIT}(?= |$)|^(?:stunde|hour|heure|hora|ora|godzina|minute|minut[ao]) 0(?= |$)|最初の?\\d{1,2}分|最初の?1時間|最初的?\\d{1,2}分[钟鐘]|최초 ?\\d{1,2}분|첫 ?\\d{1,2}분`,
  "u",
);
const FROM_NOTHING = /[(（]\s?0\s?[-–—~〜～]\s?\d{1,2}\s?(?:min|m\b|мин|分|분)/iu;
