import { toWords } from "../../markdown/words.ts";
import { instant, type Instant } from "../../time.ts";

/** Months in the twelve languages, January first. */
const MONTHS: readonly string[] = [
  "january, jan, styczen, stycznia, januar, janner, janvier, enero, ene, janeiro, gennaio, gen, январь, января",
  "february, feb, luty, lutego, februar, fevrier, fev, febrero, fevereiro, febbraio, февраль, февраля",
  "march, mar, marzec, marca, marz, maerz, mars, marzo, marco, март, марта",
  "april, apr, kwiecien, kwietnia, avril, avr, abril, abr, aprile, апрель, апреля",
  "may, maj, maja, mai, mayo, maio, maggio, mag, май, мая",
  "june, jun, czerwiec, czerwca, juni, juin, junio, junho, giugno, giu, июнь, июня",
  "july, jul, lipiec, lipca, juli, juillet, juil, julio, julho, luglio, lug, июль, июля",
  "august, aug, sierpien, sierpnia, aout, agosto, ago, август, августа",
  "september, sep, sept, wrzesien, wrzesnia, septembre, septiembre, setiembre, setembro, set, settembre, сентябрь, сентября",
  "october, oct, pazdziernik, pazdziernika, oktober, okt, octobre, octubre, outubro, out, ottobre, ott, октябрь, октября",
  "november, nov, listopad, listopada, novembre, noviembre, novembro, ноябрь, ноября",
  "december, dec, grudzien, grudnia, dezember, dez, decembre, diciembre, dic, dezembro, dicembre, desember, des, декабрь, декабря",
];

const BY_NAME: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) =>
    names.split(",").map((name) => [toWords(name), index + 1] as const),
  ),
);

const NAMES = [...BY_NAME.keys()].toSorted((a, b) => b.length - a.length).join("|");

/** The year first, or the day first where a dot says so. */
const IN_ORDER = [
  /(?<!\d)(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})(?!\d)/u,
  /(?<!\d)(?<year>\d{4}) ?[年년] ?(?<month>\d{1,2}) ?[月월](?: ?(?<day>\d{1,2}) ?[日일])?/u,
  /(?<!\d)(?<year>\d{4})-(?<month>\d{2})(?![\d-])/u,
];
const SLASHED =
  /(?<!\d)(?<first>\d{1,2})(?<mark>[/-])(?<second>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/u;
/** In words made by `toWords`: `1 march 2026`, `march 1st 2026`, `1o de marco de 2026`, `march 2026`. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?<day>\d{1,2})(?:st|nd|rd|th|er|o|a)? (?:de |of |di )?)?(?<name>${NAMES})(?: (?<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?: de| del| do)? (?<year>\d{4})(?!\d)`,
  "u",
);

/**
 * The day a text names: ISO, `1 March 2026`, `March 1, 2026`, `01.03.2026`, `2026年3月1日`; the first of a month named
 * without a day. `undefined` for none, for a day that does not exist, and for `03/04/2026`, which is read two ways.
 */
export function readDay(text: string): Instant | undefined {
  const plain = text.normalize("NFKC").slice(0, 200);
  for (const pattern of IN_ORDER) {
    const found = pattern.exec(plain)?.groups;
    if (found !== undefined)
      return dayOf(Number(found["year"]), Number(found["month"]), Number(found["day"] ?? 1));
  }
  return readSlashed(plain) ?? readNamed(plain);
}

function readSlashed(text: string): Instant | undefined {
  const found = SLASHED.exec(text)?.groups;
  if (found === undefined) return undefined;
  const [first, second, year] = [found["first"], found["second"], found["year"]].map(Number);
  if (first === undefined || second === undefined || year === undefined) return undefined;
  if (first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : undefined;
}

function readNamed(text: string): Instant | undefined {
  const found = NAMED.exec(toWords(text))?.groups;
  if (found === undefined) return undefined;
  const { name = "", year, day, after } = found;
  return dayOf(Number(year), BY_NAME.get(name) ?? 0, Number(day ?? after ?? 1));
}

function dayOf(year: number, month: number, day: number): Instant | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1990;
  return isReal && year < 2200 ? instant(at) : undefined;
}
