import { describe, expect, test } from "vitest";
import { cardView, incidentAt, PLACE, postmortemView, rendererFor } from "./fixture.ts";

const view = cardView(incidentAt("03:25:00"));
const builtIn = rendererFor().card(view);

/** What a repository's own card comes to: its text, and the problems in short. */
function tryCard(template: string): {
  readonly text: string;
  readonly problems: readonly string[];
} {
  const renderer = rendererFor("en", { "card.md.hbs": template });
  const text = renderer.card(view);
  const problems = renderer.diagnostics.map(
    ({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`,
  );
  return { text, problems };
}

const nested = (depth: number): string =>
  `${"{{#each @root.facts}}".repeat(depth)}x${"{{/each}}".repeat(depth)}`;

describe("a repository's own template", () => {
  test("is used instead of the built-in one, for this text only", () => {
    const renderer = rendererFor("en", {
      "card.md.hbs": "# {{severity}} {{#each facts}}{{@index}}:{{name}} {{/each}}{{! a comment }}",
    });
    expect(renderer.card(view)).toBe("# SEV-1 0:Endpoints 1:Blast radius");
    expect(renderer.card(cardView(incidentAt()))).toContain("## Resolved after 42 min");
    expect(renderer.diagnostics).toEqual([]);
  });

  test.each([
    "{{#with acknowledged}}{{by}} led by {{../lead}}{{/with}}",
    "{{#each facts as |fact|}}{{fact.name}}{{#if @last}}.{{/if}}{{else}}none{{/each}}",
    "{{#each facts}}{{#each @root.roles}}{{role}}{{../name}}{{/each}}{{/each}}",
    "{{facts.length}} {{this.severity}} {{./severity}} {{[severity]}} {{{severity}}}",
    "{{#unless lead}}nobody{{/unless}}{{#if due.update}}{{due.update}}{{/if}}",
    "{{#if validation}}{{validation.since}}{{/if}}",
    "no value at all",
  ])("may say %s", (template) => {
    expect(tryCard(template).problems).toEqual([]);
  });

  test.each([
    ["{{sevrity}}", "1:3 template/unknown-value There is no value `sevrity` here."],
    ["\n\n  {{#if nope}}x{{/if}}", "3:9 template/unknown-value There is no value `nope` here."],
    [
      "{{#if isTriage}}{{nope}}{{/if}}",
      "1:19 template/unknown-value There is no value `nope` here.",
    ],
    [
      "{{#each facts}}{{nam}}{{/each}}",
      "1:18 template/unknown-value There is no value `nam` here.",
    ],
    [
      "{{#each facts}}{{name.x}}{{/each}}",
      "1:18 template/unknown-value There is no value `x` here.",
    ],
    [
      "{{#with acknowledged}}{{lead}}{{/with}}",
      "1:25 template/unknown-value There is no value `lead` here.",
    ],
    ["{{../severity}}", "1:3 template/unknown-value There is no value `../severity` here."],
    ["{{@index}}", "1:3 template/unknown-value There is no value `@index` here."],
    ["{{constructor}}", "1:3 template/unknown-value There is no value `constructor` here."],
    ["{{severity.toString}}", "1:3 template/unknown-value There is no value `toString` here."],
    ["{{__proto__}}", "1:3 template/unknown-value There is no value `__proto__` here."],
    ["{{facts}}", "1:3 template/wrong-kind `facts` is a list, not text."],
    ["{{due}}", "1:3 template/wrong-kind `due` is a group of values, not text."],
    ["{{#each due}}x{{/each}}", "1:9 template/wrong-kind `due` is no list."],
    ["{{upper severity}}", "1:1 template/unknown-helper There is no helper `upper`."],
    ["{{#repeat facts}}x{{/repeat}}", "1:1 template/unknown-helper There is no helper `repeat`."],
    ["{{#facts}}x{{/facts}}", "1:1 template/unknown-helper There is no helper `facts`."],
    ["{{lookup . severity}}", "1:1 template/unknown-helper There is no helper `lookup`."],
    ["{{log severity}}", "1:1 template/unknown-helper There is no helper `log`."],
    ["{{#if (lookup . severity)}}x{{/if}}", "1:1 template/syntax `if` takes exactly one value."],
    ["{{#if severity lead}}x{{/if}}", "1:1 template/syntax `if` takes exactly one value."],
    ["{{> other}}", "1:1 template/not-allowed Partials and decorators cannot be used here."],
    [
      '{{#*inline "x"}}{{> x}}{{/inline}}',
      "1:1 template/not-allowed Partials and decorators cannot be used here.",
    ],
  ])("that says %j is not used, and its author is told where", (template, problem) => {
    const { text, problems } = tryCard(template);
    expect(text).toBe(builtIn);
    expect(problems).toEqual([`.github/incident-templates/card.md.hbs:${problem}`]);
  });

  test.each(["{{#if lead}}", "{{severity", "a\nb {{#if lead}}x{{/each}}", "{{/if}}", "{{}}"])(
    "that cannot be read (%j) is not used",
    (template) => {
      const { text, problems } = tryCard(template);
      expect(text).toBe(builtIn);
      expect(problems).toEqual([
        expect.stringMatching(
          /template\/syntax The template cannot be read(?: from here on\.|: )/u,
        ),
      ]);
    },
  );

  test("tells the line of what cannot be read", () => {
    expect(tryCard("a\nb {{#if lead}}x{{/each}}").problems).toMatchInlineSnapshot(`
      [
        ".github/incident-templates/card.md.hbs:2:6 template/syntax The template cannot be read: if doesn't match each.",
      ]
    `);
    expect(tryCard("a\nb\n{{#if lead}}\n").problems).toMatchInlineSnapshot(`
      [
        ".github/incident-templates/card.md.hbs:4:15 template/syntax The template cannot be read from here on.",
      ]
    `);
    expect(tryCard("a {{severity").problems).toMatchInlineSnapshot(`
      [
        ".github/incident-templates/card.md.hbs:1:5 template/syntax The template cannot be read from here on.",
      ]
    `);
  });

  test("learns what there is", () => {
    const { diagnostics } = rendererFor("en", { "card.md.hbs": "{{#each facts}}{{nam}}{{/each}}" });
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "code": "template/unknown-value",
          "column": 18,
          "file": ".github/incident-templates/card.md.hbs",
          "hint": "There are: \`name\`, \`value\`. The built-in template is used instead.",
          "line": 1,
          "message": "There is no value \`nam\` here.",
          "severity": "error",
        },
      ]
    `);
  });

  test("that asks for a part of something that may be missing is found out before it is used", () => {
    expect(rendererFor("en", { "card.md.hbs": "{{validation.since}}" }).diagnostics)
      .toMatchInlineSnapshot(`
      [
        {
          "code": "template/unknown-value",
          "column": 3,
          "file": ".github/incident-templates/card.md.hbs",
          "hint": "Ask for it inside an \`if\` or \`with\` of what it belongs to. The built-in template is used instead.",
          "line": 1,
          "message": "The value \`since\` was not there.",
          "severity": "error",
        },
      ]
    `);
  });

  test("that loops without end in sight is stopped", () => {
    const facts = Array.from(
      { length: 30 },
      (_, index): [string, { value: string; at: typeof view.incident.openedAt; by: undefined }] => [
        `fact ${index}`,
        { value: "x", at: view.incident.openedAt, by: undefined },
      ],
    );
    const renderer = rendererFor("en", { "card.md.hbs": nested(8) });
    const text = renderer.card({ ...view, incident: { ...view.incident, facts: new Map(facts) } });
    expect(text).toContain("## 🔴 SEV-1");
    expect(renderer.diagnostics).toMatchObject([
      { code: "template/too-much", message: "The template loops too often." },
    ]);
  });

  test("that writes more than a comment holds is replaced", () => {
    const { text, problems } = tryCard("x".repeat(30_000));
    expect(text).toBe(builtIn);
    expect(problems).toEqual([
      expect.stringContaining(
        "template/too-much What the template writes is longer than 20000 characters.",
      ),
    ]);
  });

  test("that is too long to be read is replaced", () => {
    expect(tryCard("{{! x }}".repeat(40_000)).problems).toEqual([
      expect.stringContaining("template/too-much The template is too long."),
    ]);
  });

  test("cannot turn text from outside into markup, whichever braces it uses", () => {
    const hostile = incidentAt("03:25:00");
    const incident = { ...hostile, roles: new Map([["lead", "<b>@ana</b> [x](y)"]]) };
    const renderer = rendererFor("en", { "card.md.hbs": "{{lead}} {{{lead}}} {{&lead}}" });
    const inert = String.raw`&lt;b&gt;@&#8203;ana&lt;/b&gt; \[x\](y)`;
    expect(renderer.card({ ...view, incident })).toBe([inert, inert, inert].join(" "));
  });

  test("works for the postmortem too, and files of other names are left alone", () => {
    const renderer = rendererFor("en", {
      "postmortem.md.hbs": "title: {{front.title}}",
      "README.md": "{{#if",
      "cards.md.hbs": "{{#if",
    });
    expect(renderer.postmortem(postmortemView(incidentAt("03:52:01")))).toBe(
      'title: "Sync queue stuck"\n',
    );
    expect(renderer.diagnostics).toMatchInlineSnapshot(`
      [
        {
          "code": "template/unknown-name",
          "column": 1,
          "file": ".github/incident-templates/cards.md.hbs",
          "hint": "There are: \`card.md.hbs\`, \`card-resolved.md.hbs\`, \`card-ended.md.hbs\`, \`checklist.md.hbs\`, \`probe.md.hbs\`, \`probes.md.hbs\`, \`operation.md.hbs\`, \`access.md.hbs\`, \`access-note.md.hbs\`, \`page.md.hbs\`, \`alert-notice.md.hbs\`, \`alert-report.md.hbs\`, \`alert-note.md.hbs\`, \`alert-duplicate.md.hbs\`, \`validation.md.hbs\`, \`reply.md.hbs\`, \`triage-note.md.hbs\`, \`runbook-missing.md.hbs\`, \`no-postmortem.md.hbs\`, \`merged.md.hbs\`, \`postmortem.md.hbs\`, \`pull-request.md.hbs\`.",
          "line": 1,
          "message": "There is no template of this name, so the file is never used.",
          "severity": "warning",
        },
      ]
    `);
  });
});

describe("the language", () => {
  test("that does not exist is replaced by English, and said", () => {
    const renderer = rendererFor("tlh");
    expect(renderer.page()).toBe(rendererFor("en").page());
    expect(renderer.diagnostics).toMatchObject([
      {
        file: ".github/incidents.yml",
        code: "template/unknown-locale",
        hint: "There are: en, pl. English is used instead.",
      },
    ]);
  });

  test("cannot lead out of the templates", () => {
    expect(rendererFor("../en").diagnostics).toHaveLength(1);
    expect(
      rendererFor("../en").merged({
        place: PLACE,
        pull: 1,
        pullUrl: "",
        fileUrl: "",
        mergedBy: undefined,
        actionItems: [],
      }),
    ).toContain("#1");
  });
});
