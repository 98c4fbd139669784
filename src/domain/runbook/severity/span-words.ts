import { alternation, beginnings } from "./folded.ts";
import { COUNT_WORDS, UNIT_NAMES } from "./units.ts";

const DIGITS = String.raw`\d{1,4}(?:[.,]\d{1,2})?`;
const COUNT = String.raw`(?:(?:(?<=(?<!\p{L})q)|(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}]|\d[.,:]))${DIGITS}|(?<=^|[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}])(?<!\p{Script=Hangul}(?=\p{Script=Hangul}))(?:${COUNT_WORDS}))`;
/** A unit ends where its script does; Korean and Chinese go on without a blank. */
const UNIT = String.raw`(?:${UNIT_NAMES})(?![\p{Script=Latin}\p{Script=Cyrillic}])`;
const RANGE = String.raw`(?: {0,3}(?:-|~|to|a|bis|do|et|и|до|til|至|到|から) {0,3}(?<upper>${DIGITS}))?`;
/** The dot of a number that counts, as in `hvert 15. minutt`. */
const ORDINAL = String.raw`(?:(?<=hvert? \d{1,3})\.)?`;
/** A number, perhaps a range, and a unit. */
export const AMOUNT = new RegExp(
  String.raw`(?<count>${COUNT})${RANGE}${ORDINAL}[ +-]{0,3}(?<unit>${UNIT})(?<rest>\d{2}(?![\p{L}\p{N}]))?`,
  "gu",
);
/** What joins hours to their minutes. */
export const JOINT = /^ {0,3}(?:(?:and|und|et|y|e|i|og|и) {1,3})?$/u;
/** What joins the ends of a range. */
export const TO = /^ {0,3}(?:-|~|to|a|bis|do|до|til|至|到|から) {0,3}$/u;

const IMMEDIATE = `immediate(?! (?:[a-z]+ )?(?:impact|threat|risk|danger|harm|loss|effect|concern)s?(?![a-z])), instant(?:ly)?, right away, right now, act now, atender ya,
    ahora mismo, ya mismo, asap, at once, natychmiast, niezwlocznie,
    od razu, bezzwlocznie, bez zwloki, sofort, umgehend, unverzuglich, schnellstmoglich, auf der stelle, immediat(?!e), tout de suite, sans delai, sans attendre, sur-le-champ, inmediat,
    imediat, na hora(?![a-z]), subito, all'istante, senza indugio, немедленн, незамедлительн, безотлагательн, сразу, мгновенн,
    umiddelbar, straks, med en gang, omgaende, oyeblikkelig, 即時, 直ちに, ただちに, すぐに, 即座, 立[即刻], [马馬]上, 即刻, 第一[时時][间間], 速やかに, 至急, 즉시, 즉각, 바로, 지체 없이`;
const PUT_OFF = `next (?:sprint|release|iteration|planning|(?:business )?cycle|maintenance window),
    best[ -]effort, backlog, when convenient, as capacity allows, as time permits,
    scheduled, as needed, on resolution, upon resolution, at resolution,
    nastepnym? sprin, kolejnym? sprin, w miare mozliwosci,
    nachste[nr] sprint, nach aufwand, nach moglichkeit, prochain sprint,
    sprint suivant, prochaine version, au mieux, siguiente sprint, proxim[ao] (?:sprint|release|versao|version),
    mejor esfuerzo, segun disponibilidad, 
    melhor esforco, prossimo sprint, prossima release, appena possibile, следующий спринт,
    следующем спринте, по возможности, бэклог, neste sprint, beste evne, 次[の回]?(?:スプリント|リリース), ベストエフォート, 下[个個一次](?:迭代|版本|[发發][版布]|上[线線]), 排期, (?:다음|차기) (?:스프린트|배포)`;
