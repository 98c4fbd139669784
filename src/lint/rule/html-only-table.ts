import { lineOf } from "../../domain/markdown/node.ts";
import type { Rule } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { placeOf } from "./place.ts";

/** A scale that only stands in a table of HTML. */
export const htmlOnlyTable: Rule = {
  name: "html-only-table",
  level: "notice",
  summary: "Severities or their targets stand only in a table written in HTML.",
  check: whereFollowed(function* ({ root, document: { severities } }) {
    for (const node of root.children) {
      if (node.type !== "html" || !/<table\b/iu.test(node.value)) continue;
      const from = lineOf(node);
      const to = node.position?.end.line ?? from;
      const levels = severities.filter(({ line }) => line >= from && line <= to);
      if (levels.length === 0) continue;
      yield {
        ...placeOf(node),
        message: `${levels.map(({ code }) => code).join(", ")} stand only in an HTML table.`,
        hint: "Write the table in Markdown, so that people can read it in the file and tools do not have to guess.",
      };
    }
  }),
};
