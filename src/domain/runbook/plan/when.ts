import { withoutColon } from "../../trim.ts";

/** A text taken apart into whom it names and under what condition. */
interface WhoWhen {
  readonly who: string;
  readonly when: string;
}

const DURATION =
  /\d{1,4}\s?\+?\s?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|business|min\.?|minut\p{L}{0,2}|godz\p{L}{0,4}|std|stunden?|minuten|tage?n?|heures?|jours?|minutos?|horas?|d[ií]as?|dias|minuti|ore?|giorni|мин\p{L}{0,3}|час\p{L}{0,3}|дн\p{L}{0,2}|minutter|timer?)(?![\p{L}])|\d{1,4}\s?(?:分|小时|小時|時間|日|天|분|시간|일)/iu;
const OPENING =
  /(?<![\p{L}\p{N}])(?:if|when|whenever|after|unless|within|once|in case|immediately|always|jeśli|jesli|jeżeli|gdy|po|natychmiast|wenn|falls|sobald|nach|sofort|si|quand|lorsque|après|apres|immédiatement|cuando|después|tras|inmediatamente|se|quando|após|apos|depois|imediatamente|dopo|entro|subito|если|когда|через|после|при|немедленно|hvis|dersom|når|etter|umiddelbart)(?![\p{L}\p{N}])/iu;
/** `First 15 minutes`, and no more. */
const SPAN =
  /^(?:the )?(?:first|initial|next|up to|during|pierwsze|die ersten|erste|les premières|premières|primeros|primeiros|primi|первые|første|de første|最初の|前|처음) ?\d{1,4} ?\p{L}{1,12}\.?$/iu;
const UNSPACED_CONDITION = /場合|以内|経過|如果|超过|超過|立即|即時|경우|이상|이내|즉시|後|后|후/u;
const GROUP = /[（(](?<inner>[^()（）]{1,200})[)）]/gu;

/** Whether the text names a length of time. */
export const isDelay = (text: string): boolean => DURATION.test(text);

/** Whether the text says when: a delay or a condition. */
export const isWhen = (text: string): boolean =>
  DURATION.test(text) || OPENING.test(text) || UNSPACED_CONDITION.test(text);

/** Separates `Team lead (after 15 min)`, `Team lead if unresolved` and `After 15 min: team lead`. */
export function splitWhen(text: string): WhoWhen {
  const plain = text.replaceAll(/\s+/gu, " ").trim();
  for (const match of plain.matchAll(GROUP)) {
    const inner = match.groups?.["inner"] ?? "";
    if (isWhen(inner)) return { who: tidy(plain.replace(match[0], " ")), when: inner.trim() };
  }
  const lead = /^(?<head>[^:：,，、–—→]{1,160})\s?(?:[:：,，、–—→]|->)\s?(?<rest>\S.*)$/u.exec(
    plain,
  )?.groups;
  const head = lead?.["head"]?.trim() ?? "";
  const rest = lead?.["rest"] ?? "";
  if (startsWithWhen(head) && rest !== "") return { who: tidy(rest), when: head };
  if (SPAN.test(plain) && DURATION.test(plain)) return { who: "", when: tidy(plain) };
  const at = plain.search(OPENING);
  if (at > 0) return { who: tidy(plain.slice(0, at)), when: tidy(plain.slice(at)) };
  if (lead !== undefined && isWhen(rest)) return { who: tidy(head), when: tidy(rest) };
  return isWhen(plain) && startsWithWhen(plain)
    ? { who: "", when: tidy(plain) }
    : { who: tidy(plain), when: "" };
}

const startsWithWhen = (text: string): boolean =>
  text.search(OPENING) === 0 ||
  (/^[<>≥≤~+T\s]{0,4}\d/u.test(text) && DURATION.test(text.slice(0, 40))) ||
  UNSPACED_CONDITION.test(text);

/** Without the punctuation that joined it to what was taken away. */
const tidy = (text: string): string =>
  withoutColon(
    text
      .replaceAll(/ {2,}/gu, " ")
      .replace(/^[\s,;:.–—→-]{1,10}/u, "")
      .trim(),
  )
    .replace(/[\s,;–—→-]$/u, "")
    .replace(/\.$/u, "")
    .trim();