const BUSINESS_DAY = `next (?:business|working) day, nbd, same (?:business|working) day, end[ -]of[ -]business,
    eob, cob, close of business, nastepn(?:y dzien|ego dnia|ym dniu) robocz,
    kolejn(?:y dzien|ego dnia|ym dniu) robocz, tego samego dnia roboczego, do konca dnia roboczego,
    nachste[nr] (?:werk|arbeits)tag, folgenden (?:werk|arbeits)tag, nachstfolgenden werktag,
    selben (?:werk|arbeits)tag, jour ouvr(?:e|able) suivant, lendemain ouvr(?:e|able),
    prochain jour ouvr(?:e|able), siguiente dia (?:habil|laborable), dia (?:habil|laborable) siguiente,
    proximo dia (?:habil|laborable|util), dia util seguinte, giorno lavorativo (?:successivo|seguente),
    prossimo giorno lavorativo, entro la giornata lavorativa,
    следующ(?:ий рабочий день|его рабочего дня|ем рабочем дне), в течение рабочего дня, за рабочий день,
    neste virkedag, neste arbeidsdag, pafolgende virkedag, forste virkedag, samme virkedag, i lopet av arbeidsdagen, 翌営業日, 翌平日, 当営業日,
    次営業日, [下次当]一?[个個]?工作日, (?:다음 |[익차당])(?:영업|근무)일, (?<!\\d ?)영업일 (?:이)?내`;
const SAME_DAY = `same[ -]day, next[ -]day, end[ -]of[ -]day, eod,
    within the day, w ciagu dnia, w ciagu doby, в течение суток, im laufe des tages, dans la journee, en el dia, dentro del dia,
    no dia, ao longo do dia, в течение дня, i lopet av dagen, tego samego dnia, nastepnego dnia, am selben tag, am folgetag, bis tagesende,
    gleicher tag, nachster tag, le jour meme, lendemain, fin de journee, mismo dia, en el transcurso del dia, antes de fin de dia, dia siguiente,
    fin del dia, no mesmo dia, ate o fim do dia, dia seguinte, fim do dia, in giornata, entro la giornata, giorno (?:successivo|seguente),
    в тот же день, в день обращения, до конца дня, на следующий день, samme dag, innen dagens slutt, dagen etter, neste dag, 当日中, 翌日, [当當]天, 次日, 당일, 익일`;
const WITHIN_HOUR = `within the hour, in the next hour, w ciagu godziny, do godziny(?! ?\\d), innerhalb der stunde, dans l'heure,
    en la proxima hora, dentro de la hora, dentro da hora, na proxima hora, entro l'ora, в течение часа, за час(?![а-я]), innen timen`;
const WITHIN_WEEK = `within the week, w ciagu tygodnia, в течение недели`;
/** Lengths that a word or a turn of phrase says without a number of units, by their minutes. */
export const LENGTHS: readonly (readonly [count: number, words: string])[] = [
  [
    15,
    `kwadrans, kwadransa, viertelstunde, quart d'heure, cuarto de hora, quarto de hora, quarto d'ora, четверть часа,
      четверти часа, четвертью часа, kvarter`,
  ],
  [
    30,
    `polgodziny?, demi[ -]heure, mezz'ora, mezzora, полчаса, получаса, halvtime, halv time, 半時間`,
  ],
  [
    90,
    `poltorej godziny, anderthalb stunden, eineinhalb stunden, полтора часа, полутора часов, halvannen time, 一[個个]半小[時时]`,
  ],
  [60, WITHIN_HOUR],
  [10080, WITHIN_WEEK],
];
/** Words for how often, by the minutes between. */
export const RATES: readonly (readonly [count: number, words: string])[] = [
  [
    120,
    `every (?:other|second) hour, co druga godzine, jede zweite stunde, annenhver time, hver annen time`,
  ],
  [
    30,
    `half-hourly, every half[ -]hour, halbstundlich, halbtimes, hver halve time, co pol godziny`,
  ],
  [
    720,
    `twice daily, twice a day, 2x (?:daily|a day|per day), dwa razy dziennie, zweimal taglich, deux fois par jour,
      dos veces al dia, duas vezes ao dia, 1日2回, 每天[两兩]次, 하루 두 번`,
  ],
  [
    60,
    `hourly, every hour, each hour, once (?:an|per) hour, co godzine, raz na godzine,
      einmal pro stunde,
      une fois par heure, una vez por hora, una volta all'ora, раз в час, en gang i timen,
      stundlich, jede stunde, toutes les heures,
      chaque heure, cada hora, a cada hora, de hora em hora, ogni ora, ежечасно, каждый час,
      hver time, 毎時, 每小[时時], 매시간`,
  ],
  [
    1440,
    `daily, every day, each day, once (?:a|per) day, codziennie, raz dziennie, raz na dzien,
      einmal taglich,
      einmal am tag, une fois par jour, una vez al dia, uma vez por dia, una volta al giorno,
      раз в день, раз в сутки,
      en gang om dagen, en gang daglig, 1日1回, 日に1回, 하루 한 번, 일 1회, 1일 1회, 하루 1회, 1 ?x (?:dziennie|taglich|pro tag|par jour), 1 fois par jour, 1 vez (?:al|por) dia, 1 volta al giorno, 1 раз в день, 每日一次, taglich, jeden tag, quotidien, tous les jours,
      chaque jour, diari, cada dia, diaramente, giornalier, ogni giorno, ежедневно, каждый день,
      daglig, hver dag, 毎日, 日次, 每日, 每天, 매일`,
  ],
  [
    10080,
    `weekly, every week, each week, once a week, co tydzien, raz w tygodniu, einmal pro woche,
      une fois par semaine,
      una vez a la semana, uma vez por semana, una volta a settimana, раз в неделю, en gang i uken,
      wochentlich, hebdomadaire, chaque semaine, semanal,
      cada semana, settimanal, еженедельно, ukentlig, hver uke, 毎週, 週次, 每周, 每週, 매주`,
  ],
];

