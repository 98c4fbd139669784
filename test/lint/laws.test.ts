import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { lint } from "../../src/lint/lint.ts";
import { checkoutOf, shown } from "./checkout.ts";

const PATH = "runbooks/a.md";

/** What real and broken runbooks are made of. */
const PIECES = [
  "# Title",
  "## First response",
  "## Rollback",
  "**Symptoms:**",
  "1. Restart it.",
  "- [ ] Tell @channel",
  "   - deeper",
  "```sh",
  "rm -rf /var/data",
  "```",
  "~~~~",
  "| Level | Respond |",
  "| --- | --- |",
  "| SEV-1 | 15 min |",
  "| P2 | |",
  "> [!CAUTION]",
  "> twice",
  "[a](b.md#c)",
  "<!-- sitrep-lint-disable would-ping nothing -->",
  "<!-- sitrep:index -->",
  "<details>",
  "<name> and {{placeholder}}",
  "TODO",
  "password: hunter22",
  "---",
  "title: x",
  "\uFEFF",
  "ðŸš¨ mojibake â€”",
  "",
];

const documents = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("\n", "\n\n", "\r\n")), {
    maxLength: 25,
  })
  .map((pieces) => pieces.flat().join(""));

const look = (text: string) =>
  lint(checkoutOf({ [PATH]: text }), {
    now: instant("2026-11-28"),
    only: undefined,
    isStrict: true,
  });

test("whatever a runbook holds, each problem stands in it, and they come in order", async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (text) => {
      const { diagnostics } = await look(text);
      const lines = text.replace(/^\uFEFF/u, "").split(/\r\n|\r|\n/u);
      for (const { line, column, message } of diagnostics) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        expect(message).toMatch(/\S/u);
      }
      const places = diagnostics.map(({ line, column }) => line * 1e6 + column);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
    { numRuns: 150 },
  );
});

test("mending comes to an end, and brings no new problem", async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (text) => {
      let current = text;
      const codesOf = async () => {
        const report = await look(current);
        return { report, codes: new Set(report.diagnostics.map(({ code }) => code)) };
      };
      const before = await codesOf();
      let turns = 0;
      let now = before;
      for (let next = now.report.fixes.get(PATH); next !== undefined;) {
        turns += 1;
        current = next;
        // Each turn mends what the one before has written.
        // oxlint-disable-next-line no-await-in-loop
        now = await codesOf();
        next = turns > 5 ? undefined : now.report.fixes.get(PATH);
      }
      expect(turns).toBeLessThanOrEqual(5);
      const added = [...now.codes].filter((code) => !before.codes.has(code));
      expect(added, shown(now.report).join("\n")).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
