import { describe, expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { sampleAccess } from "../../src/render/sample/access.ts";
import { sampleOperations } from "../../src/render/sample/operation.ts";
import { cardView, incidentAt, PLACE, rendererFor } from "./fixture.ts";

const AT = instant("2026-11-21T04:00:00Z");
const OPEN = {
  operations: sampleOperations(PLACE, AT).map(({ run }) => run),
  access: sampleAccess(PLACE, AT).map(({ access }) => access),
};
const ROW = /^\| (?:Operation|Operacja|Emergency access|Dostęp awaryjny) \|.*$/gmu;

/** The rows of the card on what somebody waits for or holds. */
function rows(locale: string, clock: string, requests: Partial<typeof OPEN> = OPEN) {
  const view = cardView({ ...incidentAt(clock), ...requests });
  const commentUrls = new Map([["1-0", `${PLACE.issueUrl}#issuecomment-9`]]);
  return rendererFor(locale)
    .card({ ...view, commentUrls })
    .match(ROW);
}

describe("what is open stands on the card", () => {
  test("an operation in each stage before its end, and emergency access", () => {
    expect(rows("en", "03:40:00")).toMatchInlineSnapshot(`
      [
        "| Operation | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) on \`production\`: asked for, waits for its turn |",
        "| Operation | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) on \`production\`: dry run under way |",
        "| Operation | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) on \`production\`: waits for a second person until 2026-11-21 04:00 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Operation | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) on \`production\`: under way since 2026-11-21 04:00 UTC, approved by ben |",
        "| Operation | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) on \`production\`: nobody can tell how it ended; once somebody has looked, \`/cancel 3f9a01c2b7de\` gives \`production\` free |",
        "| Emergency access | asked for by ana, waits for a second person until 2026-11-21 04:15 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Emergency access | asked for, waits for a second person until 2026-11-21 04:15 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Emergency access | ana, until 2026-11-21 04:30 UTC, granted by ben |",
      ]
    `);
  });

  test("in Polish", () => {
    expect(rows("pl", "03:40:00")).toMatchInlineSnapshot(`
      [
        "| Operacja | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) na \`production\`: przyjęto prośbę, czeka na swoją kolej |",
        "| Operacja | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) na \`production\`: trwa próba na sucho |",
        "| Operacja | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) na \`production\`: czeka na drugą osobę do 2026-11-21 04:00 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Operacja | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) na \`production\`: w toku od 2026-11-21 04:00 UTC, zgoda: ben |",
        "| Operacja | [redeploy](https://github.com/octo-org/pitpilot/issues/12#issuecomment-9) na \`production\`: nie wiadomo, jak się skończyła; gdy ktoś to sprawdzi, \`/cancel 3f9a01c2b7de\` zwalnia \`production\` |",
        "| Dostęp awaryjny | prośba: ana, czeka na drugą osobę do 2026-11-21 04:15 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Dostęp awaryjny | prośba, czeka na drugą osobę do 2026-11-21 04:15 UTC: \`/approve 3f9a01c2b7de\` |",
        "| Dostęp awaryjny | ana, do 2026-11-21 04:30 UTC, przyznał(a) ben |",
      ]
    `);
  });

  test("also once users are well, as far as it concerns operations", () => {
    const operations = OPEN.operations.filter(({ outcome }) => outcome?.kind === "unknown");
    expect(rows("en", "23:59:59", { operations })).toEqual([
      expect.stringContaining("nobody can tell how it ended"),
    ]);
  });

  test.each(["succeeded", "failed"])("and no row is left of one that has %s", (kind) => {
    const operations = OPEN.operations.filter(({ outcome }) => outcome?.kind === kind);
    expect(operations).toHaveLength(1);
    expect(rows("en", "03:40:00", { operations })).toBeNull();
  });
});
