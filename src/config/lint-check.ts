import { listed } from "./name-problem.ts";
import { CONFIG_FILE } from "../domain/team-files.ts";
import { nearest } from "../domain/command/nearest.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { locate } from "./problem.ts";
import { readYaml } from "./yaml-document.ts";

/**
 * Finds names below `lint.rules` of a valid config that are none of the known rules. The engine does not ask: what the
 * linter does not know is no reason to leave an incident alone.
 */
export function checkRuleNames(
  text: string,
  rules: Iterable<string>,
  known: readonly string[],
): readonly Diagnostic[] {
  const strangers = [...rules].filter((rule) => !known.includes(rule));
  const reading = strangers.length === 0 ? undefined : readYaml(text, CONFIG_FILE);
  if (reading?.kind !== "read") return [];
  return strangers.map((rule) => {
    const meant = nearest(rule, known);
    return locate(
      {
        path: ["lint", "rules", rule],
        isKey: true,
        code: "config/unknown-rule",
        message: `There is no rule \`${rule}\`.`,
        hint: meant === undefined ? `There are ${listed(known)}.` : `Did you mean \`${meant}\`?`,
      },
      reading.yaml,
    );
  });
}
