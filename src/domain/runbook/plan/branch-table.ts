import type { Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { isUnfilled } from "./filled.ts";
import { jumpIn } from "./jump.ts";
import type { Branch } from "./model.ts";
import { phrases } from "./phrase.ts";

const SIGN = phrases(`
  symptom, symptoms, condition, if, error, error code, error message, cause, likely cause, signal, alert, problem, issue, finding, observation, scenario, situation, case, failure, failure mode, root cause, what you see, you see, result, status code, code, objaw, objawy, warunek, jesli, problem, blad, przyczyna, sytuacja, symptom, symptome, bedingung, wenn, fehler, ursache, befund, beobachtung, symptome, symptomes, si, erreur, cause, probleme, situation,
  sintoma, sintomas, condicion, si, causa, error, problema, situacion, escenario, condicao, se, erro, situacao, cenario, sintomo, sintomi, condizione, errore, situazione, causa, симптом, симптомы, условие, если, ошибка, причина, проблема, ситуация, сценарий, hvis, feil, arsak, situasjon, 症状, 条件, 原因, エラー, 状況, 事象, 现象, 症状, 条件, 原因, 错误, 场景, 问题, 現象, 錯誤, 情況, 情境, 問題, 증상, 조건, 원인, 오류, 상황, 현상, 문제`);
const DEED = phrases(`
  action, actions, then, fix, fixes, solution, solutions, resolution, remedy, remediation, mitigation, what to do, do, do this, response, next step, next steps, go to, runbook, playbook, recovery, procedure, immediate action, first action, first step, see, dzialanie, akcja, rozwiazanie, co zrobic, co robic, krok, aktion, massnahme, massnahmen, losung, behebung, dann, was tun, action, actions, solution, correction, remede, que faire, alors,
  accion, acciones, solucion, resolucion, que hacer, entonces, acao, acoes, solucao, resolucao, o que fazer, entao, correcao, azione, azioni, soluzione, rimedio, cosa fare, allora, действие, действия, решение, что делать, исправление, tiltak, losning, handling, hva gjor du, 対応, 対処, アクション, 対応方法, 対処方法, 処置, 操作, 处理, 处理方法, 措施, 解决方案, 解决方法, 动作, 處理, 處理方式, 處理方法, 解決方案, 動作, 조치, 대응, 해결, 해결책, 조치 방법, 해결 방법`);
/** Columns of tables that classify or assign instead. */
const OTHER = phrases(`
  severity, sev, priority, level, role, responsible, owner, response time, sla, time, deadline, step, phase, due, who, template, waznosc, priorytet, rola, schweregrad, prioritat, rolle, gravite, priorite, severidad, gravedad, rol, prioridad, severidade, prioridade, papel, gravita, priorita, ruolo, критичность, приоритет, роль, alvorlighetsgrad, 重大度, 担当, 级别, 等级, 优先级, 負責人, 级別, 심각도, 등급, 담당`);

/** The rows of a table that says what to do in which case. */
export function tableBranches(table: Table, source: string): readonly Branch[] {
  const [header, ...rows] = table.children;
  const names = (header?.children ?? []).map((cell) => toWords(toString(cell)));
  const sign = names.findIndex((name) => SIGN.atStart.test(name) || SIGN.whole.test(name));
  const deed = names.findLastIndex((name) => DEED.within.test(name));
  if (sign === -1 || deed === -1 || sign >= deed) return [];
  if (names.some((name) => OTHER.whole.test(name))) return [];
  return rows.flatMap((row) => {
    const cells = row.children.map((cell) => toString(cell).trim());
    const condition = cells[sign] ?? "";
    if (isUnfilled(condition) || isUnfilled(cells[deed] ?? "")) return [];
    const raw = sourceOf(row, source);
    const target = jumpIn(row.children.slice(sign + 1));
    return [{ label: condition, condition, line: lineOf(row), raw, target }];
  });
}
