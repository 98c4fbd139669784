import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { block } from "../../../src/domain/markdown/block.ts";
import { codeSpan, fence, inline, quote } from "../../../src/domain/markdown/escape.ts";
import { oneLine } from "../../../src/domain/markdown/inert.ts";
import { walk } from "../../../src/domain/markdown/node.ts";

/** As others read it: with every transform of GFM, which finds more addresses than the tokenizer alone. */
const parse = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const typesIn = (root: Root): ReadonlySet<string> =>
  new Set([...walk(root)].map(({ type }) => type));
/** Text nodes outside links, where GitHub looks for mentions and numbers. */
const linkable = (root: Root): readonly string[] =>
  [...walk(root, ({ type }) => type !== "link" && type !== "linkReference")].flatMap(
    (node: Nodes) => (node.type === "text" ? [node.value] : []),
  );
const LINKED = /@[a-z0-9]|#\d|\bgh-\d/iu;
const ISSUE = /^https?:\/\/(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\//iu;

/** Without what is put in on purpose: gaps, the redirecting host, braces of addresses. */
const comparable = (text: string): string =>
  text
    .replaceAll("\u200b", "")
    .replaceAll("redirect.github.com", "github.com")
    .replaceAll(/(?<!\/)www\.github/giu, "https://github")
    .replaceAll(/https?:\/\/(?:www\.)?github/giu, "https://github")
    .replaceAll("%7B", "{")
    .replaceAll("%7D", "}");

const hostile = fc
  .array(
    fc.constantFrom(
      ...Array.from("\\`*_~[](){}<>#+-=.!|:&;@$ \n\t\r\"'0129abZ€é重"),
      "@bob",
      "@acme/ops",
      "#12",
      "GH-12",
      "o/r#1",
      "```",
      "~~~",
      "---",
      "===",
      "<!--",
      "-->",
      "<b>",
      "</b>",
      "<details>",
      "${{",
      "{{",
      "1. ",
      "- ",
      "- [ ] ",
      "# ",
      "> ",
      "\n\n",
      "\n    ",
      "https://a.b/c",
      "https://github.com/o/r/issues/1",
      "www.a.bc/@x",
      "a@b.co",
      "&#64;",
      "&commat;",
      "&lt;",
      "![x](",
      "[x]: ",
      "[^1]",
      "|a|\n|-|\n",
      "\\@",
      "<https://x.y>",
      "\u202e",
      "\u0000",
      "x",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
const anyText = fc.oneof(hostile, fc.string({ unit: "binary" }), fc.string());

describe("inline", () => {
  test("shows what would be markup, a mention or a link to an issue", () => {
    const texts = [
      "@bob and @acme/ops, look at #12, GH-7 and acme/shop#3",
      "fixes #12",
      "<script>alert(1)</script> & more",
      "# not a heading",
      "1. not a list",
      "- not a list",
      "3.5 % of worker_running = 0, _why_ *not* ~now~ `x` | y",
      "two\nlines\r\nand\ttabs",
      "run ${{ secrets.KEY }} or {{name}}",
      "see https://a.example/x_y_z?q=@me#12.",
      "see (https://github.com/acme/shop/issues/12)",
      "[label](https://evil.example) ![i](https://x.example/p.png)",
      "right\u202eleft\u0000",
      "",
    ];
    expect(texts.map((text) => inline(text))).toMatchInlineSnapshot(`
      [
        "@&#8203;bob and @&#8203;acme/ops, look at #&#8203;12, GH-&#8203;7 and acme/shop#&#8203;3",
        "fixes #&#8203;12",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more",
        "\\# not a heading",
        "1\\. not a list",
        "\\- not a list",
        "3.5 % of worker_running = 0, \\_why\\_ \\*not\\* \\~now\\~ \\\`x\\\` \\| y",
        "two lines and tabs",
        "run $\\{{ secrets.KEY }} or {{name}}",
        "see <https://a.example/x_y_z?q=@me#12>.",
        "see (<https://redirect.github.com/acme/shop/issues/12>)",
        "\\[label\\](<https://evil.example>) !\\[i\\](<https://x.example/p.png>)",
        "rightleft",
        "",
      ]
    `);
  });

  test.each([
    ["a paragraph", (text: string) => text, "paragraph"],
    ["a list item", (text: string) => `- a\n- ${text}`, "list"],
    ["a table cell", (text: string) => `| a | b |\n|---|---|\n| ${text} | end |`, "table"],
    ["the second line of a paragraph", (text: string) => `above\n${text}`, "paragraph"],
  ])("stays within %s and shows the text as it is", (_, place, type) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const root = parse(place(inline(text)));
        expect(root.children.map((child) => child.type)).toEqual(
          oneLine(text) === "" && type === "paragraph" && place("") === "" ? [] : [type],
        );
        const allowed = [
          "root",
          "paragraph",
          "list",
          "listItem",
          "table",
          "tableRow",
          "tableCell",
          "text",
          "link",
        ];
        expect([...typesIn(root)].filter((found) => !allowed.includes(found))).toEqual([]);
        for (const shown of linkable(root)) expect(shown).not.toMatch(LINKED);
        for (const node of walk(root))
          if (node.type === "link") expect(node.url).not.toMatch(ISSUE);
        expect(comparable(toString(root))).toContain(comparable(oneLine(text)));
      }),
      { numRuns: 300 },
    );
  });

  test("leaves no expression of a workflow whole", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inline(text)).not.toContain("${{");
      }),
    );
  });
});

