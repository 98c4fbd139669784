import { alternation, fold, narrow } from "./folded.ts";

const LEVELS = new RegExp(
  alternation(
    `severit, sev(?![a-z]), prior(?:it|id|yt), prio(?![a-z]), level, urgen[cz], class(?:ification)?(?![a-z]),
      tier, grade, waznosc, poziom, krytycznosc, klasa, kategori, schweregrad, stufe,
      klasse, gravi[td], niveau, severidad, gravedad, nivel,
      livello, critici[td], уровень, критичность,
      серьезность, приоритет, класс, alvorlighet, niva, 重大度, 深刻度, 優先度, レベル, ランク, [级級][别別], 等[级級], [严嚴]重, [优優]先[级級], 심각도, 등급, 우선순위, 레벨,
      stopien, waga(?![a-z]), pilnosc, dringlichkeit, grad(?![a-z]), degre(?![a-z]), classe(?![a-z]), grado(?![a-z]),
      clase(?![a-z]), grau(?![a-z]), степень, срочность, категория, hastegrad, [緊紧]急程?度, 区分, 긴급도, 중요도`,
  ),
  "u",
);
const MEANINGS = new RegExp(
  alternation(
    `defin, descri, ex[ae]mpl, criteri, impact, symptom, condition, meaning, trigger, alert, when,
      scope, opis, przyklad, kryteri, wplyw, objaw, znaczenie, warunk, beschreib, beispiel, auswirk,
      kriterien, bedeutung, critere, effet, significa(?:t|do), ejemplo,
      esempio, impatto, описан, пример, критери,
      влиян, значение, условие, beskriv, eksempel, betydning, pavirk, konsekvens, 定[義义], [説说說]明, 例, 基準, 影[響响],
      条件, 内容, 描述, 标准, 標準, 정의, 설명, 예, 기준, 영향, 조건`,
  ),
  "u",
);
const OTHER_THINGS = new RegExp(
  alternation(
    `runbook, playbook, alert(?![a-z]), alarm, service(?![a-z]), scenari, component,
      link, document, file, incident(?![a-z]), ticket, issue, date, task, action item, todo, due,
      item, feature, bug, count, probability, likelihood, usluga, zadanie, szenario,
      dienst, aufgabe, alert[ae], tache, servi(?:ci?|zi)o, escenario, cenario, tarea, tarefa,
      allarme, алерт, сервис, сценарий, задача, tjeneste, oppgave, アラート, サービス, シナリオ, 手順書,
      告警, 服务, 场景, 手册, 警報, 服務, 任務, 알람, 서비스, 시나리오, 런북`,
  ),
  "u",
);
const WORK = new RegExp(
  alternation(
    `action(?![a-z]), owner, assignee, status(?![a-z]), akcja, wlasciciel, massnahme,
      verantwortlich, responsa[bv], accion, acao, azione, действие,
      ответственный, tiltak, ansvarlig, 担当, [状狀][态態], [负負][责責]人, 담당자, 상태`,
  ),
  "u",
);
const PEOPLE = new RegExp(
  alternation(
    `who(?![a-z]), whom, role, contact, person, people, name(?![a-z]), team, phone, e-?mail, channel, notify, escalate to, on[ -]?call, responder, kto(?![a-z]), kogo, rola, kontakt, osoba, zespol, telefon, wer(?![a-z]), wen(?![a-z]), rolle, ansprechpartner,
      qui(?![a-z]), equip[eo], telephone, quien, rol(?![a-z]), quem, contat, papel, pessoa, chi(?![a-z]), ruolo, кто, кого, роль, контакт, команда, телефон, hvem, 担当, 連絡先, 役割, 誰, 宛先, 角色, 联系, 人[员員], [负負][责責]人, 谁, 聯絡, 誰, 담당, 역할, 연락, 누구`,
  ),
  "u",
);
const MOMENTS = new RegExp(
  alternation(
    `when, after, trigger, timing, time(?![a-z]), timeout, wait, delay, how, method, via(?![a-z]), kiedy, po czasie, czas, wann, nach(?![a-z]), zeit, quand, apres, delai, moyen, cuando, tras, tiempo, plazo, medio, quando, apos, tempo, prazo, meio, dopo, mezzo, когда, через, время, nar(?![a-z]), etter, tid(?![a-z]),
      いつ, タイミング, 時間, 条件, 手段, 何[时時], 时间, 方式, 條件, 언제, 시점, 시간, 조건, 방법`,
  ),
  "u",
);
const TIMES = new RegExp(
  alternation(
    `time, due(?![a-z]), sla, target, deadline, objective, expectation, commitment, czas, termin,
      zeit, ziel(?![a-z]), delai, objectif, tiempo, plazo, objetivo, tempo, prazo,
      meta(?![a-z]), obiettivo, срок, время, цель, frist, tid(?![a-z]), mal(?![a-z]), 時間, 目標, 期限,
      时间, 时限, 目标, 時限, 시간, 목표, 기한`,
  ),
  "u",
);

const HOURS = new RegExp(
  alternation(
    `coverage, availab, hours, support window, service window, dostepnosc, godziny, verfugbarkeit, servicezeit, abdeckung, disponib, couverture, horai?r, cobertura, copertura, orari, покрытие, часы, график, dekning, apningstid, 対応時間帯, 受付時間, 覆盖, 服务时间, 覆蓋, 服務時間, 지원 시간, 운영 시간`,
  ),
  "u",
);
const AUDIENCE = new RegExp(
  alternation(
    `intern, extern, stakeholder, customer, client, status ?page, public, executive, management, leadership, klien, zarzad, kunde, leitung, dire[cz], partes? interess?adas, diretoria, внутр, внеш, клиент, руководств, ledelse, 社内, 社外, 顧客, 内部, 外部, 客户, 客戶, 내부, 외부, 고객`,
  ),
  "u",
);

const names =
  (pattern: RegExp) =>
  (head: string): boolean =>
    pattern.test(fold(narrow(head)).slice(0, 120));

/** Whether a column is called severity, priority or level. */
export const namesLevels = names(LEVELS);

/** Whether a column or line says what a level means, so that times in it are no targets. */
export const namesMeaning = names(MEANINGS);

/** Whether a column lists things that have a severity, as an index does. */
export const namesOtherThings = names(OTHER_THINGS);

/** Whether a column says what is to be done and who does it, as a list of tasks does. */
export const namesWork = names(WORK);

/** Whether a column holds times without saying for what. */
export const namesTimes = names(TIMES);

/** Whether a column says when the team works. */
export const namesHours = names(HOURS);

/** Whether a column is for one of those who are kept informed. */
export const namesAudience = names(AUDIENCE);

const namesPeople = names(PEOPLE);
const namesMoments = names(MOMENTS);

/** Whether columns say nothing but whom to turn to and when, as those of a chain of people do. */
export const areOfPeople = (heads: readonly string[]): boolean =>
  heads.some((head) => namesPeople(head)) &&
  heads.every((head) => namesPeople(head) || namesMoments(head));
