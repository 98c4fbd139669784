import { toWords } from "../../domain/markdown/words.ts";
import { phrases } from "../../domain/runbook/plan/phrase.ts";

/** Something to be filled in, as written. */
interface Placeholder {
  readonly text: string;
  readonly index: number;
}

const PLACEHOLDER =
  /(?<![\p{L}\p{N}_])(?:TODO|TBD|TBA|FIXME)(?![\p{L}\p{N}_])|\[{1,2}(?<bracketed>[\p{L}_][^[\]\n]{0,80})\]{1,2}|\{\{[ \t]{0,8}(?<braced>[\p{L}_][\p{L}\p{N}_ -]{0,60})\}\}|<(?<angled>[\p{L}_][^<>\n]{0,80})>/gu;

/** What brackets hold that are to be filled in, in the languages runbooks are written in. */
const NOUNS = phrases(`
  name, names, contact, contacts, owner, owners, team, link, url, date, time, timestamp, email, e mail, phone, number, service, service name, person, role, channel,
  on call, manager, lead, engineer, address, value, placeholder, insert, add, your, fill, fill in, describe, description, tbd, todo, xxx, details, reason, duration, impact, status, id,
  nazwa, imie, imie i nazwisko, kontakt, wlasciciel, zespol, data, godzina, telefon, numer, usluga, osoba, kanal, uzupelnij, wpisz, opis, adres, do uzupelnienia,
  namen, verantwortlicher, ansprechpartner, datum, uhrzeit, telefonnummer, nummer, dienst, rolle, kanal, einfugen, ausfullen, beschreibung,
  nom, proprietaire, equipe, lien, heure, telephone, numero, personne, canal, a completer, inserer, decrire,
  nombre, contacto, propietario, responsable, equipo, enlace, fecha, hora, telefono, servicio, persona, completar, insertar, describir,
  nome, contato, responsavel, equipe, servico, servizio, pessoa, preencher, inserir, descrever, contatto, proprietario, responsabile, squadra, collegamento, ora, inserire, compilare, descrivere,
  имя, контакт, владелец, команда, ссылка, дата, время, телефон, номер, сервис, роль, канал, заполнить, указать, описание,
  navn, eier, lenke, dato, klokkeslett, tjeneste, fyll inn, sett inn, beskriv,
  名前, 氏名, 連絡先, 担当者, 担当, チーム, リンク, 日付, 日時, 電話, 記入, 入力, 姓名, 联系人, 聯絡人, 负责人, 負責人, 团队, 團隊, 链接, 連結, 日期, 时间, 時間, 电话, 電話, 填写, 填寫, 이름, 연락처, 담당자, 팀, 링크, 날짜, 시간, 전화, 입력`);

/** What in running text is still to be filled in: `TODO`, `[contact]`, `[[OWNER: …]]`, `{{X}}`, `<NAME - fill in>`. */
export const placeholdersIn = (text: string): readonly Placeholder[] =>
  [...text.matchAll(PLACEHOLDER)].flatMap(({ 0: found, index, groups }) => {
    const inner = groups?.["bracketed"];
    return inner === undefined || isToFill(inner, found.startsWith("[["))
      ? [{ text: found, index }]
      : [];
  });

/** `[[Some page]]` is a link to wikis, `[[OWNER: …]]` a hole. */
function isToFill(inner: string, isDouble: boolean): boolean {
  const words = toWords(inner);
  if (isDouble) return /^[\p{Lu}_]{3}/u.test(inner) || NOUNS.atStart.test(words);
  if (/^[\p{Lu}][\p{Lu}\p{N}_ ]{2,}$/u.test(inner)) return !LOG_LEVELS.test(inner);
  return NOUNS.atStart.test(words) || (words.length <= 40 && NOUNS.within.test(words));
}

/** What logs and titles have in brackets. */
const LOG_LEVELS =
  /^(?:ERROR|ERR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|CRITICAL|CRIT|NOTICE|ALERT|PANIC|OK|DONE|FAIL|FAILED|PASS|DRAFT|FIRING|RESOLVED|DEPRECATED|ARCHIVED|OPTIONAL|REQUIRED|INCIDENT|OUTAGE|MAINTENANCE|UTC|SEV ?\d|P\d)$/u;
