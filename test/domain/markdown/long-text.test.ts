import fc from "fast-check";
import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { describe, expect, test } from "vitest";
import { cutOf } from "../../../src/domain/markdown/long-text.ts";
import { endOf, lineOf, sourceOf, startOf, walk } from "../../../src/domain/markdown/node.ts";
import { parseMarkdown } from "../../../src/domain/markdown/parse.ts";

const LINE = "Some words that a person has written about what to do, and why it is done so.\n";
const section = (name: string): string => `## ${name}\n\n${LINE.repeat(10)}\n- [ ] tick this\n\n`;
/** About a kilobyte each. */
const sections = (count: number): string =>
  Array.from({ length: count }, (_, index) => section(`Part ${index}`)).join("");

const headings = (root: Root): readonly string[] =>
  root.children.flatMap((node) => (node.type === "heading" ? [toString(node)] : []));

describe("a text of ordinary length", () => {
  test.each([
    ["prose", LINE.repeat(1000)],
    ["sections with lists", sections(60)],
    ["lists", "- a point of some words\n".repeat(1000)],
  ])("is read in full: %s", (_, text) => {
    expect(cutOf(text)).toBeUndefined();
    expect(endOf(parseMarkdown(text))).toBe(text.length);
  });
});

describe("a very long text", () => {
  const text = `---\ntitle: x\n---\n# Title\n\n${sections(300)}`;
  const root = parseMarkdown(text);

  test("is read in full at its beginning", () => {
    expect(root.children.slice(0, 5).map(({ type }) => type)).toEqual([
      "yaml",
      "heading",
      "heading",
      "paragraph",
      "list",
    ]);
  });

  test("keeps all its sections in order with their lines and their text", () => {
    expect(headings(root)).toEqual([
      "Title",
      ...Array.from({ length: 300 }, (_, index) => `Part ${index}`),
    ]);
    const lines = text.split("\n");
    for (const node of root.children)
      if (node.type === "heading") expect(lines[lineOf(node) - 1]).toBe(sourceOf(node, text));
    const last = root.children.at(-1);
    expect(last?.type).toBe("paragraph");
    expect(last === undefined ? "" : sourceOf(last, text)).toBe(
      `${LINE.repeat(10)}\n- [ ] tick this`,
    );
    expect(toString(last)).toBe(LINE.repeat(10).slice(0, 300));
  });

  test("is cut at a heading, so that no part is half read", () => {
    const cut = cutOf(text);
    expect(text.slice(cut?.offset).startsWith("## Part ")).toBe(true);
    expect(cut?.line).toBe(text.slice(0, cut?.offset).split("\n").length);
  });

  test("is cut at an empty line where it has no headings, and anywhere where it has neither", () => {
    const paragraphs = `${LINE.repeat(8)}\n`.repeat(500);
    expect(text.length).toBeGreaterThan(200_000);
    expect(paragraphs.slice((cutOf(paragraphs)?.offset ?? 0) - 1).startsWith("\n\n")).toBe(true);
    const lines = LINE.repeat(4000);
    expect((cutOf(lines)?.offset ?? 1) % LINE.length).toBe(0);
    expect(cutOf("|".repeat(100_000))?.offset).toBe(0);
  });

  test("has no headings in its code, behind the cut as before it", () => {
    const code = "```sh\n# no heading\n````text\n## nor this\n~~~\n### nor that\n```\n\n";
    const long = `${sections(200)}${code}## Real\n\n~~~~\n# no\n~~~\n# no\n~~~~\n\n#hash\n####### seven\n\n## Last ##\n`;
    expect(headings(parseMarkdown(long)).slice(200)).toEqual(["Real", "Last"]);
  });

  test("is not taken out of the block of code in which it is cut", () => {
    const long = `\`\`\`\n${"# a line of a log that is no heading\n".repeat(9000)}\`\`\`\n## Real\n\nText\n`;
    const { children } = parseMarkdown(long);
    expect(children.map(({ type }) => type)).toEqual(["code", "paragraph", "heading", "paragraph"]);
    expect(toString(children.at(-1))).toBe("Text");
  });
});

test("an underlined heading begins with its words, behind the definitions above it", () => {
  const [first, second] = parseMarkdown("[a]: b\nTitle [a]\n---\n").children;
  expect([first?.type, second?.type]).toEqual(["definition", "heading"]);
  expect(second?.position?.start).toMatchObject({ line: 2, column: 1, offset: 7 });
});

test("however long a text is, its blocks stand in order, one behind the other, and are few", () => {
  const piece = fc.constantFrom(
    "```\n",
    "~~~\n",
    "- a\n",
    "  - b\n",
    "# h\n",
    "## h\n",
    "\n",
    "> q\n",
    "|a|b|\n",
    "|-|-|\n",
    "*a*",
    "[a](b)",
    "text\n",
    "<div>\n",
    "    x\n",
    "1. a\n",
    "---\n",
    "<!--\n",
    "\r\n",
    "[a]: b\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const unit = pieces.join("");
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const root = parseMarkdown(text);
      expect([startOf(root), endOf(root)]).toEqual([0, text.length]);
      let at = 0;
      for (const block of root.children) {
        expect(startOf(block)).toBeGreaterThanOrEqual(at);
        at = endOf(block);
      }
      expect(at).toBeLessThanOrEqual(text.length);
      expect([...walk(root)].length).toBeLessThan(20_000);
    }),
    { numRuns: 15 },
  );
});
