import { describe, expect, test } from "vitest";
import { planOf } from "./plan-of.ts";

/** The line at which a document plans a look back. */
const lookedBackAt = (...rows: readonly string[]): number | undefined =>
  planOf(["# Mill", "## Wheel", ...rows, ""].join("\n")).postmortem?.line;

describe("a document plans to look back", () => {
  test.each([
    ["by what is documented in the end", ["- Root cause found and documented."], 3],
    ["by what is recorded, in Spanish", ["3. Se registra causa raiz y remedio."], 3],
    ["by documenting the incident, in French", ["1. Moudre.", "2. Documenter l'incident."], 4],
    ["by registering it, in Spanish", ["- Registrar el incidente en el libro"], 3],
    ["by the report that things are kept for", ["- Guarde tudo para o relatório de incidente"], 3],
    ["for all of a kind", ["Cada incidente debe documentarse en el libro del molino."], 3],
    ["by the process that is followed", ["Follow [the usual follow-up process](next.md)."], 3],
    ["by a later task in some tool", ["File a Jira follow-up for the rope."], 3],
  ])("%s", (_, rows, line) => {
    expect(lookedBackAt(...rows)).toBe(line);
  });

  test.each([
    ["when it starts", ["- Document the incident start time"]],
    ["behind a question", ["- Incident? Report it to the miller"]],
    ["by what is only looked at afterwards", ["**After recovery:** turn the wheel by hand."]],
  ])("but not %s", (_, rows) => {
    expect(lookedBackAt(...rows)).toBeUndefined();
  });
});
