import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readActionItems } from "../../../src/domain/postmortem/action-items.ts";

const under = (lines: string): ReturnType<typeof readActionItems> =>
  readActionItems(
    `# Postmortem\n\n## Corrective actions\n\n${lines}\n\n## Appendix\n\n- [ ] no action\n`,
  );

describe("action items", () => {
  test("are the tasks of the section, grouped by its headings", () => {
    const items = readActionItems(`---
title: "x"
---

# Postmortem

- [ ] not here

## Corrective actions

- [ ] Without a group

<!-- For example:
- [ ] Alert earlier (@ana, due 2026-12-01)
-->

### Code fix

- [ ] Release locks of dead workers (@ana, due 2026-12-01)
- [x] Bound the queue (@octo-org/platform, due 2026-12-08)

### Test added

- [ ] …

## Notes

- [ ] nor here
`);
    expect(items).toEqual([
      {
        text: "Without a group",
        group: undefined,
        owner: undefined,
        due: undefined,
        isDone: false,
      },
      {
        text: "Release locks of dead workers",
        group: "Code fix",
        owner: "ana",
        due: "2026-12-01",
        isDone: false,
      },
      {
        text: "Bound the queue",
        group: "Code fix",
        owner: "octo-org/platform",
        due: "2026-12-08",
        isDone: true,
      },
    ]);
  });

  test.each([
    "Corrective actions",
    "CORRECTIVE ACTION",
    "Action items",
    "7. Action items:",
    "Działania naprawcze",
    "Działania korygujące",
    "**Corrective** actions",
  ])("are found under the heading %s", (heading) => {
    expect(readActionItems(`## ${heading}\n\n- [ ] Do it`)).toHaveLength(1);
  });

  test.each([
    ["Do it (@ana, due 2026-12-01)", { text: "Do it", owner: "ana", due: "2026-12-01" }],
    ["Do it (due 2026-12-01, @ana).", { text: "Do it", owner: "ana", due: "2026-12-01" }],
    ["Do it (@ana)", { text: "Do it", owner: "ana", due: undefined }],
    ["Do it (due: next Friday)", { text: "Do it", owner: undefined, due: "next Friday" }],
    ["Zrób to (@ana, termin 2026-12-01)", { text: "Zrób to", owner: "ana", due: "2026-12-01" }],
    ["Zrób to (@ana, do końca roku)", { text: "Zrób to", owner: "ana", due: "końca roku" }],
    [
      "@ana does it by 2026-12-01",
      { text: "@ana does it by 2026-12-01", owner: "ana", due: "2026-12-01" },
    ],
    ["Do it (all of it)", { text: "Do it (all of it)", owner: undefined, due: undefined }],
    [
      "Fix `f(x)` in **sync** [job](https://example.org)",
      { text: "Fix f(x) in sync job", owner: undefined, due: undefined },
    ],
    ["Due process", { text: "Due process", owner: undefined, due: undefined }],
    ["Do it <!-- (@ana, due 2026-12-01) -->", { text: "Do it", owner: undefined, due: undefined }],
  ])("reads %s", (line, expected) => {
    expect(under(`- [ ] ${line}`)).toEqual([{ group: undefined, isDone: false, ...expected }]);
  });

  test.each(["…", "...", "-", "<!-- nothing yet -->", "(@ana, due 2026-12-01)"])(
    "leave out the placeholder %s",
    (text) => {
      expect(under(`- [ ] ${text}`)).toEqual([]);
    },
  );

  test("leave out what is quoted, shown as code, or no task", () => {
    expect(under("> - [ ] quoted\n\n```\n- [ ] code\n```\n\n- plain")).toEqual([]);
  });

  test("are read from nested and numbered lists", () => {
    expect(under("1. [ ] One\n   - [x] Two").map(({ text }) => text)).toEqual(["One", "Two"]);
  });

  test("are found in any text without a failure", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readActionItems(`## Action items\n\n- [ ] a${text}`).length).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });
});
