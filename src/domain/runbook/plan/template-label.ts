import type { Paragraph } from "mdast";
import { toString } from "mdast-util-to-string";
import { toWords } from "../../markdown/words.ts";
import { withoutColon } from "../../trim.ts";
import { phrases } from "./phrase.ts";

const MESSAGE = phrases(`
  template, templates, status update, status updates, customer update, internal update, external update, stakeholder update, incident update, initial update, update message, notification, notifications, message, messages, announcement, announcements, announce, email, e mail, slack, teams, status page, statuspage,
  initial notification, resolution notice, resolved message, resolved notice, initial notice, closing notice, customer notice, public notice, notice to, notice for, notices, communication, communications, comms, post in, post to, tweet, press release, press statement, all clear message, wording, their wording, our wording, boilerplate, wzor, wzory, mustertext, musterschreiben, canned text, sample text, sample message, bulletin, bulletins, statement, statements, holding statement, press line, szablon, szablony, gotowy tekst, komunikat, komunikaty, wiadomosc, powiadomienie, vorlage, vorlagen, textbaustein, textbausteine, textvorlage, standardtext, formulierung, nachricht, meldung, benachrichtigung, mitteilung, modele, modeles, texte type, texte a publier, texto modelo, texto padrao, testo standard, testo tipo, message type, annonce, courriel,
  plantilla, plantillas, mensaje, mensajes, aviso, notificacion, comunicado, comunicacion, modelo, modelos, mensagem, mensagens, notificacao, comunicacao, modello, modelli, messaggio, messaggi, avviso, notifica, comunicazione, шаблон, шаблоны, сообщение, сообщения, уведомление, оповещение, письмо, mal, maler, melding, meldinger, varsel til,
  テンプレート, 文面, 連絡文, 通知文, メッセージ, 告知, 模板, 公告, 消息, 通知文案, 話術, 話術範本, 範本, 템플릿, 메시지, 공지, 안내문, 양식,
  tresc, gotowe teksty, wiadomosci, powiadomienia, textvorlagen, mustertexte, meldungstexte, meldungen, mitteilungen, benachrichtigungen, erstmeldung, entwarnung, texte types, textes types, communique, communiques,
  textos, comunicados, avisos, notificaciones, notificacoes, textos prontos, avvisi, comunicati, notifiche, testi pronti, тексты, уведомления, оповещения, рассылка, ferdige tekster, standardtekst, standardtekster, meldingsmal, kommunikasjonsmal,
  文例, 定型文, 告知文, 案内文, お知らせ, 第一報, 続報, 話術, 话术, 文案, 通报, 문구, 안내, 공지문`);
const OTHER = phrases(`
  hand off, handoff, handover, shift change, rotation, post mortem, postmortem, rca, incident record, record template, incident template, incident log, root cause, runbook, issue template, ticket template, szablon raportu, berichtsvorlage, modele de rapport, plantilla de informe, modelo de relatorio, modello di rapporto, modello di resoconto, шаблон отчета, rapportmal, 報告書テンプレート, 报告模板, 報告模板, 報告範本, 보고서 양식, 보고서 템플릿, timeline, config, configuration, query, queries, deployment, report template, incident report, code, log, logs, error message, error messages, cloudformation, arm template, helm, handlebars, email queue, email service, message queue, broker,
  konfiguracja, fehlermeldung, komunikat bledu, message d erreur, mensaje de error, mensagem de erro, messaggio di errore, сообщение об ошибке, feilmelding, エラーメッセージ, 错误消息, 錯誤訊息, 事後, 复盘, 에러 메시지, 사후`);

/** Telling somebody something, which may be followed by the very words. */
const TELLING = phrases(`
  tell, inform, notify, announce to, write to, reply, answer, powiadom, poinformuj, napisz, informieren, benachrichtigen, verstandigen, informer, prevenir, informar, avisar, avise, avisa, informa, informe,
  informare, avvisare, avvisa, сообщить, сообщите, уведомить, уведомите, varsle, varsler, gi beskjed, si fra, 連絡する, 知らせる, 告知, 通知, 告诉, 알린다, 알리기, 통보`);

/** Whether a heading or label asks to tell somebody, so that what looks like a message behind it is one. */
export const asksToTell = (label: string): boolean => {
  const words = toWords(label);
  return TELLING.within.test(words) && !OTHER.within.test(words);
};

/** Whether a heading or label announces a message written in advance. */
export function announcesMessage(label: string): boolean {
  const words = toWords(label);
  return MESSAGE.within.test(words) && !OTHER.within.test(words);
}

/** Whether a heading or label says that what is behind it is a form to fill in, be it only a list. */
export const namesForm = (label: string): boolean => {
  const words = toWords(label);
  return FORM.within.test(words) && announcesMessage(label);
};

const FORM = phrases(`
  template, templates, szablon, szablony, wzor, wzory, vorlage, vorlagen, textvorlage, modele, modeles, gabarit, plantilla, plantillas, modelo, modelos, modello, modelli, шаблон, шаблоны, mal, maler, kommunikasjonsmal, meldingsmal, テンプレート, 雛形, 模板, 範本, 템플릿, 양식`);

/** Whether a heading or label announces a document of another kind. */
export const announcesOther = (label: string): boolean => OTHER.within.test(toWords(label));

/** The label a paragraph is for what comes behind it: bold, or a short line that ends in a colon. */
export function labelOf(paragraph: Paragraph): string | undefined {
  const [first, second] = paragraph.children;
  const isOwnLine =
    first?.type === "strong" && second?.type === "text" && /^\s*\n/u.test(second.value);
  const whole = toString(paragraph).replaceAll(/\s+/gu, " ").trim();
  const text = isOwnLine && /[:：]$/u.test(whole) ? toString(first).trim() : whole;
  if (text.length > 120 || text === "") return undefined;
  const isLabel = /[:：]$/u.test(text) || first?.type === "strong";
  return isLabel ? withoutColon(text) : undefined;
}
