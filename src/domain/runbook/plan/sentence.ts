import { toWords } from "../../markdown/words.ts";
import type { Subject } from "./model.ts";
import { FORMS, MORE_NAMES, NAMES } from "./names.ts";
import { CHECKING, checksMended, checksWhenDone } from "./checking.ts";
import { phrases, withoutStart } from "./phrase.ts";
import { checksRecovery, tellsRecoveryChecked } from "./recovery-sentence.ts";
import { isTrap } from "./traps.ts";

const POSTMORTEM = phrases(`
  postmortem, post mortem, postmortems, post incident review, post incident note, post incident notes, post incident summary, blameless review, retrospective, lessons learned, incident report,
  postmortemu, postmortema, post mortemu, raport z incydentu, analiza poincydentowa, nachbesprechung, abschlussbericht, retour d experience, rex, lecciones aprendidas,
  informe del incidente, informe de incidente, relatorio de incidente, rapport d incident, analisis posterior, revision posterior, analise posterior, revisao posterior, analisi successiva, analyse a posteriori, retrospectiva, licoes aprendidas, relatorio do incidente, lezioni apprese, retrospettiva, постмортем, ретроспектива, разбор инцидента, разбор полетов,
  hendelsesrapport, ポストモーテム, インシデントレポート, 教訓, 振り返り, 事後レビュー, 复盘, 事后总结, 復盤, 事後檢討, 포스트모템, 회고, 사후 분석`);

const ESCALATE = phrases(`
  escalate, escalates, escalate to, escalated to, escalating to, eskaluj, eskalowac, eskalacja do, eskalieren, eskaliere, eskaliert, escalader, escaladez, escalade, escalar, escala, escale, escalare, scalare, эскалировать, эскалируйте, эскалация, eskaler, eskalere,
  エスカレーション, エスカレート, 升级通知, 升级给, 升级至, 升级到, 上报, 上報, 升級給, 升級至, 升級到, 通報, 에스컬레이션, 에스컬레이트`);

/** Words that open a condition. */
export const CONDITIONS = phrases(`
  if, when, whenever, ved, after, unless, within, once, min, minutes, hour, hours, h, in case, jesli, jezeli, gdy, kiedy, po, w ciagu, wenn, falls, sobald, nach, innerhalb, minuten, si, quand, lorsque, apres, sous, en cas de, cuando, despues, tras,
  minutos, se, quando, apos, depois, caso, dopo, entro, minuti, если, когда, через, после, при, минут, hvis, dersom, nar, etter, innen, minutter, 場合, 分, 以内, 経過, 如果, 若, 超过, 超過, 当, 경우, 이상, 후, 이내, 분`);

/** The subject a sentence plans, `said` made by `toWords`: a step may only name it, prose has to tell whom to call when. */
export function subjectOfSentence(said: string, kind: "step" | "prose"): Subject | undefined {
  const words = said.replaceAll(/recovery (?:point|time) objectives?/gu, "");
  if (ESCALATE.within.test(words) && CONDITIONS.within.test(words) && !isTrap("escalation", words))
    return "escalation";
  if (callsLater(words)) return "escalation";
  if (saysWhenOver(words) || CLOSED_AFTER.test(words)) return "validation";
  if (kind === "prose") return subjectOfProse(words);
  const bare = withoutStart(words, FORMS);
  if (ESCALATE.atStart.test(bare) && bare.includes(" ") && !isTrap("escalation", words))
    return "escalation";
  if (
    POSTMORTEM.within.test(words) ||
    LOOKING_BACK.test(words) ||
    FOLLOWING_UP.test(words) ||
    WRITING_UP.test(words) ||
    recordsCause(words)
  )
    return "postmortem";
  if (isRecoveryCheck(words, bare) || checksWhenDone(words)) return "validation";
  return NAMES.rollback.atStart.test(bare) && !isTrap("rollback", words) ? "rollback" : undefined;
}

/** `Document the root cause and the timeline`: what is kept of an incident. */
const recordsCause = (words: string): boolean =>
  (RECORDING.atStart.test(words) && CAUSE.within.test(words.slice(0, SENTENCE))) ||
  RECORDED.test(words);

/** `Document the incident`, and not `Record the start of the incident` */
const RECORDED =
  /^(?:document\p{L}{0,3}|registr[aeo]r?|dokument\p{L}+|udokumentuj|опиш\p{L}+|задокумент\p{L}+) (?:(?:the|den|l|la|el|o|a) )?(?:cause|in[cz]ident\p{L}?|incydent|vorfall|инцидент|hendelsen)(?! .{0,10}(?:start|time|number|channel|canal))(?: |$)/u;

