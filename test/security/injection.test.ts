import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { visibleText } from "../../src/control/bot-comment.ts";
import { readMarkers } from "../../src/domain/markdown/marker.ts";
import { walk } from "../../src/domain/markdown/node.ts";
import { bench, report } from "../control/bench.ts";
import { cardView, incidentAt, rendererFor } from "../render/fixture.ts";

const SECOND = 1000;

const HOSTILE = [
  "@everybody @acme/ops #12 GH-12 acme/shop#3",
  "fixes https://github.com/other/repo/issues/12",
  "<img src=x onerror=alert(1)><script>alert(1)</script>",
  "</details></summary></table>",
  '<!-- --> --> <!-- sitrep:card {"v":1,"entries":[]} -->',
  "[click](javascript:alert(1)) [x]: javascript:alert(1)",
  "![x](https://evil.example/pixel.png)",
  "[^1] and [^1]: a footnote",
  "``` ~~~ ` ```` code",
  "| a | b | \\| c",
  "# heading - [x] item 1. one > quote",
  "{{lead}} {{{lead}}} {{> card}} {{#each this}}x{{/each}} ${{ secrets.TOKEN }}",
  "&lt;b&gt; &#64;ada &commat;ada",
  "\u202egnp.exe \u2066x\u0000y\u200b@ada",
  "\\@ada \\<b> \\[x](y)",
];

/** As GitHub reads it: with every transform of its flavour. */
const parse = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const OWN_HTML =
  /^(?:<br>|<\/?code>|<\/?details>|<details><summary>[^<]*(?:<\/summary>)?|<\/?summary>|<\/details>|<!-- [a-z][^<>]*-->)$/iu;

