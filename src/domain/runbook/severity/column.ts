import { alternation, fold, narrow } from "./folded.ts";

const LEVELS = new RegExp(
  alternation(
    `severit, sev(?![a-z]), priorit, priorid, prio(?![a-z]), level, urgency, class(?:ification)?(?![a-z]),
      tier, grade, waznosc, poziom, krytycznosc, priorytet, klasa, kategoria, schweregrad, stufe,
      klasse, kategorie, gravite, niveau, severidad, gravedad, nivel,
      gravidade, gravita, livello, criticita, criticidad, уровень, критичность,
      серьезность, приоритет, класс, alvorlighet, niva, 重大度, 深刻度, 優先度, レベル, ランク, 级别, 等级,
      等級, 級別, 严重, 嚴重, 优先级, 優先級, 심각도, 등급, 우선순위, 레벨,
      stopien, waga(?![a-z]), pilnosc, dringlichkeit, grad(?![a-z]), degre(?![a-z]), urgence, classe(?![a-z]), grado(?![a-z]), urgencia,
      clase(?![a-z]), grau(?![a-z]), urgenza, степень, срочность, категория, hastegrad, 緊急度, 区分, 紧急程度, 緊急程度, 긴급도, 중요도`,
  ),
  "u",
);
const MEANINGS = new RegExp(
  alternation(
    `defin, descri, example, criteri, impact, symptom, condition, meaning, trigger, alert, when,
      scope, opis, przyklad, kryteri, wplyw, objaw, znaczenie, warunk, beschreib, beispiel, auswirk,
      kriterien, bedeutung, exemple, critere, effet, signification, ejemplo,
      significado, exemplo, esempio, impatto, significato, описан, пример, критери,
      влиян, значение, условие, beskriv, eksempel, betydning, pavirk, konsekvens, 定義, 説明, 例, 基準, 影響,
      条件, 内容, 定义, 描述, 说明, 示例, 影响, 标准, 說明, 範例, 標準, 정의, 설명, 예, 기준, 영향, 조건`,
  ),
  "u",
);
const OTHER_THINGS = new RegExp(
  alternation(
    `runbook, playbook, alert(?![a-z]), alert name, alarm, service(?![a-z]), scenario, component,
      link, document, file, incident(?![a-z]), ticket, issue, date, task, action item, todo, due,
      item, feature, bug, count, probability, likelihood, usluga, scenariusz, zadanie, szenario,
      dienst, aufgabe, alerte, tache, alerta, servicio, servico, escenario, cenario, tarea, tarefa,
      servizio, allarme, алерт, сервис, сценарий, задача, tjeneste, oppgave, アラート, サービス, シナリオ, 手順書,
      告警, 服务, 场景, 手册, 警報, 服務, 任務, 알람, 서비스, 시나리오, 런북`,
  ),
  "u",
);
const WORK = new RegExp(
  alternation(
    `action(?![a-z]), owner, assignee, status(?![a-z]), akcja, wlasciciel, massnahme,
      verantwortlich, responsable, accion, acao, responsavel, azione, responsabile, действие,
      ответственный, tiltak, ansvarlig, 担当, 状態, 负责人, 状态, 負責人, 狀態, 담당자, 상태`,
  ),
  "u",
);
const PEOPLE = new RegExp(
  alternation(
    `who(?![a-z]), whom, role, contact, person, people, name(?![a-z]), team, phone, e-?mail, channel, notify, escalate to, on[ -]?call, responder, kto(?![a-z]), kogo, rola, kontakt, osoba, zespol, telefon, wer(?![a-z]), wen(?![a-z]), rolle, ansprechpartner,
      qui(?![a-z]), equipe, telephone, quien, equipo, rol(?![a-z]), quem, contato, papel, pessoa, chi(?![a-z]), ruolo, contatt, кто, кого, роль, контакт, команда, телефон, hvem, 担当, 連絡先, 役割, 誰, 宛先, 角色, 联系, 人员, 负责人, 谁, 聯絡, 人員, 負責人, 誰, 담당, 역할, 연락, 누구`,
  ),
  "u",
);
const MOMENTS = new RegExp(
  alternation(
    `when, after, trigger, timing, time(?![a-z]), time to, timeout, wait, delay, how, method, via(?![a-z]), kiedy, po czasie, czas, wann, nach(?![a-z]), zeit, quand, apres, delai, moyen, cuando, tras, tiempo, plazo, medio, quando, apos, tempo, prazo, meio, dopo, mezzo, когда, через, время, nar(?![a-z]), etter, tid(?![a-z]),
      いつ, タイミング, 時間, 条件, 手段, 何时, 时间, 条件, 方式, 何時, 時間, 條件, 언제, 시점, 시간, 조건, 방법`,
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
    `coverage, availab, hours, support window, service window, dostepnosc, godziny, verfugbarkeit, servicezeit, abdeckung, disponib, couverture, horaire, horario, cobertura, copertura, orari, покрытие, часы, график, dekning, apningstid, 対応時間帯, 受付時間, 覆盖, 服务时间, 覆蓋, 服務時間, 지원 시간, 운영 시간`,
  ),
  "u",
);
const AUDIENCE = new RegExp(
  alternation(
    `intern, extern, stakeholder, customer, client, status ?page, public, executive, management, leadership, klien, zarzad, kunden, leitung, direction, partes interesadas, direccion, partes interessadas, diretoria, direzione, внутр, внеш, клиент, руководств, kunder, ledelse, 社内, 社外, 顧客, 内部, 外部, 客户, 客戶, 내부, 외부, 고객`,
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
