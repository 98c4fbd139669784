import fc from "fast-check";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { walk } from "../../../src/domain/markdown/node.ts";
import { withOwnStarts } from "../../../src/domain/markdown/own-starts.ts";
import { parseMarkdown } from "../../../src/domain/markdown/parse.ts";

/** What the parser makes of the whole text at once, with all of GitHub's flavour. */
const inOne = (text: string): Root =>
  withOwnStarts(
    fromMarkdown(text, {
      extensions: [gfm(), frontmatter(["yaml"])],
      mdastExtensions: [
        ...gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
        frontmatterFromMarkdown(["yaml"]),
      ],
    }),
  );

const PROSE = `${"Some words about what to do and why it is done. ".repeat(12)}\n\n`;
const PIECES = [
  ..."```\n|~~~\n|````text\n|- a\n|  - b\n|1. a\n|# h\n\n|\n\n## h\n\n|\n\nText\n|> q\n|*a*|~~a~~|[a](b)|<div>\n|<!--\n|-->\n|<script>\n|</script>\n|<?\n|    x\n|===\n|\t|\r\n|\r\n\r\nText\r\n|\n\n[a]: b\n|[A]|[a][]|\n\n[x\ny]: z\n|[x y]|[^1]|\n\n[^1]: note\n\n    more\n\n|![i][a]|www.a.b |a@b.c |http://x.y/z |\n\n> [q]: r\n|[q]|[b\\]c]|\n\n[b\\]c]: d\n|`|\\|漢字\n\n漢\n|a\n:-\n".split(
    "|",
  ),
  "|a|b|\n",
  "|-|-|\n",
  PROSE,
];

test("a text is read in pieces as it is read in one", () => {
  const head = fc.constantFrom("", "---\ntitle: x\n\n# no heading\n---\n");
  const body = fc.array(fc.constantFrom(...PIECES), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(head, body, body, (matter, some, more) => {
      const text = `${matter}${some.join("")}\n\n${PROSE.repeat(9)}${more.join("")}`;
      expect(parseMarkdown(text)).toEqual(inOne(text));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["code", "```\n", "```\n"],
  ["HTML", "<pre>\n", "</pre>\n"],
  ["a comment", "<!--\n", "-->\n"],
])("headings in %s over many pieces are none", (_, opening, closing) => {
  const text = `# T\n\n${opening}${`# no heading\n\n${PROSE}`.repeat(20)}${closing}\n# H\n\n${PROSE}`;
  const headings = parseMarkdown(text).children.filter(({ type }) => type === "heading");
  expect(headings.map((heading) => toString(heading))).toEqual(["T", "H"]);
});

test("code that begins a text is none of a footnote that is defined far below", () => {
  const text = `\tcode\n\n[^1]\n\n${PROSE.repeat(9)}[^1]: note\n`;
  expect(parseMarkdown(text)).toEqual(inOne(text));
});

test("a heading underlined behind a definition is the same in pieces", () => {
  const text = `\n\n[b\\]c]: d\n[a][]\n|a|b|\n===\n\n\n${PROSE.repeat(9)}`;
  expect(parseMarkdown(text)).toEqual(inOne(text));
});

test("a link far from what defines it is a link, and what nobody defines is text", () => {
  const text = `See [Lead], [gone] and [^1].\n\n${PROSE.repeat(12)}\n\n[lead]: a.md\n\n[^1]: Note\n`;
  const kinds = [...walk(parseMarkdown(text))].flatMap((node) =>
    "identifier" in node ? [`${node.type} ${node.identifier}`] : [],
  );
  expect(kinds).toEqual([
    "linkReference lead",
    "footnoteReference 1",
    "definition lead",
    "footnoteDefinition 1",
  ]);
});

test("a rule that begins a file and that no other ends is no front matter", () => {
  expect(parseMarkdown("---\n- a\n\n# b\n").children.map(({ type }) => type)).toEqual([
    "thematicBreak",
    "list",
    "heading",
  ]);
});
