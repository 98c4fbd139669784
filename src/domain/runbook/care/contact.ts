import { phrases } from "../plan/phrase.ts";

/** Names of lines that say who has a role. */
export const CONTACT_KEYS = phrases(`
  who, name, person, contact, contacts, assigned to, assignee, primary, backup, delegate to, slack, channel, phone, email, e mail, pager, on call, kto, osoba, kontakt, telefon, wer, person, ansprechpartner, qui, personne, contact principal, quien, persona, contacto, quem, pessoa, contato, chi, contatto, кто, контакт, телефон, hvem, navn,
  担当者, 連絡先, 联系人, 联系方式, 聯絡人, 聯絡方式, 담당자, 연락처`);

const HANDLE = /(?:^|\s|\()@[\w-]+(?:\/[\w.-]+)?/u;
const ADDRESS = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w/u;
const CHANNEL = /(?:^|\s|\()#[a-z][\w-]{1,80}/iu;
const PHONE = /\+\d[\d\s().-]{6,20}/u;

/** Whether the text names an account, a channel, an address or a telephone. */
export const namesContact = (text: string): boolean =>
  [HANDLE, ADDRESS, CHANNEL, PHONE].some((pattern) => pattern.test(text));
