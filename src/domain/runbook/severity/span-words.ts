import { alternation, beginnings } from "./folded.ts";
import { COUNT_WORDS, UNIT_NAMES } from "./units.ts";

const DIGITS = String.raw`\d{1,4}(?:[.,]\d{1,2})?`;
const COUNT = String.raw`(?:(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}]|\d[.,:])${DIGITS}|(?<=^|[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}])(?:${COUNT_WORDS}))`;
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

const IMMEDIATE = `immediate(?! (?:[a-z]+ )?(?:impact|threat|risk|danger|harm|loss|effect|concern)s?(?![a-z])), immediately, instant(?:ly)?, right away, right now, act now, atender ya,
    ahora mismo, ya mismo, asap, at once, natychmiast, niezwlocznie,
    od razu, sofort, umgehend, unverzuglich, immediat, tout de suite, sans delai, inmediat,
    de inmediato, imediat, de imediato, immediat, subito, немедленн, незамедлительн, сразу,
    umiddelbar, straks, 即時, 直ちに, ただちに, すぐに, 即座, 立即, 立刻, 马上, 馬上, 即刻, 즉시, 즉각`;
const PUT_OFF = `next sprint, next release, next iteration, next planning, next cycle, next maintenance window,
    best effort, best-effort, backlog, when convenient, as capacity allows, as time permits,
    as scheduled, scheduled, as needed, on resolution, upon resolution, at resolution,
    nastepny sprint, nastepnym sprincie, kolejny sprint, kolejnym sprincie, w miare mozliwosci,
    nachster sprint, nachsten sprint, nach aufwand, nach moglichkeit, prochain sprint,
    sprint suivant, prochaine version, au mieux, proximo sprint, siguiente sprint, proxima version,
    mejor esfuerzo, segun disponibilidad, proxima sprint, proxima release, proxima versao,
    melhor esforco, prossimo sprint, prossima release, appena possibile, следующий спринт,
    следующем спринте, по возможности, бэклог, neste sprint, beste evne, 次スプリント, 次のスプリント, 次回スプリント,
    次回リリース, ベストエフォート, 下个迭代, 下個迭代, 下一迭代, 下个版本, 下一版本, 下個版本, 排期, 다음 스프린트, 차기 스프린트, 다음 배포`;
const BUSINESS_DAY = `next business day, next working day, nbd, same business day, same working day, end[ -]of[ -]business[ -]day,
    end[ -]of[ -]business, eobd, eob, cob, close of business, nastepny dzien roboczy,
    nastepnego dnia roboczego, kolejny dzien roboczy, kolejnego dnia roboczego,
    do konca dnia roboczego, nachster werktag, nachsten werktag, nachster arbeitstag,
    nachsten arbeitstag, jour ouvre suivant, prochain jour ouvre, prochain jour ouvrable,
    jour ouvrable suivant, siguiente dia habil, proximo dia habil, siguiente dia laborable,
    proximo dia laborable, proximo dia util, dia util seguinte, giorno lavorativo successivo,
    prossimo giorno lavorativo, следующий рабочий день, neste virkedag, neste arbeidsdag, 翌営業日,
    次営業日, 下一个工作日, 下一個工作日, 下个工作日, 次工作日, 下一工作日, 다음 영업일, 익영업일`;
const SAME_DAY = `same[ -]day, next[ -]day, end[ -]of[ -]day, eod,
    within the day, w ciagu dnia, im laufe des tages, dans la journee, en el dia, dentro del dia,
    no dia, ao longo do dia, в течение дня, i lopet av dagen, tego samego dnia, nastepnego dnia, am selben tag,
    gleicher tag, nachster tag, le jour meme, lendemain, fin de journee, mismo dia, dia siguiente,
    fin del dia, no mesmo dia, dia seguinte, fim do dia, in giornata, giorno successivo,
    в тот же день, на следующий день, samme dag, neste dag, 当日中, 翌日, 当天, 當天, 次日, 당일, 익일`;
const WITHIN_HOUR = `within the hour, in the next hour, w ciagu godziny, innerhalb der stunde, dans l'heure,
    dans l’heure, en la proxima hora, dentro de la hora, dentro da hora, na proxima hora, entro l'ora, в течение часа, innen timen`;
/** Words for how often, by the minutes between. */
export const RATES: readonly (readonly [count: number, words: string])[] = [
  [
    720,
    `twice daily, twice a day, dwa razy dziennie, zweimal taglich, deux fois par jour,
      dos veces al dia, duas vezes ao dia, 1日2回, 每天两次, 每天兩次, 하루 두 번`,
  ],
  [
    60,
    `hourly, every hour, each hour, once an hour, once per hour, co godzine, raz na godzine,
      einmal pro stunde,
      une fois par heure, una vez por hora, una volta all'ora, раз в час, en gang i timen,
      stundlich, jede stunde, toutes les heures,
      chaque heure, cada hora, a cada hora, de hora em hora, ogni ora, ежечасно, каждый час,
      hver time, 毎時, 每小时, 每小時, 매시간`,
  ],
  [
    1440,
    `daily, every day, each day, once a day, once per day, codziennie, raz dziennie, raz na dzien,
      einmal taglich,
      einmal am tag, une fois par jour, una vez al dia, uma vez por dia, una volta al giorno,
      раз в день, раз в сутки,
      en gang om dagen, en gang daglig, 1日1回, 하루 한 번, taglich, jeden tag, quotidien, tous les jours,
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

const LONGER = String.raw`(?:(?:for|since|over|more than|longer than|lasting|last|past|during|previous|przez|dluzej niz|ponad|powyzej|seit|langer als|mehr als|depuis|pendant|plus de|desde|durante|mas de|mais de|piu di|oltre|более|дольше|mer enn|lenger enn|超过|超過) (?:the )?(?:last |past |over |more than )?|for: ?|>=? ?|≥ ?)`;
/** What stands before the time something has lasted. */
export const CONDITION = new RegExp(String.raw`(?:^|[^\p{L}])${LONGER}$`, "u");
/** What stands behind it. */
export const LASTED = /^ ?(?:以上|超|이상|継続|持续|持續)/u;
/** What makes the amount behind it a rhythm. */
export const EVERY =
  /(?:^|[^\p{L}])(?:every|each|co|alle|jede[nr]?|toutes les|tous les|chaque|cada|ogni|кажд\p{L}*|hver[t]?|毎|每|每隔)(?: ca\.?| ~)? ?$/u;
/** What makes the amount before it a rhythm. */
export const EACH = /^ ?(?:ごと|毎|おき|に1回|に一回|间隔|間隔|一次|마다|간격)/u;
/** Words for working time. */
export const BUSINESS =
  /business[ -]?(?:hour|day|time)|\(business\)|biz hours|(?:working|office|work) hours|comercia|laborable|laboral|habil|\bute(?:is|l)|\butil\b|ouvre|ouvrable|heures de bureau|geschaftszeit|arbeitszeit|burozeit|werktag|arbeitstag|robocz|godzin(?:ach|y) pracy|lavorativ|d'ufficio|рабоч|arbeidstid|kontortid|virkedag|営業|業務時間|勤務時間|平日|工作日|工作时间|工作時間|工作天|上班|영업|업무|근무|평일/u;

/** Words that need no number. */
export const FIXED = new RegExp(
  [
    String.raw`(?<business>${alternation(BUSINESS_DAY)})`,
    String.raw`(?<hour>${alternation(WITHIN_HOUR)})(?!\p{Script=Latin})`,
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
  WITHIN_HOUR,
  ...RATES.map(([, words]) => words),
  PUT_OFF,
  IMMEDIATE,
]);
