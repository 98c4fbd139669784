import type { EscalationLevel } from "./model.ts";
import { levelMark } from "./level-text.ts";
import { splitWhen } from "./when.ts";

const ARROW = /-{1,3}>|={1,2}>|[→⇒➜➔⟶➡▶»]\uFE0F?/u;
const DOWN = /^(?:[\s↓⬇▼│|v]|\uFE0F){1,40}/u;

/** Whether an arrow leads from one thing to another. */
const hasArrow = (text: string): boolean => ARROW.test(text);

/** How many arrows the text holds. */
export const arrowsIn = (text: string): number => text.split(ARROW).length - 1;

/** The pieces between the arrows of a line. */
export const piecesOf = (text: string): readonly string[] =>
  text
    .split(ARROW)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

/** The stations of `A -> B -> C`, on one line or on several; none where a line only points once from a menu. */
export function arrowLevels(text: string, line: number): readonly EscalationLevel[] {
  const levels: EscalationLevel[] = [];
  const labels = new Map<string, string>();
  for (const [index, row] of text.split("\n").entries()) {
    if (!hasArrow(row)) continue;
    for (const piece of piecesOf(row)) {
      const { who, when, mark } = readPiece(piece, labels);
      if (who === "" || levels.at(-1)?.who === who) continue;
      levels.push({ name: mark || who, who, when, raw: piece, line: line + index });
    }
  }
  return levels.length >= 2 ? levels : [];
}

interface Station {
  readonly who: string;
  readonly when: string;
  readonly mark: string;
}

const EDGE = /^\|(?<edge>[^|]{0,80})\|\s?/u;
const NODE = /^(?<id>\w{1,40})\s?[[({]{1,2}"?(?<text>[^\])}"]{1,120})"?[\])}]{1,2}$/u;

/** One station; `A[On-call]` and `|15 min| B[Lead]` are Mermaid's. */
function readPiece(piece: string, labels: Map<string, string>): Station {
  const edge = EDGE.exec(piece);
  const bare = edge === null ? piece : piece.slice(edge[0].length).trim();
  const node = NODE.exec(bare)?.groups;
  const [id, text] = [node?.["id"], node?.["text"]];
  const isNode = id !== undefined && text !== undefined && !bare.includes(" (");
  if (isNode) labels.set(id, text);
  const label = isNode ? text : (labels.get(bare) ?? bare);
  const mark = levelMark(label);
  const { who, when } = splitWhen(mark !== undefined && mark.rest !== "" ? mark.rest : label);
  return { who, when: when || (edge?.groups?.["edge"] ?? ""), mark: mark?.name ?? "" };
}

/** The stations of a drawing with arrows that point down: a name on each line, a delay beside the arrow. */
export function downwardLevels(text: string, line: number): readonly EscalationLevel[] {
  const rows = text.split("\n").map((row) => row.trim());
  if (!rows.some((row) => /^[↓⬇▼│|]|^v$/u.test(row))) return [];
  const levels: EscalationLevel[] = [];
  let delay = "";
  for (const [index, row] of rows.entries()) {
    if (row === "") continue;
    if (/^[↓⬇▼│|]|^v$/u.test(row)) {
      delay =
        row
          .replace(DOWN, "")
          .replace(/^\((?<inner>[^()]*)\)$/u, "$<inner>")
          .trim() || delay;
      continue;
    }
    const mark = levelMark(row);
    const { who, when } = splitWhen(mark?.rest ?? row);
    levels.push({
      name: mark?.name ?? who,
      who,
      when: when || delay,
      raw: row,
      line: line + index,
    });
    delay = "";
  }
  return levels.length >= 2 ? levels : [];
}
