import type { RootContent, Table, TableRow } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../markdown/node.ts";
import { toWords } from "../markdown/words.ts";
import { STEP_OWNERS } from "./care/role-words.ts";
import type { StepGroup } from "./list-steps.ts";
import type { Step } from "./runbook.ts";

const STEP_COLUMNS: ReadonlySet<string> = new Set(
  `step, steps, no, nr, n, krok, lp, schritt, etape, paso, passo, passaggio, шаг, steg, ステップ, 手順, 步骤, 步驟, 序号,
   단계, 순서`
    .split(",")
    .map((word) => toWords(word)),
);

const STEP_NUMBER = /^\d{1,3}(?:\.\d{1,2}){0,2}[.)]?$/u;
/** What the column is called that says what to do, where others stand before it. */
const ACTION_COLUMNS: ReadonlySet<string> = new Set(
  `action, actions, activity, task, what, what to do, do, instruction, description, czynnosc, dzialanie, zadanie, co zrobic, aktion, massnahme, aufgabe, tatigkeit, was, action a mener, tache, accion, tarea,
   actividad, acao, tarefa, atividade, azione, attivita, compito, действие, задача, что делать, handling, tiltak, oppgave, 作業, 内容, 作業内容, 対応内容, 操作, 动作, 操作内容, 動作, 操作內容, 작업, 조치, 내용`
    .split(",")
    .map((word) => toWords(word)),
);

/** What a first column is called that says what to do. */
const ACTIONS: ReadonlySet<string> = new Set(
  "action,actions,task,what to do,to do,dzialanie,zadanie,aktion,massnahme,aufgabe,tache,accion,tarea,acao,tarefa,azione,attivita,действие,задача,tiltak,oppgave,作業,操作,动作,動作,작업,조치".split(
    ",",
  ),
);

/** Tables with one step in each row, told by the name of their first column or by its numbers. `isToDo`: they stand in a part that says what to do. */
export const tableGroups = (
  blocks: readonly RootContent[],
  source: string,
  isToDo: boolean,
): readonly StepGroup[] =>
  blocks.flatMap((block) => {
    const steps = block.type === "table" ? tableSteps(block, source, isToDo) : [];
    return steps.length === 0 ? [] : [{ form: "table", steps, line: lineOf(block) }];
  });

function tableSteps(table: Table, source: string, isToDo: boolean): readonly Step[] {
  const [header, ...rows] = table.children;
  const first = toWords(toString(header?.children[0]));
  const isNumbered =
    rows.length >= 2 &&
    (rows.every(({ children }) => STEP_NUMBER.test(toString(children[0]).trim())) ||
      areCounted(rows));
  const isNamed = STEP_COLUMNS.has(first) || (isToDo && rows.length >= 2 && ACTIONS.has(first));
  return isNumbered || isNamed ? rowSteps(table, source) : [];
}

/** Whether a column of a table is called after what is to be done, looked at or answered. */
export const tellsWhatToDo = ({ children: [header] }: Table): boolean =>
  header?.children.some((cell) => {
    const name = toWords(toString(cell));
    return ACTION_COLUMNS.has(name) || LOOKED_AT.has(name);
  }) === true;

const LOOKED_AT: ReadonlySet<string> = new Set(
  `check, look at, question, first action, first step, first check, first checks, first steps, first actions, next step, next steps, checks, what to check, immediate action, immediate actions, response, command, co sprawdzic, pytanie, prufen, frage, befehl, verifier, question, commande, mira, pregunta, verificar, pergunta, controllare, domanda, проверить, вопрос, команда, sjekk,
   確認, 確認項目, 対応, コマンド, 检查, 检查项, 命令, 处理, 處理, 확인, 명령`
    .split(",")
    .map((word) => toWords(word)),
);

/** The rows of a table as steps, one each; none where they count weeks or entries of a log. */
export function rowSteps(table: Table, source: string): readonly Step[] {
  const [header, ...rows] = table.children;
  const first = toWords(toString(header?.children[0]));
  const names = header?.children.map((cell) => toWords(toString(cell))) ?? [];
  const action = names.findIndex((name, index) => index > 0 && ACTION_COLUMNS.has(name));
  if (!STEP_COLUMNS.has(first) && areDates(rows)) return [];
  const owner = names.findIndex((name, index) => index > 0 && STEP_OWNERS.whole.test(name));
  return rows.map((row) => {
    const written = row.children.map((cell) =>
      cell.children
        .map((node) => sourceOf(node, source))
        .join("")
        .trim(),
    );
    const does = written[owner] ?? "";
    const cells = written.map((cell, index) => (index === owner ? "" : cell));
    const [number = "", ...others] = cells;
    const isCounted = number === "" || STEP_NUMBER.test(number);
    const own = cells[action] ?? "";
    const texts =
      isCounted && own !== ""
        ? [own, ...others.filter((cell) => cell !== own)]
        : isCounted
          ? others
          : cells;
    const [text = "", ...more] = texts.filter((cell) => cell !== "");
    // With the name of its column, without which nobody would know what it says.
    if (does !== "") more.push(`${toString(header?.children[owner]).trim()}: ${does}`);
    return { text, details: more.join("\n\n"), code: [], line: lineOf(row) };
  });
}

/** Whether rows begin `1. Take in`, `2. Weigh` and so on. */
const areCounted = (rows: readonly TableRow[]): boolean =>
  rows.every(({ children }, index) =>
    toString(children[0])
      .trim()
      .startsWith(`${index + 1}. `),
  );

const DATE = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?(?!\d)/u;

/** Whether rows count weeks or entries of a log, which begin with a date. */
const areDates = (rows: readonly TableRow[]): boolean =>
  rows.every(({ children }) => DATE.test(toString(children[1]).trim()));
