import { expect, test } from "vitest";
import { readable } from "../../examples/demo/terminal/markdown.ts";

const shown = (markdown: string, width = 60): string => readable(markdown, width).join("\n");

test("a card is shown as it is read, without its marker", () => {
  const card = `<!-- sitrep:card {"v":1} -->
## 🔴 SEV-1 · investigating

| Lead | nobody yet; \`/lead\` takes it |
| :-- | :-- |
| Reported | 03:12 UTC by @&#8203;ines |

<details><summary>Problems: 1</summary>

- a file, line 3

</details>

[Read it](https://example.com) or ~~not~~.`;
  expect(shown(card)).toMatchInlineSnapshot(`
    "🔴 SEV-1 · investigating

    Lead     │ nobody yet; /lead takes it
    Reported │ 03:12 UTC by @ines

    Problems: 1

    • a file, line 3

    Read it or not."
  `);
});

test("a checklist has boxes, numbers and code below its steps", () => {
  const list = `- [ ] **1.** Look at the log ([line 3](https://example.com)).

  \`\`\`bash
  tail log
  \`\`\`
- [x] **2.** ~~Call~~<br>Skipped: nobody there

3. third
4. fourth`;
  expect(shown(list)).toMatchInlineSnapshot(`
    "☐ 1. Look at the log (line 3).

        tail log
    ☑ 2. Call
      Skipped: nobody there

    3. third
    4. fourth"
  `);
});

test("long lines are broken, and the last column of a table with them", () => {
  const text = `A sentence that is longer than the terminal is wide.

| a | what |
| :-- | :-- |
| b | words that do not fit into the line beside it |

> quoted words`;
  expect(shown(text, 30)).toMatchInlineSnapshot(`
    "A sentence that is longer than
    the terminal is wide.

    a │ what
    b │ words that do not fit into
        the line beside it

    │ quoted words"
  `);
});
