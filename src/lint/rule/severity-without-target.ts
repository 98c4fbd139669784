import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, walk } from "../../domain/markdown/node.ts";
import { toWords } from "../../domain/markdown/words.ts";
import { TARGET_KINDS, type SeverityLevel } from "../../domain/runbook/severity/level.ts";
import { phrases } from "../../domain/runbook/plan/phrase.ts";
import type { Rule } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";

/** A level of the document's scale for which it promises nothing. */
export const severityWithoutTarget: Rule = {
  name: "severity-without-target",
  level: "warning",
  summary: "A severity is defined, and nothing says how soon somebody has to respond.",
  check: whereFollowed(function* ({ root, document: { severities } }) {
    const waived = waivedLines(root);
    const bare = severities.filter((level) => !hasTarget(level) && !waived.has(level.line));
    const [first] = bare;
    if (first === undefined) return;
    const hint =
      "Say beside it how soon somebody responds: `15 min`, `4 h in business hours`, `next business day`.";
    if (bare.length === severities.length) {
      const names = bare.map(({ code }) => code).join(", ");
      yield {
        line: first.line,
        column: 1,
        message: `No severity of the scale (${names}) has a response target.`,
        hint,
      };
    } else
      for (const { code, line } of bare)
        yield { line, column: 1, message: `${code} has no response target.`, hint };
  }),
};

const hasTarget = ({ targets }: SeverityLevel): boolean =>
  TARGET_KINDS.some((kind) => kind !== "postmortem" && targets[kind] !== undefined);

const NONE = phrases(
  "none, n a, no target, no sla, best effort, not applicable, brak, nie dotyczy, keine, keins, kein ziel, entfällt, aucun, aucune, sans objet, ninguno, ninguna, no aplica, nenhum, nenhuma, não se aplica, nessuno, nessuna, non applicabile, нет, не применимо, ingen, なし, 該当なし, 无, 無, 不适用, 不適用, 없음, 해당 없음",
);

/** Lines of rows that say in so many words, or with a dash, that nothing is promised. */
const waivedLines = (root: Root): ReadonlySet<number> =>
  new Set(
    [...walk(root)].flatMap((node) => {
      if (node.type !== "tableRow") return [];
      const cells = node.children.map((cell) => toString(cell).trim());
      return cells.some((cell) => /^[-–—]$/u.test(cell) || NONE.whole.test(toWords(cell)))
        ? [lineOf(node)]
        : [];
    }),
  );
