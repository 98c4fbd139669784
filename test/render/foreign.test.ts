import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inertInline, type Passage } from "../../src/render/foreign.ts";
import { address, fileUrl, link, resolverOf } from "../../src/render/link.ts";
import { sourceOf } from "../../src/render/markdown.ts";
import { PLACE } from "./fixture.ts";
import { reachOf } from "./reach.ts";

const FILE = { path: "runbooks/sync.md", commit: "4f1c2d3" };
const BLOB = `${PLACE.repositoryUrl}/blob/4f1c2d3`;
const passage: Passage = { place: "text", resolve: resolverOf(PLACE.repositoryUrl, FILE) };
const inertOf = (text: string, place: Passage["place"] = "text"): string =>
  sourceOf(inertInline(text, { ...passage, place }));

describe("a line of a runbook", () => {
  test.each([
    ["Run `psql -c 'select 1'` **now**, *really*", "Run `psql -c 'select 1'` **now**, *really*"],
    ["a_b and __x__ ~~old~~", "a_b and **x** ~~old~~"],
    [
      "see [the board](https://example.org/a_(b))",
      "see [the board](https://example.org/a_%28b%29)",
    ],
    ["see <https://example.org/x>", "see <https://example.org/x>"],
    ["see https://example.org/x.", "see <https://example.org/x>."],
    ["see [the other](other.md#part)", `see [the other](${BLOB}/runbooks/other.md#part)`],
    ["see [below](#part)", `see [below](${BLOB}/runbooks/sync.md#part)`],
    ["see [docs](/docs/a.md)", `see [docs](${BLOB}/docs/a.md)`],
    ["![graph](graph.png)", `[graph](${BLOB}/runbooks/graph.png)`],
    ["[click](javascript:alert(1))", "click"],
    ["[bug](https://github.com/o/r/issues/1)", "[bug](https://redirect.github.com/o/r/issues/1)"],
    ["mail ana@example.org", "mail ana@&#8203;example.org"],
    ["ask @ana about #12", "ask @&#8203;ana about #&#8203;12"],
    ["a<br>b <b>c</b> <!-- d -->", "a b &lt;b&gt;c&lt;/b&gt;"],
    ["1. not a list", "1. not a list"],
    ["# not a heading", "# not a heading"],
    ["```", "\\`\\`\\`"],
    ["", ""],
  ])("%j becomes %j", (text, inert) => {
    expect(inertOf(text)).toBe(inert);
  });

  test("escapes the pipes of code in a table only", () => {
    expect(inertOf("`ps | grep x`")).toBe("`ps | grep x`");
    expect(inertOf("`ps | grep x` a|b", "cell")).toBe(
      String.raw`\`ps \| grep x\` a\|b`.replaceAll("\\`", "`"),
    );
  });

  test("is one line that reaches nobody, whatever it was", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom("@ana", "<b>", "`", "[a](b)", "#1", "**", "\n", "|"),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const inert = inertOf(parts.join(" "));
          expect(inert).not.toContain("\n");
          expect(reachOf(`- [ ] **1.** ${inert}`)).toEqual([]);
        },
      ),
    );
  });
});

describe("links", () => {
  test("lead to the web or nowhere", () => {
    expect(sourceOf(link("a|b", "https://example.org/?q=a b"))).toBe(
      String.raw`[a\|b](https://example.org/?q=a%20b)`,
    );
    expect(sourceOf(link("text", "javascript:alert(1)"))).toBe("text");
    expect(sourceOf(link("text", undefined))).toBe("text");
    expect(sourceOf(address("https://example.org/)](x"))).toBe("https://example.org/%29%5D%28x");
    expect(sourceOf(address("nonsense"))).toBe("");
  });

  test("to a line show the source", () => {
    expect(fileUrl(PLACE.repositoryUrl, { path: "a b/ł#.md", commit: "c", line: 3 })).toBe(
      `${PLACE.repositoryUrl}/blob/c/a%20b/%C5%82%23.md?plain=1#L3`,
    );
  });
});