const RECORDING = phrases(
  "document, record, se registra, se documenta, write down, write up, udokumentuj, zapisz, opisz, dokumentieren, dokumentiere, documenter, documentez, consigner, documentar, documente, documenta, registrar, registre, documentare, documenta, задокументировать, задокументируйте, зафиксировать, зафиксируйте, dokumenter, 記録, 记录, 紀錄, 기록",
);
const CAUSE = phrases(
  "root cause, the cause, cause and, timeline and, lessons, przyczyne, przyczyna, przyczyny, ursache, ursachen, cause racine, la cause, causa raiz, la causa, a causa, causa principale, причину, причины, причина, arsak, arsaken, 原因, 根因, 원인",
);

function subjectOfProse(words: string): Subject | undefined {
  if (isDuty(words)) return "postmortem";
  return checksRecovery(words.slice(0, SENTENCE)) ? "validation" : undefined;
}

/** Letters in which a sentence of ordinary length says what it asks for. */
const SENTENCE = 160;

/** What an incident is when it is over, with the word behind that begins the condition. */
const OVER =
  /(?:^| )(?:closed?|resolved|over|handled|mozna (?:je |go |ja )?zamknac|uznajemy za (?:zamkniet|zakonczon)\p{L}|zamkniet\p{L}|zamykamy|zakonczon\p{L}|rozwiazan\p{L}|geschlossen|beendet|behoben|clos|close|resolue?|termine|cierra|cerrad[oa]|resuelt[oa]|encerra|encerrad[oa]|fechad[oa]|resolvid[oa]|chius[oa]|risolt[oa]|закрыт|решен|завершен|lukket|lost|avsluttet) (?:only |just |erst |dopiero |solo |so |seulement |kun |all of )?(?:when|once|as soon as|gdy|kiedy|jesli|jezeli|dopiero gdy|wenn|sobald|quand|lorsque|si|cuando|quando|se|когда|если|после|nar)(?: |$)/u;
const INCIDENT = phrases(`
  incident, it, outage, alert, ticket, case, incydent, incydenty, awaria, awarie, zdarzenie, zgloszenie, vorfall, storung, panne, incidente, se, guasto, emergenza, avaria, инцидент, сбой, авария, тикет, hendelse, hendelsen`);

/** `An incident is resolved when …`, `Se cierra cuando …`, `Closed when …`: what has to be so for it to be over. */
const saysWhenOver = (words: string): boolean => {
  const at = OVER.exec(words.slice(0, 160))?.index;
  if (at === undefined) return false;
  return at === 0
    ? !words.startsWith("lost ")
    : INCIDENT.within.test(words.slice(0, at + 1).trimEnd());
};

/** `Close the incident only after …`: what has to be so first. */
const CLOSED_AFTER =
  /(?:^| )(?:close(?= only )|cerrar(?= solo )|encerrar(?= so | somente )|fechar(?= so | somente )|cloturer(?= seulement )|chiudere(?= solo )|close (?:the |this )?(?:incident|alert|ticket|case)|cerrar el incidente|encerrar o incidente|fechar o incidente|cloturer l incident|chiudere l incidente|zamknij (?:incydent|zgloszenie)|incident erst schliessen|закрыть инцидент|lukk hendelsen) (?:only |solo |so |somente |seulement |dopiero |только |forst )?(?:after|when|once|cuando|tras|quando|apos|apres|quand|une fois|dopo|gdy|po|wenn|sobald|после|когда|nar)(?: |$)/u;

/** Reaching somebody by telephone or pager, which is more than telling. */
export const CALL = phrases(`
  call the, call your, call our, call in, page the, page your, page our, phone the, wake the, wake up, zadzwon do, dzwonimy do, zadzwonic do, anrufen, ruf, rufe, rufen wir, appeler, appelez,
  telephoner a, llamar a, llama a, llame a, ligar para, ligue para, chamar o, chamar a, chame o, chame a, chiamare, chiama, chiamate, позвонить, позвоните, звоните, ring, ringes, 電話する, に電話, 打电话, 致电, 打電話, 致電, 전화`);