describe("block", () => {
  test("keeps what is harmless and defuses the rest", () => {
    const cases = [
      [
        "keeps lists, emphasis, links and code",
        "- **a** [b](https://c.example)\n- `d`\n\n```sh\nls @x #1\n```",
      ],
      [
        "mentions nobody",
        "@bob, \\@bob, &#64;bob, &commat;acme/ops and a@b.example\n> @quoted\n- @item",
      ],
      [
        "links no issue",
        "fixes #12, &#35;12, GH-3, o/r#4, https://github.com/o/r/issues/5\n[six](https://github.com/o/r/pull/6)",
      ],
      ["leaves mentions in code alone", "`@bob #1`\n\n    @indented #2"],
      [
        "shows elements as text",
        "<details>\n<summary>@bob</summary>\n\n#1 <b>bold</b>\n</details>",
      ],
      ["keeps placeholders in sight", "ssh <host> and <your-name>"],
      ["drops comments", "before <!-- hidden --> after\n\n<!-- sitrep:card {} -->\n\nend"],
      ["finds what a comment hid", "@<!-- -->bob <!<!-- -->-- x -->"],
      ["closes a fence", "```sh\necho"],
      ["closes a fence whose end is indented", "~~~~\na\n    ~~~~"],
      ["makes a fence of indented code at the start", "\n\n    code\n    more"],
      ["leaves addresses with an at sign", "https://a.example/@me and www.a.example/@me"],
      ["removes characters that turn text", "a\u202eb\u0007"],
      ["is empty for an empty text", "\n \n"],
    ] as const;
    expect(Object.fromEntries(cases.map(([title, text]) => [title, block(text)])))
      .toMatchInlineSnapshot(`
      {
        "closes a fence": "\`\`\`sh
      echo
      \`\`\`",
        "closes a fence whose end is indented": "~~~~
      a
          ~~~~
      ~~~~",
        "drops comments": "before  after



      end",
        "finds what a comment hid": "@&#8203;bob",
        "is empty for an empty text": "",
        "keeps lists, emphasis, links and code": "- **a** [b](https://c.example)
      - \`d\`

      \`\`\`sh
      ls @x #1
      \`\`\`",
        "keeps placeholders in sight": "ssh &lt;host> and &lt;your-name>",
        "leaves addresses with an at sign": "<https://a.example/@me> and <http://www.a.example/@me>",
        "leaves mentions in code alone": "\`@bob #1\`

          @indented #2",
        "links no issue": "fixes #&#8203;12, &#35;&#8203;12, GH-&#8203;3, o/r#&#8203;4, <https://redirect.github.com/o/r/issues/5>
      [six](https://redirect.github.com/o/r/pull/6)",
        "makes a fence of indented code at the start": "\`\`\`
      code
      more
      \`\`\`",
        "mentions nobody": "@&#8203;bob, \\@&#8203;bob, &#64;&#8203;bob, &commat;&#8203;acme/ops and a@&#8203;b.example
      > @&#8203;quoted
      - @&#8203;item",
        "removes characters that turn text": "ab",
        "shows elements as text": "&lt;details>
      &lt;summary>@&#8203;bob&lt;/summary>

      #&#8203;1 &lt;b>bold&lt;/b>
      &lt;/details>",
      }
    `);
  });

  test("lets nothing through, wherever it stands", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const root = parse(`before\n\n${block(text)}\n\nbehind`);
        expect(typesIn(root)).not.toContain("html");
        for (const shown of linkable(root)) expect(shown).not.toMatch(LINKED);
        for (const node of walk(root))
          if (node.type === "link" || node.type === "image") expect(node.url).not.toMatch(ISSUE);
        expect(root.children.at(-1)).toMatchObject({ type: "paragraph" });
        expect(toString(root.children.at(-1))).toMatch(/behind$/u);
      }),
      { numRuns: 500 },
    );
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(block(block(text))).toBe(block(text));
      }),
      { numRuns: 300 },
    );
  });

  test("leaves no element and no mention, however deep comments hide them", () => {
    const nested = Array.from({ length: 12 }).reduce<string>(
      (text) => text.replace("<!-- ", "<!<!-- -->-- "),
      "<!-- x -->",
    );
    const root = parse(block(`${nested} <b> @bob`));
    expect(typesIn(root)).not.toContain("html");
    for (const shown of linkable(root)) expect(shown).not.toMatch(LINKED);
  });

  test("shows as code what nobody could have meant as Markdown", () => {
    expect(block(`${">".repeat(3000)} @bob`)).toMatch(/^```\n>+ @bob\n```$/u);
    expect(block(`${"*a_ ".repeat(9000)} @bob`)).toMatch(/^```\n/u);
  });
});

describe("code", () => {
  test.each([
    ["a b", "`a b`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["a\nb", "`a b`"],
    ["", "`  `"],
  ])("a span of %j", (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  test("a span shows any text in a paragraph and in a cell", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(oneLine(text) !== "");
        const [inText] = parse(`x ${codeSpan(text)}`).children;
        const cells = [...walk(parse(`| a |\n|---|\n| x ${codeSpan(text, "cell")} |`))].filter(
          ({ type }) => type === "tableCell",
        );
        expect(toString(inText)).toBe(`x ${oneLine(text)}`);
        expect(cells.map((cell) => toString(cell, { includeHtml: false }))).toEqual([
          "a",
          `x ${oneLine(text)}`,
        ]);
      }),
    );
  });

  test("a backslash before a pipe in a cell, which no code span can show, is an element", () => {
    expect(codeSpan(String.raw`a \| b`, "cell")).toBe("<code>a &#92;&#124; b</code>");
    expect(codeSpan("a | b", "cell")).toBe("`a \\| b`");
    expect(codeSpan("a | b")).toBe("`a | b`");
  });

  test("a fence holds any code and ends where it should", () => {
    fc.assert(
      fc.property(anyText, anyText, (code, language) => {
        const { children } = parse(`${fence(code, language)}\n\nbehind`);
        expect(children.map(({ type }) => type)).toEqual(["code", "paragraph"]);
      }),
    );
  });

  test("a fence keeps a plain language and no other", () => {
    expect([fence("ls", "bash"), fence("ls", "c++"), fence("ls", "bash @bob"), fence("``` x")])
      .toMatchInlineSnapshot(`
      [
        "\`\`\`bash
      ls
      \`\`\`",
        "\`\`\`c++
      ls
      \`\`\`",
        "\`\`\`
      ls
      \`\`\`",
        "\`\`\`\`
      \`\`\` x
      \`\`\`\`",
      ]
    `);
  });
});

test("quote puts every line behind a mark", () => {
  expect(quote("a\n\nb")).toBe("> a\n>\n> b");
});
