import type { Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { isUnfilled } from "./filled.ts";
import type { EscalationLevel } from "./model.ts";
import { phrases } from "./phrase.ts";
import { isWhen } from "./when.ts";

const WHO = phrases(`
  who, contact, contacts, role, roles, person, people, team, name, escalate to, notify, owner, responsible, position, on call, primary, call, vendor, provider, supplier, dostawca, anbieter, fournisseur, prestataire, proveedor, fornecedor, fornitore, поставщик, leverandor, ベンダー, 供应商, 服务商, 업체, kto, kontakt, rola, osoba, zespol, eskalacja do, wer, rolle, ansprechpartner, zustandig, eskalation an, qui, contact, equipe, responsable,
  quien, contacto, rol, equipo, quem, contato, papel, cargo, responsavel, acionar, chi, contatto, ruolo, responsabile, squadra, кто, кого, контакт, роль, ответственный, кому, hvem, ansvarlig, kontakt, 誰, 担当, 担当者, 連絡先, 役割, エスカレーション先, 谁, 联系人, 负责人, 角色, 通知对象, 对象, 上报对象, 聯絡人, 負責人, 對象, 通知對象, 담당, 담당자, 연락처, 역할, 대상`);
const WHEN = phrases(`
  when, time, after, condition, conditions, trigger, triggers, criteria, if, elapsed, timeout, within, wait, threshold, duration, delay, sla, response, scenario, situation, kiedy, czas, warunek, po, sytuacja, wann, zeit, nach, bedingung, dauer, ausloser, situation, quand, delai, condition, temps, duree,
  cuando, tiempo, condicion, plazo, criterio, situacion, quando, tempo, condicao, prazo, situacao, condizione, когда, время, условие, срок, ситуация, через, nar, tid, vilkar, etter, いつ, 時間, 条件, タイミング, 経過, 何时, 时间, 時機, 何時, 時限, 触发, 시간, 조건, 시점, 경과`);
const LEVEL = phrases(`
  level, tier, step, stage, line, no, l, severity, sev, priority, escalation level, poziom, stopien, etap, priorytet, stufe, ebene, schweregrad, prioritat, niveau, gravite, etape, nivel, severidad, gravedad, severidade, prioridade, livello, gravita, уровень, этап, критичность, niva, alvorlighetsgrad, レベル, 段階, 重大度, 级别, 等级, 层级, 級別, 層級, 等級, 레벨, 단계, 등급, 심각도`);
const ACTION = phrases(`
  action, actions, do, escalation, what to do, then, step, dzialanie, akcja, eskalacja, aktion, massnahme, eskalation, action, escalade, accion, escalado, acao, escalonamento, azione, действие, действия, эскалация, handling, tiltak, eskalering, アクション, 対応, エスカレーション, 行动, 操作, 措施, 动作, 升级, 行動, 動作, 升級, 조치, 행동, 에스컬레이션`);

interface Columns {
  readonly level: number;
  readonly who: number;
  readonly when: number;
  /** Whether the delay is what a row is known by, the other column saying what happens then. */
  readonly isDelayFirst: boolean;
}

/** The rows of a table of escalation as levels; columns without a telling name are told by what they hold. */
export function tableLevels(table: Table, source: string): readonly EscalationLevel[] {
  const [header, ...rows] = table.children;
  const names = (header?.children ?? []).map((cell) => toWords(toString(cell)));
  const texts = rows.map((row) => row.children.map((cell) => toString(cell).trim()));
  const columns = columnsOf(names, texts);
  if (columns.who === -1) return [];
  return rows.flatMap((row, index) => {
    const cells = texts[index] ?? [];
    const [level = "", who = "", when = ""] = [columns.level, columns.who, columns.when].map(
      (at) => cells[at] ?? "",
    );
    if ([level, who, when].every((cell) => isUnfilled(cell))) return [];
    const name = level || (columns.isDelayFirst ? when : who) || when;
    return [{ name, who, when, raw: sourceOf(row, source), line: lineOf(row) }];
  });
}

/** Whether a table outside a part on escalation says whom to call when; without people as its subject, its columns have to name the escalation. */
export function isWhoWhenTable(table: Table, isOnPeople: boolean): boolean {
  const names = (table.children[0]?.children ?? []).map((cell) => toWords(toString(cell)));
  const who = names.findIndex((name) => WHO.within.test(name));
  const isNamed = names.some((name) => ESCALATION.within.test(name));
  if (who === -1 || !(isOnPeople || isNamed)) return false;
  return names.some((name, at) => at !== who && CALL_WHEN.within.test(name));
}

/** The rows of a table of anything else, one column of which says whom it is escalated to: `Escalation` beside `Severity`. */
export function columnLevels(table: Table, source: string): readonly EscalationLevel[] {
  const [header, ...rows] = table.children;
  const names = (header?.children ?? []).map((cell) => toWords(toString(cell)));
  const at = names.findIndex((name, index) => index > 0 && ESCALATED.whole.test(name));
  if (at === -1) return [];
  return rows.flatMap((row) => {
    const [name = "", who = ""] = [0, at].map((index) => toString(row.children[index]).trim());
    return who === "" || isUnfilled(who)
      ? []
      : [{ name, who, when: name, raw: sourceOf(row, source), line: lineOf(row) }];
  });
}

const ESCALATED = phrases(`
  escalation, escalate to, escalates to, escalation path, escalation contact, escalation to, eskalacja, eskalation, eskalation an, escalade, escalamiento, escalado, escalar a, escalonamento, escalar para, эскалация, eskalering, エスカレーション, エスカレーション先, 升级, 上报, 升級, 升级条件, 升級條件, 에스컬레이션`);

const ESCALATION = phrases(`
  escalate, escalation level, escalate to, escalate after, escalate if, escalate when, poziom eskalacji, eskalationsstufe, niveau d escalade, nivel de escalamiento, nivel de escalonamento, livello di escalation, уровень эскалации, eskaleringsniva, エスカレーション先, 升级级别, 升級級別, 에스컬레이션 단계`);
const CALL_WHEN = phrases(`
  when, after, condition, trigger, criteria, if, escalate after, escalate if, escalate when, kiedy, po, wann, nach, quand, apres, cuando, quando, dopo, когда, через, nar, etter, いつ, 条件, タイミング, 何时, 何時, 时机, 時機, 条件, 언제, 시점, 조건`);

function columnsOf(names: readonly string[], rows: readonly (readonly string[])[]): Columns {
  const taken = new Set<number>();
  const take = (fits: (name: string, at: number) => boolean): number => {
    const at = names.findIndex((name, index) => !taken.has(index) && fits(name, index));
    if (at !== -1) taken.add(at);
    return at;
  };
  const level = take((name) => LEVEL.atStart.test(name) || /^(?:#|)$/u.test(name));
  const when = take((name) => WHEN.within.test(name));
  const told = when === -1 ? take((_, at) => holdsConditions(rows, at)) : when;
  const who = take((name) => WHO.within.test(name) && !ACTION.whole.test(name));
  const acting = who === -1 ? take((name) => ACTION.within.test(name)) : who;
  const other = acting === -1 ? take(() => true) : acting;
  return { level, when: told, who: other, isDelayFirst: who === -1 && told < other && told !== -1 };
}

const holdsConditions = (rows: readonly (readonly string[])[], at: number): boolean =>
  rows.length > 0 && rows.filter((cells) => isWhen(cells[at] ?? "")).length * 2 > rows.length;
