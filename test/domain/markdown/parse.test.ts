import { describe, expect, test } from "vitest";
import { lineOf, sourceOf, walk } from "../../../src/domain/markdown/node.ts";
import { parseBody, parseMarkdown } from "../../../src/domain/markdown/parse.ts";

const full = (piece: string): string => piece.repeat(Math.floor(65_000 / piece.length));
/** Large enough for the square of it to show. */
const some = (piece: string): string => piece.repeat(Math.ceil(15_000 / piece.length));

describe("parsing", () => {
  test("knows front matter in files and a rule in bodies", () => {
    const text = "---\ntitle: x\n---\n\ny";
    expect(parseMarkdown(text).children.map(({ type }) => type)).toEqual(["yaml", "paragraph"]);
    expect(parseBody(text).children.map(({ type }) => type)).toEqual([
      "thematicBreak",
      "heading",
      "paragraph",
    ]);
  });

  test("gives every node its place in the source, addresses too", () => {
    const text = "see www.a.example and b@c.example\n\n- https://d.example/e";
    for (const node of walk(parseBody(text))) expect(node.position).toBeDefined();
    const links = [...walk(parseBody(text))].filter(({ type }) => type === "link");
    expect(links.map((link) => [sourceOf(link, text), lineOf(link)])).toEqual([
      ["www.a.example", 1],
      ["b@c.example", 1],
      ["https://d.example/e", 3],
    ]);
  });

  test("goes through the nodes in the order of the document, and leaves out what it is told to", () => {
    const root = parseBody("a **b**\n\n> c");
    expect([...walk(root)].map(({ type }) => type)).toEqual([
      "root",
      "paragraph",
      "text",
      "strong",
      "text",
      "blockquote",
      "paragraph",
      "text",
    ]);
    expect([...walk(root, ({ type }) => type === "root")].map(({ type }) => type)).toEqual([
      "root",
      "paragraph",
      "blockquote",
    ]);
  });
});

describe("a text made to keep the parser busy", () => {
  test.each([
    ["quotes in quotes", full(">")],
    ["lists in lists", `${full("1. ")}a`],
    ["lines that go on with a quote", `> a\n${full("b\n")}`],
    ["lines that go on with a quote that comes back", full("> a\nb\n")],
    ["lines that go on with a footnote", `[^a]: b\n${full("c\n")}`],
  ])("is one block of code: %s", (_, text) => {
    expect(parseBody(text).children).toMatchObject([{ type: "code", value: text }]);
    expect(sourceOf(parseBody(text), text)).toBe(text);
  });

  test.each([
    ["asterisks", full("*a_ ")],
    ["tildes", full("~a")],
    ["brackets", full("]")],
  ])("is read without what is slow, block by block: %s", (_, text) => {
    const { children } = parseBody(`# a\n\n${text}\n\n<!-- b -->`);
    expect(children.map(({ type }) => type)).toEqual(["heading", "paragraph", "html"]);
    expect(children[1]).toMatchObject({ children: [{ type: "text" }] });
  });

  test.each([
    ["a long rule", "- ".repeat(2000)],
    ["a long log in a fence", `\`\`\`\n${full("[a] [b_c] *d*\n")}\`\`\``],
    ["many paragraphs with some emphasis", full("*a* _b_ ~~c~~ [d](e)\n\n")],
    ["a long list", full("- a\n")],
    ["a long quote", "> a\n".repeat(3000)],
  ])("is not %s", (_, text) => {
    const types = new Set([...walk(parseBody(`${text}\n\n*x* [y](z)`))].map(({ type }) => type));
    expect(types).toContain("emphasis");
    expect(types).toContain("link");
  });

  test.each([
    ["quotes", some(">".repeat(190) + "a\n")],
    ["lists", some(`${"1. ".repeat(190)}a\n`)],
    ["emphasis", some(`${"*a_ ".repeat(990)}\n\n`)],
    ["brackets", some(`${"]".repeat(3990)}\n\n`)],
    ["lines that go on", some(`> a\n${"b\n".repeat(990)}\n`)],
    ["lines that go on with a quote that comes back", some(`${"> a\nb\n".repeat(990)}\n`)],
    [
      "nested lists",
      Array.from({ length: 170 }, (_unused, depth) => `${" ".repeat(depth)}- a`).join("\n"),
    ],
    ["definitions", some("[a]: b\n")],
    ["footnotes", some("[^a]: b\n")],
    ["backticks", Array.from({ length: 170 }, (_unused, count) => "`".repeat(count)).join(" ")],
  ])("just within the bounds is read in a moment: %s", (_, text) => {
    const before = process.cpuUsage();
    parseBody(text);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });
});

test("a mass of underlined lines is read in time that grows with the text", () => {
  const spent = (lines: number): number => {
    const before = process.cpuUsage();
    parseBody("a\n=\n".repeat(lines));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  spent(500);
  // Quadratic reading of 16,000 such lines takes minutes.
  expect(spent(16_000)).toBeLessThan(20_000);
});

test("headings underlined by hand stay headings", () => {
  const kinds = parseBody("One\n===\n\nTwo\n---\n").children.map(({ type }) => type);
  expect(kinds).toEqual(["heading", "heading"]);
});