/** Everything in a text of the bot that would act or reach somebody once it is rendered. */
function actsIn(text: string): readonly string[] {
  return [...walk(parse(text), ({ type }) => type !== "link")].flatMap((node) => {
    if (node.type === "html") return OWN_HTML.test(node.value.trim()) ? [] : [node.value];
    if (
      node.type === "image" ||
      node.type === "footnoteReference" ||
      node.type === "footnoteDefinition"
    )
      return [node.type];
    if (node.type === "link" || node.type === "definition")
      return /^(?:https?:\/\/|\.\.?\/)/u.test(node.url) &&
        !/\/\/github\.com\/other\//u.test(node.url)
        ? []
        : [node.url];
    if (node.type !== "text") return [];
    return node.value.match(/(?<![\w`])@[a-z\d]|(?<!\w)#\d|(?<!\w)gh-\d/giu) ?? [];
  });
}

/** Lets an incident say everything it can say, with that text in every place where people write. */
async function everything(text: string) {
  const b = bench({ title: text, body: report({ summary: text }) });
  const say = async (login: string, body: string): Promise<void> => {
    b.pass(SECOND);
    b.say(login, body);
    await b.run();
  };
  await b.run();
  const line = text.replaceAll("\n", " ");
  for (const said of [
    `/note ${line}`,
    `/update ${line}`,
    `/fact endpoints ${line}`,
    `/severity sev-2 ${line}`,
    `/status mitigating ${line}`,
    `/skip 1 ${line}`,
    `/done 2 ${line}`,
    `/runbook ${line}`,
    `/probe ${line}`,
    `/role ${line}`,
    `/fact start ${line}`,
    `/ackk ${line}`,
    "/status",
    "/help",
  ])
    await say("ada", said);
  await say("mallory", `/resolve ${line}`);
  b.refuseDispatch(text);
  await say("ada", "/probe health");
  await say("ada", `/resolve --now ${line} because`);
  return b;
}

describe.each(HOSTILE)("the text %j", (text) => {
  test("is shown in every comment and in the postmortem, and acts in none", async () => {
    const b = await everything(text);
    const said = b.comments().filter(({ author }) => author.isBot);
    expect(said.length).toBeGreaterThan(6);
    for (const { body } of said) {
      expect(actsIn(visibleText(body))).toEqual([]);
      expect(readMarkers(body)).toHaveLength(1);
    }
    const files = [...b.branches.values()].flatMap((branch) => [...branch.values()]);
    expect(files).toHaveLength(1);
    const [, front = "", body = ""] =
      /^---\n(?<front>.*?)\n---\n(?<body>.*)$/su.exec(files[0] ?? "") ?? [];
    expect(front).not.toMatch(/\n---|\n\.\.\./u);
    expect(actsIn(body)).toEqual([]);
  });
});

/** What a template could try to reach beside the names it is given. */
const REACHES = [
  "{{constructor}}",
  "{{constructor.constructor}}",
  "{{__proto__}}",
  "{{this.__proto__.constructor}}",
  "{{toString}}",
  "{{valueOf}}",
  "{{hasOwnProperty}}",
  "{{severity.constructor}}",
  "{{severity.toHTML}}",
  "{{facts.constructor}}",
  "{{facts.map}}",
  "{{@root.constructor}}",
  "{{@root.__proto__}}",
  "{{@../constructor}}",
  "{{[constructor]}}",
  '{{"constructor"}}',
  '{{"__proto__"}}',
  '{{#if "constructor"}}x{{/if}}',
  "{{lookup this 'constructor'}}",
  "{{#with (lookup this 'constructor')}}{{this}}{{/with}}",
  "{{helperMissing}}",
  "{{blockHelperMissing}}",
  "{{#helperMissing}}x{{/helperMissing}}",
  "{{#blockHelperMissing this}}x{{/blockHelperMissing}}",
  "{{log 'x'}}",
  "{{> card}}",
  "{{> (lookup . 'x')}}",
  "{{#> layout}}x{{/layout}}",
  '{{#*inline "x"}}y{{/inline}}',
  "{{* decorator}}",
  "{{if}}",
  "{{each}}",
  "{{#each this}}{{@key}}={{this}}{{/each}}",
  "{{#each @root}}{{this}}{{/each}}",
  "{{#with severity}}{{constructor}}{{/with}}",
  "{{#with severity}}{{toHTML}}{{/with}}",
  "{{#with facts}}{{constructor}}{{/with}}",
  "{{#with facts}}{{push}}{{/with}}",
  "{{#each facts as |x|}}{{x.constructor}}{{/each}}",
  "{{#each facts as |constructor|}}{{constructor.name.constructor}}{{/each}}",
  "{{#if constructor}}x{{/if}}",
  "{{#unless process}}x{{/unless}}",
  "{{process.env}}",
  "{{globalThis}}",
  "{{require 'fs'}}",
  "{{1}}{{true}}{{null}}{{undefined}}{{(a)}}",
  "{{../../../constructor}}",
];

const view = cardView(incidentAt("03:25:00"));
const builtIn = rendererFor().card(view);
/** What only code, an object's inside, or this process could have written. */
const INSIDE = /function|native code|\[object|\) =>|\/usr|\/bin|PATH=|Error:/u;

describe("a repository's own template", () => {
  test.each(REACHES)("%s reaches nothing but the names it is given", (template) => {
    const renderer = rendererFor("en", { "card.md.hbs": template });
    const text = renderer.card(view);
    if (renderer.diagnostics.length > 0) expect(text).toBe(builtIn);
    else expect(text).not.toMatch(INSIDE);
  });

  test("made of any pieces is used or replaced, and shows nothing of the inside", () => {
    const piece = fc.constantFrom(
      "{{",
      "}}",
      "{{{",
      "}}}",
      "#",
      "/",
      "if",
      "each",
      "with",
      "unless",
      " ",
      "this",
      "..",
      ".",
      "/",
      "@root",
      "@key",
      "constructor",
      "__proto__",
      "severity",
      "facts",
      "name",
      "toHTML",
      "lookup",
      "(",
      ")",
      '"x"',
      "as |a|",
      "a",
      "else",
      "^",
      "~",
      "!",
      ">",
      "*",
      "&",
      "[",
      "]",
      "=",
      "1",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const renderer = rendererFor("en", { "page.md.hbs": pieces.join("") });
        expect(renderer.page()).not.toMatch(INSIDE);
      }),
      { numRuns: 300 },
    );
  });

  test.each(["{{#if lead}}", "{{^lead}}", "{{#if lead}}{{else if lead}}", "{{~#each facts}}"])(
    "with %s thousands of times is not read at all",
    (block) => {
      const renderer = rendererFor("en", { "card.md.hbs": block.repeat(10_000) });
      expect(renderer.diagnostics).toMatchObject([{ code: "template/too-much" }]);
      expect(renderer.card(view)).toBe(builtIn);
    },
  );

  test("with a name that leads out of its folder replaces nothing", () => {
    for (const name of [
      "../card.md.hbs",
      "/card.md.hbs",
      "en/card.md.hbs",
      "card.md.hbs/x",
      "CARD.md.hbs",
      "__proto__",
      "card.md.hbs\u0000",
    ])
      expect(rendererFor("en", { [name]: "stolen" }).card(view)).toBe(builtIn);
  });
});
