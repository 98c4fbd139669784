import { describe, expect, test } from "vitest";
import { planOf } from "./plan-of.ts";

const backAt = (text: string): number | undefined => planOf(text).rollback?.line;

const part = (heading: string, ...rows: readonly string[]): string =>
  ["# Mill", `## ${heading}`, ...rows, ""].join("\n");

const table = (...cells: readonly string[]): string =>
  part("Wheel", "| Seen | Mark | Do |", "|---|---|---|", `| ${cells.join(" | ")} |`);

describe("a document says how or when to go back", () => {
  test.each([
    ["in a cell with what is put back", table("Wet", "", "Roll back gate, look at the rope"), 5],
    ["in a cell, first of two things", table("Wet", "", "Roll back, then mend it"), 5],
    ["in a cell behind a mark", table("Wet gates", "> 5 %", "Rollback"), 5],
    [
      "behind a semicolon",
      part("Remediate", "- Flood → mend the rope; roll back the last gate if it is new"),
      3,
    ],
    ["in a case that stands before", part("Wheel", "1. If new gates leak, rollback gate."), 3],
    [
      "in Portuguese, with a verb that only says to do it",
      part("Roda", "- **Mais de 10**: grave. Faça rollback da última comporta."),
      3,
    ],
    ["in French", part("Roue", "- **Si roue bloquée**: Revert dernier commit → moudre"), 3],
    [
      "below a level, where one calls for help",
      part("Escalation", "- SEV1: roll back the gate"),
      3,
    ],
    [
      "in prose, behind its case",
      part("Mitigation", "If the new gate leaks, roll back to the previous one."),
      3,
    ],
    ["by a copy of before", part("Wheel", "```sh", "git checkout HEAD~1", "```"), 4],
    [
      "on a later line of an item",
      part("Wheel", "5. Grease it.", "   **Rollback:** put the old gate in."),
      4,
    ],
    [
      "behind a label that ends its list",
      part("Wheel", "5. **Rollback**:", "", "```sh", "gate old", "```"),
      3,
    ],
    [
      "in a part on maintenance",
      part("Routine maintenance", "```sh", "kubectl rollout undo deploy/gate", "```"),
      4,
    ],
    [
      "in prose, by sending to the document on it",
      part("Mitigation", "If the gate is bad, follow [rollback.md](rollback.md)."),
      3,
    ],
    ["in Chinese, in a later clause", part("處置", "- 全部：回滾最新水門；停水"), 3],
    ["by its title, where it has steps", "# Rolling back a gate\n## By hand\n1. Lift it\n", 1],
    ["on a later line", part("Mitigation", "Look at it.", "Roll back the last gate."), 4],
    ["by a task of a tool", part("Wheel", "```sh", "npx gate migrate:rollback", "```"), 4],
  ])("%s", (_, text, line) => {
    expect(backAt(text)).toBe(line);
  });

  test.each([
    ["in a cell without a mark before it", table("Wet gates", "Rollback", "> 5 min")],
    ["in a case that is none", part("Wheel", "1. If necessary, rollback.")],
    ["in a case behind that is none", part("Wheel", "1. Gate → newest: rollback if it is needed")],
    ["by a line of a log", part("Wheel", "- Look for:", "  ```", "  Failed to rollback", "  ```")],
    ["by what a database does", part("Wheel", "1. Roll back the transaction at once")],
  ])("but not %s", (_, text) => {
    expect(backAt(text)).toBeUndefined();
  });
});
