import { foldedWords } from "./folded.ts";

/** A unit of time: its length in minutes and its names. */
interface Unit {
  readonly minutes: number;
  readonly isBusiness: boolean;
  readonly names: string;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** English first, then as in `ROLE_NAMES`. */
const UNITS: readonly Unit[] = [
  {
    minutes: 1 / 60,
    isBusiness: false,
    names: `s, sec, secs, second, seconds, sekund, sekunden, sekunder, secondes, segundos, secondi,
        секунд, 秒, 초`,
  },
  {
    minutes: 1,
    isBusiness: false,
    names: `m, min, mins, mn, minute, minutes, minut, minuta, minuty, minuten, minuto, minutos,
      minuti, мин, минут, минута, минуты, минуту, minutt, minutter, 分, 分間, 分钟, 分鐘, 분`,
  },
  {
    minutes: HOUR,
    isBusiness: false,
    names: `h, hr, hrs, hs, hour, hours, godz, godzina, godziny, godzin, godzine, std, stunde,
      stunden, heure, heures, hora, horas, ora, ore, ч, час, часа, часов, t, time, timer, 時間, 个小时,
      個小時, 小时, 小時, 시간`,
  },
  {
    minutes: HOUR,
    isBusiness: true,
    names: `business hour, business hours, business h, business hrs, working h, working hrs, working hour, working hours, office hours,
      godzina robocza, godziny robocze, godzin roboczych, arbeitsstunde, arbeitsstunden,
      heure ouvree, heures ouvrees, hora habil, horas habiles, horas laborables, hora util,
      horas uteis, ora lavorativa, ore lavorative, рабочий час, рабочих часа, рабочих часов, раб. ч, раб. часа, раб. часов,
      arbeidstime, arbeidstimer, 営業時間, 工作小时, 工作小時, 업무시간, 영업시간`,
  },
  {
    minutes: DAY,
    isBusiness: false,
    names: `d, day, days, calendar day, calendar days, dzien, dni, doba, tag, tages, tage, tagen, jour,
      jours, j, dia, dias, giorno, giorni, gg, день, дня, дней, дн, сутки, суток, dag, dager, dogn,
      日, 日間, 天, 日以内, 일`,
  },
  {
    minutes: DAY,
    isBusiness: true,
    names: `business day, business days, working day, working days, work day, work days, workday,
      workdays, bd, weekday, weekdays, dzien roboczy, dni robocze, dni roboczych, dni rob, dnia roboczego,
      werktag, werktags, werktages, werktage, werktagen, arbeitstag, arbeitstags, arbeitstages,
      arbeitstage, arbeitstagen, jour ouvre, jours ouvres,
      jour ouvrable, jours ouvrables, dia habil, dias habiles, dia laborable, dias laborables,
      dia laboral, dias laborales, dia util, dias uteis, giorno lavorativo, giorni lavorativi,
      рабочий день, рабочего дня, рабочих дня, рабочих дней, раб. день, раб. дня, раб. дней, virkedag, virkedager, arbeidsdag,
      arbeidsdager, 営業日, 个工作日, 個工作日, 工作日, 个工作天, 個工作天, 工作天, 영업일, 근무일`,
  },
  {
    minutes: 7 * DAY,
    isBusiness: false,
    names: `w, wk, wks, week, weeks, tydzien, tygodnie, tygodni, tyg, woche, wochen, semaine,
      semaines, sem, semana, semanas, settimana, settimane, неделя, недели, недель, неделю, uke,
      uker, 週間, 周, 週, 星期, 个星期, 주`,
  },
  {
    minutes: 30 * DAY,
    isBusiness: false,
    names: `month, months, miesiac, miesiace, miesiecy, monat, monate, monaten, mois, mes, meses,
      mese, mesi, месяц, месяца, месяцев, maned, maneder, か月, ヶ月, 个月, 個月, 개월`,
  },
];

const BY_NAME: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap((unit) => foldedWords(unit.names).map((name) => [name, unit] as const)),
);

/** The unit of that name, folded. */
export const unitNamed = (name: string): Unit | undefined =>
  BY_NAME.get(name.replaceAll(/[\s-]+/gu, " "));

/** An alternation of all names, the longest first; a blank inside a name may be a hyphen. */
export const UNIT_NAMES: string = [...BY_NAME.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll(" ", "[ -]"))
  .join("|");

/** Numbers written as words, by value. */
const COUNTS: readonly (readonly [value: number, words: string])[] = [
  [
    0.5,
    `half an, half a, half, halbe, halben, demi, media, meia, mezza, pol, пол, halv, 半, 半个, 半個, 반`,
  ],
  [
    1,
    `one, an, a, jeden, jedna, jednej, jednego, ein, eine, einer, einem, eines, un, une, una, uno,
      un', um, uma, один, одного, одна, одну, одной, en, ett, 一, 한`,
  ],
  [
    2,
    `two, dwa, dwie, dwoch, zwei, deux, dos, dois, duas, due, два, две, двух, to, 二, 两, 兩, 두`,
  ],
  [3, "three, trzy, trzech, drei, trois, tres, tre, три, трех, 三, 세"],
  [
    4,
    `four, cztery, czterech, vier, quatre, cuatro, quatro, quattro, четыре, четырех, fire, 四, 네`,
  ],
  [5, "five, piec, pieciu, funf, cinq, cinco, cinque, пять, пяти, fem, 五, 다섯"],
  [6, "six, szesc, sechs, seis, sei, шесть, шести, seks, 六"],
  [8, "eight, osiem, acht, huit, ocho, oito, otto, восемь, восьми, atte, 八"],
  [10, "ten, dziesiec, dziesieciu, zehn, dix, diez, dez, dieci, десять, десяти, ti, 十"],
  [12, "twelve, dwanascie, zwolf, douze, doce, doze, dodici, двенадцать, tolv, 十二"],
  [
    15,
    `fifteen, pietnascie, pietnastu, funfzehn, quinze, quince, quindici, пятнадцать, пятнадцати,
      femten, 十五`,
  ],
  [20, "twenty, dwadziescia, zwanzig, vingt, veinte, vinte, venti, двадцать, двадцати, tjue, 二十"],
  [
    24,
    `twenty-four, twenty four, vierundzwanzig, vingt-quatre, veinticuatro, ventiquattro,
      двадцать четыре, 二十四`,
  ],
  [
    30,
    `thirty, trzydziesci, trzydziestu, dreisig, dreissig, trente, treinta, trinta, trenta, тридцать,
      тридцати, tretti, 三十`,
  ],
  [
    45,
    `forty-five, forty five, czterdziesci piec, funfundvierzig, quarante-cinq, cuarenta y cinco,
      quarantacinque, сорок пять, 四十五`,
  ],
  [
    48,
    `forty-eight, forty eight, achtundvierzig, quarante-huit, cuarenta y ocho, quarantotto, 四十八`,
  ],
  [60, "sixty, szescdziesiat, sechzig, soixante, sesenta, sessenta, sessanta, шестьдесят, 六十"],
];

const BY_WORD: ReadonlyMap<string, number> = new Map(
  COUNTS.flatMap(([value, words]) => foldedWords(words).map((word) => [word, value] as const)),
);

/** The number that digits or a word name, folded: `15`, `1.5`, `quince`. */
export const countOf = (text: string): number =>
  BY_WORD.get(text) ?? Number(text.replace(",", "."));

/** An alternation of all words for numbers, the longest first. */
export const COUNT_WORDS: string = [...BY_WORD.keys()]
  .toSorted((a, b) => b.length - a.length)
  .join("|");
