import type { TableRow } from "mdast";
import { toString } from "mdast-util-to-string";
import { endOf, lineOf, startOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { isUnfilled } from "./filled.ts";
import { asksBack, goesBackFrom, tellsHowBack } from "./going-back.ts";
import { saying, type Find } from "./step-sentence.ts";
import { CLAUSE, confirmsRecovery } from "./recovery-sentence.ts";
import { isTrap } from "./traps.ts";
import { subjectNamed } from "./subject.ts";

/** A row that is named after the subject in its first cell that is no number, or one in which a cell asks to go back, to escalate or to confirm. */
export function* fromRow(row: TableRow, source: string): Generator<Find> {
  const cells = row.children.map((cell) => toString(cell).trim());
  const at = cells.findIndex((cell) => !/^\d{0,3}[.)]?$/u.test(cell));
  const name = cells[at] ?? "";
  const raw = source.slice(startOf(row), endOf(row));
  const line = lineOf(row);
  const back = row.children.find((cell) => asksBack(toString(cell)) || tellsHowBack(cell));
  if (back !== undefined || goesBackFrom(cells))
    yield saying("rollback", toString(back ?? row).slice(0, 80), line, raw);
  if (cells.slice(1).some((cell) => escalates(cell))) yield saying("escalation", name, line, raw);
  if (cells.some((cell) => confirmsRecovery(cell))) yield saying("validation", name, line, raw);
  const subject = name.length <= 30 ? subjectNamed(name) : undefined;
  if (subject === undefined || at > 1 || !cells.slice(at + 1).some((cell) => isTelling(cell)))
    return;
  yield { subject, certainty: "label", passage: { heading: name, line, raw } };
}

/** `Stop it and escalate` */
const escalates = (cell: string): boolean =>
  cell.split(CLAUSE).some((clause) => {
    const words = toWords(clause);
    return (
      /^(?:escalate|escalader|eskaluj|eskalieren|эскалир\p{L}+|escalar (?:para|a))(?: |$)/u.test(
        words,
      ) && !isTrap("escalation", words)
    );
  });

/** A cell that says something, rather than marking or counting. */
const isTelling = (cell: string): boolean => cell.length >= 6 && !isUnfilled(cell);