const DELAY =
  /(?:^| )(?:after|for|within|past|than|po|nach|seit|apres|depuis|tras|despues de|apos|depois de|dopo|после|через|etter|pa|i) (?:\d{1,3}|an|one|two|three|half an|godzinie|kwadransie|einer|une|una|um|uma|час|en|to) ?(?:s|min|m|minute|minutes|minut|minuten|minuty|minuti|minutos|minutter|h|hour|hours|godzinach|stunde|stunden|heure|heures|hora|horas|ora|ore|час|часа|минут|time|timer)(?: |$)|\d ?(?:分|小时|小時|時間|시간)/u;

/** `Call the regional manager after 30 minutes.` */
const callsLater = (words: string): boolean =>
  CALL.within.test(words) && DELAY.test(words) && !MACHINES.within.test(words);

/** What programs call. */
const MACHINES = phrases(
  "api, endpoint, url, webhook, function, method, service, script, job, procedure, curl, http, https, rpc, query",
);

/** What somebody does to a postmortem that is still to come. */
const DUTY = phrases(`
  records, covers, captures, documents, hold, write, schedule, conduct, prepare, publish, file, draft, run a, due, within, no later than, required, mandatory, napisz, napisac, spotkanie, w ciagu, termin, schreiben, verfassen, innerhalb, ansetzen, rediger,
  redigez, organiser, planifier, sous, redactar, escribir, programar, convocar, antes de, escrever, redigir, agendar, em ate, scrivere, redigere, programmare, entro, написать, напишите, провести, подготовить, в течение, skriv, skrive, hold, holdes, innen,
  作成, 実施, 開催, 以内, 撰写, 完成, 召开, 编写, 召開, 撰寫, 作成, 작성, 실시, 진행, 이내`);

/** A sentence that asks for a postmortem, not one that tells of an old one. */
const isDuty = (words: string): boolean =>
  (POSTMORTEM.within.test(words) && DUTY.within.test(words)) ||
  LOOKING_BACK.test(words) ||
  LATER_TASK.test(words);

/** `File a Jira follow-up` */
const LATER_TASK = /^file (?:an?|the) \p{L}+ follow up/u;

/** `After fixing the issue, we review what led to it`, `Find the root cause once service is restored` */
const LOOKING_BACK =
  /^(?:after|once|when) (?:fixing|resolving|mitigating|closing|recovering|(?:the |an |any |every |each )?(?:incident|outage|issue|problem|service|fix)(?: is| has been| was)? ?(?:fixed|resolved|over|closed|mitigated|restored|recovered|deployed)) (?:[\p{L}\d]+ ){0,6}(?:reviews?|documents?|analy[sz]e|write|records?|evaluate|discuss|schedule|root cause)(?: |$)|(?:^| )(?:root cause|review|analysis) (?:[\p{L}\d]+ ){0,2}(?:after|once) (?:the )?(?:service|incident|outage|system|issue) (?:is |has been |was )?(?:restored|resolved|over|mitigated|stable|recovered|closed)/u;

/** `Write a short incident record` */
const WRITING_UP =
  /^write (?:an? |the |up )?(?:short |brief |final |one line )?(?:incident |outage )?(?:records?|summary|notes?)(?: |$)/u;

/** Whether a label says no more than that what has happened is kept: `Document`. */
export const keepsRecord = (label: string): boolean => KEEPING.test(toWords(label));

const KEEPING = /^(?:do[ck]ument\p{L}*|документ\p{L}*|記録|记录|紀錄|기록)$/u;

/** `Open a follow-up issue`, `File follow-ups` */
const FOLLOWING_UP =
  /^(?:open|file|create|raise|log|add|track) (?:an? |the |any )?follow ups?(?: (?:issues?|tickets?|tasks?|items?|bugs?|defects?|actions?|stor(?:y|ies)))?(?: |$)/u;

/** `If the deploy broke it, roll back` without its condition; the text itself where it has none. */
export const withoutCondition = (text: string): string =>
  text.replace(CONDITION, "").replace(/^(?:then|dann|alors|entonces|então|allora|то)\s/iu, "");

const CONDITION =
  /^(?:if|when|in case|jeśli|jeżeli|gdy|wenn|falls|si|en caso de|se|caso|если|при|hvis|dersom|如果|若)(?:\s|(?<=[如若果]))[^,，、：.:;→\n]{1,200}(?:[,，→]|:(?=\s)|[：、](?=\p{Script=Han}))\s*/iu;

const isRecoveryCheck = (words: string, bare: string): boolean =>
  (MORE_NAMES.validation.atStart.test(bare) && !isTrap("validation", words)) ||
  checksRecovery(words) ||
  (CHECKING.atStart.test(bare) && checksMended(words.slice(0, SENTENCE))) ||
  tellsRecoveryChecked(words);
