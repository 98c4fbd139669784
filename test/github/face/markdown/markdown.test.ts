import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdownFile } from "./file.ts";
import { renderMarkdown } from "./render.ts";
import { setTask } from "./tasks.ts";

function show(text: string, areTasksEditable = true): string {
  return renderMarkdown(text, { repository: "team/service", areLinesKept: true, areTasksEditable })
    .text;
}

test.for([
  ["lines of a comment are kept", "one\ntwo", "<p>one<br>\ntwo</p>"],
  ["comments are hidden", "a <!-- sitrep:card {} --> b", "<p>a  b</p>"],
  ["a comment of its own is hidden", "<!-- sitrep:card\n{}\n-->\n\nb", "\n<p>b</p>"],
  ["what GitHub allows stays", "<kbd>K</kbd> <sub>s</sub>", "<p><kbd>K</kbd> <sub>s</sub></p>"],
  ["scripts are text", "a<script>x</script>b", "<p>a&lt;script&gt;x&lt;/script&gt;b</p>"],
  ["handlers go", '<b onclick="x()" title="t">k</b>', '<p><b title="t">k</b></p>'],
  ["unknown tags go", "<form><b>k</b></form>", "<b>k</b>"],
  ["styles go", '<div style="position:fixed" class="x">k</div>', "<div>k</div>"],
  ["what is open is closed", "<details><summary>s", "<details><summary>s</summary></details>"],
  ["what closes nothing goes", "a</div></main>b", "<p>ab</p>"],
  ["dangerous addresses go", "[a](javascript:alert(1))", '<p><a rel="nofollow noopener">a</a></p>'],
  [
    "also in disguise",
    '<a href="java&#x0A;script&#58;x" title="j">a</a><a href="&#106;avascript:x">b</a>',
    '<p><a title="j" rel="nofollow noopener">a</a><a rel="nofollow noopener">b</a></p>',
  ],
  [
    "mentions are marked",
    "hi @ana, not a@b.c",
    '<p>hi <strong class="mention">@ana</strong>, not <a href="mailto:a@b.c" rel="nofollow noopener">a@b.c</a></p>',
  ],
  ["but not in code", "`@ana #1`", "<p><code>@ana #1</code></p>"],
  ["issues become links", "see #12.", '<p>see <a href="/team/service/issues/12">#12</a>.</p>'],
  [
    "typed inputs are text",
    '<input type="checkbox" disabled="" />',
    "<p>&lt;input type=&quot;checkbox&quot; disabled=&quot;&quot; /&gt;</p>",
  ],
  [
    "mermaid is code",
    "```mermaid\ngraph TD\n```",
    '<pre><code class="language-mermaid">graph TD\n</code></pre>',
  ],
  [
    "alerts have a title",
    "> [!WARNING]\n> careful",
    '<div class="alert alert-warning"><p class="alert-title">Warning</p><p>careful</p>\n</div>',
  ],
])("%s", ([, text = "", expected]) => {
  expect(show(text)).toBe(expected);
});

test("boxes of task lists are numbered and can be clicked", () => {
  expect(show("- [x] a\n- b\n  - [ ] c\n")).toMatchInlineSnapshot(`
    "<ul>
    <li class="task"><input type="checkbox" data-task="0" checked> a</li>
    <li>b
    <ul>
    <li class="task"><input type="checkbox" data-task="1"> c</li>
    </ul>
    </li>
    </ul>
    "
  `);
  expect(show("- [ ] a\n", false)).toContain("disabled");
});

test("the nth box is ticked where it is written, and only that one", () => {
  const text = "- [ ] a\n- [x] b `[ ]`\n\n```\n- [ ] code\n```\n\n1. [ ] c\n   - [ ] [d](x)\n";
  expect(setTask(text, 2, true)).toBe(text.replace("1. [ ]", "1. [x]"));
  expect(setTask(text, 1, false)).toBe(text.replace("[x] b", "[ ] b"));
  expect(setTask(text, 3, true)).toBe(text.replace("- [ ] [d]", "- [x] [d]"));
  expect(setTask(text, 4, true)).toBe(text);
});

test("front matter is a table, broken front matter is shown", () => {
  expect(
    renderMarkdownFile("---\na: 1\nb: [x, y]\n---\n# T\n", "t/s").text.replaceAll(/\s+</g, "<"),
  ).toMatchInlineSnapshot(`
    "<table class="front-matter"><tbody><tr><th scope="row">a</th><td>1</td></tr><tr><th scope="row">b</th><td><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table></td></tr></tbody></table><h1>T</h1>
    "
  `);
  expect(renderMarkdownFile("---\na: [1\n---\nx", "t/s").text).toContain("Error in user YAML");
});

test("whatever is written, no tag that is not allowed comes out, and all are closed", () => {
  const piece = fc.constantFrom(
    ..."<|>|script|<script>|</script|<!--|-->|<div|</div>|details|=|\"|'|onload=x|&lt;|&#60;|`|\n|- [ ] |a|<img src=x onerror=y>|<svg>|<input|/".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const shown = show(pieces.join(""));
      const tags = [...shown.matchAll(/<(\/?)([a-z0-9]+)/gi)].map(
        ([, slash, name]) => `${slash}${name}`,
      );
      expect(shown.replaceAll(/<\/?[a-z0-9]+(?: [a-z-]+(?:="[^"<>]*")?)*>/g, "")).not.toMatch(
        /[<>]/,
      );
      expect(tags.filter((tag) => /script|svg|iframe/.test(tag))).toEqual([]);
      expect(shown).not.toMatch(/<[^>]* on[a-z]+=/);
      expect(tags.filter((tag) => tag === "div").length).toBe(
        tags.filter((tag) => tag === "/div").length,
      );
    }),
    { numRuns: 500 },
  );
});

test("relative links of a file start from where the file is", () => {
  const shown = renderMarkdownFile(
    "[a](b/c.md#d) [e](#f) [g](/h) [i](https://j.k)",
    "t/s",
    "/t/s/blob/main/x/",
  );
  expect([...shown.text.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
    "/t/s/blob/main/x/b/c.md#d",
    "#f",
    "/h",
    "https://j.k",
  ]);
});
