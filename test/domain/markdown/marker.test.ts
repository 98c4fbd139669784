import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeMarker, readMarkers, type JsonValue } from "../../../src/domain/markdown/marker.ts";

const { value: jsonValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(fc.string(), tie("value"), { noNullPrototype: true }),
  ),
}));

describe("a marker", () => {
  test("is one line that says its kind and its JSON", () => {
    expect(
      encodeMarker("card", { version: 1, note: "a --> b @bob <b> #12" }),
    ).toMatchInlineSnapshot(
      `"<!-- sitrep:card {"version":1,"note":"a \\u002d-\\u003e b \\u0040bob \\u003cb\\u003e \\u002312"} -->"`,
    );
  });

  test("comes back as it was written, whatever the value", () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(readMarkers(encodeMarker("card", value))).toEqual([{ kind: "card", value }]);
      }),
    );
  });

  test("comes back from the middle of a comment, whatever strings it holds", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (value) => {
        const body = `Before\n\n${encodeMarker("ledger", value)}\n\nAfter`;
        expect(readMarkers(body)).toEqual([{ kind: "ledger", value }]);
      }),
    );
  });

  test("never ends its comment early, starts another or breaks its line", () => {
    const hostile = fc.stringMatching(/^[-><!&@\n\r\u2028"\\]*$/u);
    fc.assert(
      fc.property(fc.array(hostile), (value) => {
        const inner = encodeMarker("x", value).slice("<!--".length, -"-->".length);
        expect(inner).not.toMatch(/--|[<>&@#\n\r\u2028\u2029]/u);
      }),
    );
  });
});

describe("reading markers", () => {
  const MARKER = '<!-- sitrep:card {"a":1} -->';
  const found = [{ kind: "card", value: { a: 1 } }];

  test.each([
    ["a marker alone", MARKER, found],
    ["a marker behind a paragraph without a blank line", `text\n${MARKER}`, found],
    ["markers on one line", `${MARKER} ${MARKER}`, [...found, ...found]],
    ["markers on consecutive lines", `${MARKER}\n${MARKER}`, [...found, ...found]],
    ["a marker behind another program's comment", `<!-- other --> ${MARKER}`, found],
    ["Windows line ends", `hello\r\n\r\n${MARKER}\r\n`, found],
    ["no marker in a fence", `\`\`\`\n${MARKER}\n\`\`\``, []],
    ["no marker in indented code", `    ${MARKER}`, []],
    ["no marker in a quote", `> ${MARKER}`, []],
    ["no marker in a list item", `- ${MARKER}`, []],
    ["no marker in the middle of a paragraph", `see ${MARKER}`, []],
    ["no marker in a code span", `\`${MARKER}\``, []],
    ["no marker inside an element", `<div>\n${MARKER}\n</div>`, []],
    ["no marker with broken JSON", "<!-- sitrep:card {a:1} -->", []],
    ["no marker without a value", "<!-- sitrep:card -->", []],
    ["no marker without an end", '<!-- sitrep:card {"a":1}', []],
    ["no marker with a strange kind", '<!-- sitrep:Card! {"a":1} -->', []],
    ["no marker of another program", '<!-- other:card {"a":1} -->', []],
    ["nothing in an empty body", "", []],
  ])("finds %s", (_, body, markers) => {
    expect(readMarkers(body)).toEqual(markers);
  });

  test("is quick for the largest body GitHub takes", () => {
    const marker = encodeMarker("ledger", { text: "_*[x]~".repeat(8000) });
    const body = `${"words ".repeat(2000)}\n\n${marker}`;
    const before = performance.now();
    expect(readMarkers(body)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});
