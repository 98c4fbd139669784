import type { Code } from "mdast";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { trimEndOf } from "../../trim.ts";
import { arrowsIn, piecesOf } from "./arrow-path.ts";
import { conditionAtStart } from "./case.ts";
import type { Branch } from "./model.ts";
import { phrases } from "./phrase.ts";

const TEXT = /^(?:text|txt|plain|plaintext|ascii|mermaid|pseudo|pseudocode)?$/iu;
const ANSWER =
  /(?<![\p{L}\p{N}])(?:yes|no|tak|nie|ja|nein|oui|non|sí|sim|não|nao|sì|да|нет|nei|otherwise|else)(?![\p{L}\p{N}])|はい|いいえ|是|否|예|아니/iu;
const TWIG = /^[\s│|├└┌┬─+`\\-]{1,80}/u;
const TREE = phrases(`
  decision tree, decision, flowchart, flow, tree, decision flow, drzewo decyzyjne, entscheidungsbaum, arbre de decision, arbol de decision, arvore de decisao, albero decisionale, дерево решений, beslutningstre, 判断フロー, 決定木, フローチャート, 决策树, 流程图, 決策樹, 流程圖, 의사결정, 판단`);

/** The ways a drawing of arrows or twigs goes, one for each line that tells a case and what follows. */
export function codeBranches(code: Code, label: string, source: string): readonly Branch[] {
  if (!TEXT.test(code.lang ?? "")) return [];
  const rows = code.value.split("\n");
  const drawn = rows.filter((row) => arrowsIn(row) > 0 || /[├└]|\+--|\|--/u.test(row));
  const isDecision =
    TREE.within.test(toWords(label)) ||
    rows.some((row) => /[?？]/u.test(row) || conditionAtStart(bare(row)) !== undefined);
  if (drawn.length < 2 || !isDecision) return [];
  const branches = readRows(rows, lineOf(code) + 1);
  if (branches.length > 0) return branches;
  const raw = sourceOf(code, source);
  return [
    {
      label,
      condition: rows.find((row) => QUESTION.test(row.trim()))?.trim() ?? "",
      line: lineOf(code),
      raw,
      target: undefined,
    },
  ];
}

interface Asked {
  readonly indent: number;
  readonly question: string;
}

/** The rows that lead somewhere; an answer belongs to the closest question above that is less indented. */
function readRows(rows: readonly string[], first: number): readonly Branch[] {
  const asked: Asked[] = [];
  return rows.flatMap((row, index): readonly Branch[] => {
    const text = bare(row);
    const indent = row.length - row.replace(TWIG, "").length;
    if (text === "") return [];
    while ((asked.at(-1)?.indent ?? -1) >= indent) asked.pop();
    const question = asked.at(-1)?.question ?? "";
    const [head = "", ...rest] = piecesOf(text);
    const last = rest.at(-1) ?? text;
    if (QUESTION.test(last)) asked.push({ indent, question: last });
    const cause = withoutLine(arrowsIn(text) > 0 ? head : (text.split(/[:：]/u)[0] ?? ""));
    const isAnswer = ANSWER.test(cause.slice(0, 30));
    const isCase = isAnswer || conditionAtStart(text) !== undefined;
    const isWay = arrowsIn(text) > 0 ? rest.length > 0 : isCase && /[:：]/u.test(text);
    if (!isWay || cause === "") return [];
    const condition = isAnswer && question !== "" ? question : cause;
    return [{ label: cause, condition, line: first + index, raw: row.trim(), target: undefined }];
  });
}

const QUESTION = /[?？]$/u;

const bare = (row: string): string => row.replace(TWIG, "").trim();

/** Without the line drawn towards an arrow: `NO ──`. */
const withoutLine = (text: string): string => trimEndOf(text, /[\s─━—–-]/u);