const LONGER = String.raw`(?:(?:for|since|over|more than|longer than|lasting|last|past|during|previous|przez|dluzej niz|ponad|powyzej|seit|langer als|mehr als|depuis|pendant|plus de|desde|durante|mas de|mais de|piu di|oltre|более|дольше|mer enn|lenger enn|超过|超過|at least|co najmniej|minimum|min\.|mindestens|au moins|al menos|por lo menos|pelo menos|almeno|не менее|как минимум|minst|少なくとも|最低|至少|最少|최소) (?:the )?(?:last |past |over |more than )?|for: ?|>=? ?|≥ ?)`;
/** What stands before the time something has lasted. */
export const CONDITION = new RegExp(String.raw`(?:^|[^\p{L}])${LONGER}$`, "u");
/** What stands behind it. */
export const LASTED = /^ ?(?:以上|超|이상|継続|持续|持續)/u;
/** What makes the amount behind it a rhythm. */
export const EVERY =
  /(?:^|[^\p{L}])(?:every|each|q|co|alle|jede[nr]?|toutes les|tous les|chaque|cada|ogni|раз в|raz na|кажд\p{L}*|hver[t]?|毎|每|每隔)(?: ca\.?| ~)? ?$/u;
/** What makes the amount before it a rhythm. */
export const EACH = /^ ?(?:ごと|毎|おき|に1回|に一回|间隔|間隔|一次|마다|간격)/u;
/** Words for working time. */
export const BUSINESS =
  /business[ -]?(?:h(?![a-z])|hour|hrs?(?![a-z])|day|time)|\(business\)|biz hours|(?:working|office|work) (?:h(?![a-z])|hrs?(?![a-z])|hours)|comercia|laborable|laboral|habil|\bute(?:is|l)|\butil\b|ouvre|ouvrable|heures de bureau|geschaftszeit|arbeitszeit|burozeit|werktag|arbeitstag|robocz|godzin(?:ach|y) pracy|lavorativ|d'ufficio|рабоч|arbeidstid|kontortid|virkedag|営業|業務時間|勤務時間|平日|工作日|工作时间|工作時間|工作天|上班|영업|업무|근무|평일/u;

/** Words that need no number. */
export const FIXED = new RegExp(
  [
    String.raw`(?<business>${alternation(BUSINESS_DAY)})`,
    ...LENGTHS.map(
      ([, words], index) =>
        String.raw`(?<length${index}>${alternation(words)})(?!\p{Script=Latin})`,
    ),
    String.raw`(?<day>${alternation(SAME_DAY)})(?!\p{Script=Latin})`,
    ...RATES.map(([, words], index) => `(?<rate${index}>${alternation(words)})`),
    String.raw`(?<putOff>${alternation(PUT_OFF)})`,
    String.raw`(?<immediate>${alternation(IMMEDIATE)})`,
  ].join("|"),
  "gu",
);

/** Whether `FIXED` may find anything. */
export const MAY_BE_FIXED = beginnings([
  BUSINESS_DAY,
  SAME_DAY,
  ...LENGTHS.map(([, words]) => words),
  ...RATES.map(([, words]) => words),
  PUT_OFF,
  IMMEDIATE,
]);
