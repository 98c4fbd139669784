import fc from "fast-check";
import { expect, test } from "vitest";
import { readFrontMatter } from "../../src/config/front-matter.ts";

const said = (markdown: string): readonly string[] =>
  readFrontMatter(markdown, "runbooks/a.md").diagnostics.map(
    ({ file, line, column, severity, code, message }) =>
      `${file}:${line}:${column} ${severity} ${code} ${message}`,
  );

test.for([
  [
    "plain values",
    "---\ntitle: API down\nweight: 3\nservices: [api, web]\n---\n# API",
    { title: "API down", weight: 3, services: ["api", "web"] },
  ],
  ["Windows line ends", "---\r\ntitle: a\r\n---\r\n# API", { title: "a" }],
  ["a byte order mark", "\uFEFF---\ntitle: a\n---\n", { title: "a" }],
  ["blanks behind the rules", "---  \ntitle: a\n--- \n", { title: "a" }],
  ["nothing in it", "---\n---\n# API", {}],
  ["only comments", "---\n# none\n---\n", {}],
  ["none at all", "# API\n\n---\ntitle: a\n---\n", {}],
  ["an empty line above", "\n---\ntitle: a\n---\n", {}],
  ["no end", "---\ntitle: a\n# API", {}],
  ["a rule of four hyphens", "----\ntitle: a\n----\n", {}],
  ["a key that stands twice", "---\ntitle: a\ntitle: b\n---\n", { title: "b" }],
] as const)("front matter with %s is read", ([, markdown, values]) => {
  expect(readFrontMatter(markdown).values).toEqual(values);
});

test.for([
  [
    "a colon in a text",
    "---\ntitle: API: down\nseverity: high\n---\n",
    { title: "API: down", severity: "high" },
  ],
  ["a mention", "---\nowner: @team\ntitle: a\n---\n", { owner: "@team", title: "a" }],
  [
    "a mention in a list",
    "---\ntitle: a\nowners: [@team]\n---\n",
    { title: "a", owners: "[@team]" },
  ],
  ["an open quote", '---\ntitle: \'a\nseverity: "high"\n---\n', { title: "a", severity: "high" }],
  ["a quotation", "---\n> about this\ntitle: a\n---\n", { title: "a" }],
  ["a tab", "---\ntitle: a\n\tb: c\n---\n", { title: "a" }],
  ["an alias to nothing", "---\ntitle: *bold*\nowner: a\n---\n", { title: "*bold*", owner: "a" }],
] as const)("front matter broken by %s is read line by line", ([, markdown, values]) => {
  const reading = readFrontMatter(markdown);
  expect(reading.values).toEqual(values);
  expect(reading.diagnostics).not.toEqual([]);
});

test("what is wrong is a warning with its line in the file", () => {
  expect([
    ...said("---\ntitle: a\ntitle: b\n---\n"),
    ...said("---\ntitle: API: down\n---\n"),
    ...said("---\nowner: @team\n---\n"),
    ...said("---\njust text\n---\n"),
    ...said("---\n- a\n---\n"),
    ...said("---\ntitle: !x a\n---\n"),
  ]).toMatchInlineSnapshot(`
    [
      "runbooks/a.md:3:1 warning yaml/duplicate-key \`title\` stands here a second time; the first is on line 2.",
      "runbooks/a.md:2:8 warning yaml/syntax This is no YAML: Nested mappings are not allowed in compact mappings.",
      "runbooks/a.md:2:8 warning yaml/syntax This is no YAML: Plain value cannot start with reserved character @.",
      "runbooks/a.md:2:1 warning front-matter/no-mapping The front matter must be lines of the form \`key: value\`.",
      "runbooks/a.md:2:1 warning front-matter/no-mapping The front matter must be lines of the form \`key: value\`.",
      "runbooks/a.md:2:8 warning yaml/unknown-tag Unresolved tag: !x.",
    ]
  `);
});

test("an alias bomb is not expanded", () => {
  const bomb = [
    "a: &a [x, x, x]",
    ...Array.from("bcdefghijklmnop").map(
      (name, index) =>
        `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghijklmno".charAt(index)}`).join(", ")}]`,
    ),
  ];
  expect(said(["---", "title: a", ...bomb, "---"].join("\n"))).toMatchInlineSnapshot(`
    [
      "runbooks/a.md:1:1 warning yaml/too-many-aliases The aliases (\`*name\`) unfold to more than can be read.",
    ]
  `);
  expect(readFrontMatter(["---", "title: a", ...bomb, "---"].join("\n")).values["title"]).toBe("a");
});

test("reading never throws, whatever the text", () => {
  const pieces = [
    "---",
    "\n",
    "a: ",
    "title: ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "'",
    '"',
    "- ",
    "  ",
    "@",
    "|",
    "\t",
    "__proto__: ",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const { values, diagnostics } = readFrontMatter(`---\n${parts.join("")}\n---\n`);
      expect(typeof values).toBe("object");
      expect(diagnostics.every(({ line }) => line >= 2)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
