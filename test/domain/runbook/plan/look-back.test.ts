import { describe, expect, test } from "vitest";
import { planOf } from "./plan-of.ts";

/** The line at which a document plans a look back. */
const lookedBackAt = (...rows: readonly string[]): number | undefined =>
  planOf(["# Mill", "## Wheel", ...rows, ""].join("\n")).postmortem?.line;

describe("a document plans to look back", () => {
  test.each([
    ["by what is recorded, in Spanish", ["3. Se registra causa raiz y remedio."], 3],
    ["by documenting the incident, in French", ["1. Moudre.", "2. Documenter l'incident."], 4],
    ["by registering it, in Spanish", ["- Registrar el incidente en el libro"], 3],
    ["by the report that things are kept for", ["- Guarde tudo para o relatório de incidente"], 3],
    ["by keeping what was seen", ["1. Look", "2. Turn", "3. **Document** — what was seen"], 5],
    ["behind a label that ends its list", ["5. **Post-mortem:**", "- Write down the flood"], 3],
    ["in Japanese, by its report", ["- [ ] インシデントレポート作成"], 3],
    ["by the later task in some tool", ["File the Jira follow-up for the rope."], 3],
    ["in a part on review", ["## Communication and review", "Tell the miller what was seen."], 3],
    ["in a part on what comes afterwards", ["## 4. 事後（必須）", "- 水車を直す"], 3],
    ["where nobody is to be called", ["## Escalation", "Draft postmortem notes."], 4],
    ["by a later task in some tool", ["File a Jira follow-up for the rope."], 3],
  ])("%s", (_, rows, line) => {
    expect(lookedBackAt(...rows)).toBe(line);
  });

  test.each([
    ["when it starts", ["- Document the incident start time"]],
    [
      "by commands that only look afterwards",
      ["## After resolution", "```sh", "# Verify the wheel", "turn", "```"],
    ],
    ["by what is only looked at afterwards", ["**After recovery:** turn the wheel by hand."]],
  ])("but not %s", (_, rows) => {
    expect(lookedBackAt(...rows)).toBeUndefined();
  });
});
