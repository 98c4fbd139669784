import { toWords } from "../../markdown/words.ts";
import type { EscalationLevel } from "./model.ts";
import { phrases } from "./phrase.ts";
import { isWhen, splitWhen } from "./when.ts";

const MARK =
  /^(?<mark>(?:escalation\s)?(?:level|tier|lvl|line|stage|step|stufe|ebene|poziom|stopień|linia|etap|niveau|palier|nivel|nível|livello|уровень|линия|шаг|nivå|trinn|レベル|段階|第|级别|等级|級別|레벨|단계|l|t)\s?-?#?\d{1,2}(?:次|级|級|层|層|段階)?|\d\s?(?:차|단계|次|级|級)|(?:[一二三四五]|第[一二三四五])(?:级|級|次|層|层|线|線)|(?:primary|secondary|tertiary|first|second|third)(?=\s?[:：–—]))\s{0,4}[:：.)–—-]{0,3}\s{0,4}/iu;

/** The mark of a level at the start of a text, `L2 – `, and what is behind it; `undefined` without one. */
export function levelMark(
  text: string,
): { readonly name: string; readonly rest: string } | undefined {
  const plain = text.normalize("NFKC").trim();
  const match = MARK.exec(plain);
  const name = match?.groups?.["mark"];
  if (match === null || name === undefined) return undefined;
  return { name, rest: plain.slice(match[0].length).trim() };
}

const WHO_KEYS = phrases(`
  who, contact, contacts, role, person, team, owner, notify, call, page, escalate to, responsible, name, kto, kontakt, rola, osoba, zespol, wer, rolle, ansprechpartner, zustandig, qui, equipe, responsable,
  quien, contacto, rol, equipo, quem, contato, papel, responsavel, chi, contatto, ruolo, responsabile, кто, контакт, роль, ответственный, hvem, ansvarlig, 誰, 担当, 担当者, 連絡先, 谁, 联系人, 负责人, 角色, 聯絡人, 負責人, 담당, 담당자, 연락처`);
const WHEN_KEYS = phrases(`
  when, time, after, condition, conditions, trigger, criteria, timeframe, escalate after, escalate if, escalate when, timeout, delay, sla, response time, wait, kiedy, czas, warunek, wann, zeit, bedingung, nach, quand, delai, condition, cuando, tiempo, condicion, quando, tempo, condicao, prazo, condizione,
  когда, время, условие, срок, nar, tid, vilkar, いつ, 時間, 条件, 何时, 时间, 時機, 時間, 시간, 조건, 시점`);

/** What is known of a level before it is taken apart. */
export interface LevelDraft {
  /** `Level 2: Team lead (15 min)`, `**After 30 min:** page the CTO`. */
  readonly head: string;
  /** The label at its start, where there is one: bold, or before a colon. */
  readonly label: string;
  /** `Key: value` lines and sentences below. */
  readonly body: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/** Takes a level apart. Its name is its mark, else its label, else whom it names, else its delay. */
export function toLevel({ head, label, body, raw, line }: LevelDraft): EscalationLevel {
  const mark = levelMark(head);
  const named = mark ?? {
    name: label,
    rest: head.slice(label.length).replace(/^[\s:：–—-]{1,10}/u, ""),
  };
  const labelled = mark === undefined && isWhen(label) ? label : "";
  const own = splitWhen(named.rest);
  const below = splitWhen(body.find((text) => keyValue(text) === undefined) ?? "");
  const who =
    valueOf(body, WHO_KEYS) ||
    whoOf(own.who, labelled === "" ? "" : named.rest, mark === undefined ? label : "") ||
    below.who;
  const when = valueOf(body, WHEN_KEYS) || labelled || own.when || below.when;
  return { name: named.name || who || when, who, when, raw, line };
}

/** An address, a number or a name of up to four words, each beginning as names do. */
const CONTACT = /[@#]|\d{5}|^(?:[\p{Lu}\p{Lo}]\S{0,40}(?: |$)){1,4}$/u;

/** A label names whom to call itself, unless a name or an address stands behind it: `Primary: @alice`. */
function whoOf(own: string, behindDelay: string, label: string): string {
  if (behindDelay !== "") return behindDelay;
  return label !== "" && !CONTACT.test(own) ? label : own;
}

const valueOf = (body: readonly string[], keys: typeof WHO_KEYS): string => {
  for (const text of body) {
    const [key, value] = keyValue(text) ?? [];
    if (key !== undefined && value !== undefined && keys.whole.test(toWords(key))) return value;
  }
  return "";
};

function keyValue(text: string): readonly [key: string, value: string] | undefined {
  const at = text.slice(0, 40).search(/[:：]/u);
  if (at < 1) return undefined;
  const value = text.slice(at + 1).trim();
  return value === "" ? undefined : [text.slice(0, at), value];
}
