import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readForm } from "../../../src/domain/form/answer.ts";
import { readFormDefinition } from "../../../src/domain/form/definition.ts";
import { looksLikeIncidentForm, mapAnswers } from "../../../src/domain/form/mapping.ts";

const FORM = {
  name: "Incident",
  body: [
    { type: "markdown", attributes: { value: "### Read this first" } },
    {
      type: "dropdown",
      id: "service",
      attributes: { label: "Affected service", options: ["sync", "billing"] },
    },
    {
      type: "dropdown",
      id: "severity",
      attributes: { label: "Severity", options: ["SEV-1 (core down)", "SEV-2", "Not sure"] },
    },
    { type: "textarea", id: "summary", attributes: { label: "What is happening?" } },
    { type: "input", id: "started", attributes: { label: "Since when?" } },
    { type: "textarea", id: "impact", attributes: { label: "Impact" } },
    { type: "textarea", id: "alert", attributes: { label: "Alert text", render: "text" } },
    {
      type: "checkboxes",
      id: "checks",
      attributes: { label: "Before you send", options: [{ label: "I looked" }] },
    },
  ],
};
const DEFINITION = readFormDefinition(FORM);
const NOTHING = {
  severity: undefined,
  startedAt: undefined,
  alert: undefined,
  service: undefined,
  impact: undefined,
  summary: undefined,
  others: [],
};

const BODY = `### Affected service

sync

### Severity

SEV-1 (core down)

### What is happening?

Jobs do not run.

### Severity of my mood

low

\`\`\`
### Impact
\`\`\`

### Since when?

_No response_

### Impact

- all teams

### Alert text

\`\`\`text
QueueBacklog firing
\`\`\`

### Before you send

- [X] I looked
- [ ] I asked
`;

describe("reading a form", () => {
  test("of GitHub, with its definition, keeps headings inside answers where they are", () => {
    expect(readForm(BODY, DEFINITION)).toMatchInlineSnapshot(`
      [
        {
          "answer": "sync",
          "label": "Affected service",
        },
        {
          "answer": "SEV-1 (core down)",
          "label": "Severity",
        },
        {
          "answer": "Jobs do not run.

      ### Severity of my mood

      low

      \`\`\`
      ### Impact
      \`\`\`",
          "label": "What is happening?",
        },
        {
          "answer": "",
          "label": "Since when?",
        },
        {
          "answer": "- all teams",
          "label": "Impact",
        },
        {
          "answer": "\`\`\`text
      QueueBacklog firing
      \`\`\`",
          "label": "Alert text",
        },
        {
          "answer": "- [X] I looked
      - [ ] I asked",
          "label": "Before you send",
        },
      ]
    `);
  });

  test.each([
    ["Windows line ends", BODY.replaceAll("\n", "\r\n"), 7],
    ["without its definition", BODY, 8],
    ["an empty body", "", 0],
    ["a body that is no form", "It is all on fire.", 0],
  ])("%s", (_, body, count) => {
    const definition = _ === "without its definition" ? undefined : DEFINITION;
    expect(readForm(body, definition)).toHaveLength(count);
  });

  test("keeps fields the form has not, below fields of one line", () => {
    const body = "### Severity\n\nSEV-2\n\n### Region\n\neu-west\n";
    expect(readForm(body, DEFINITION)).toEqual([
      { label: "Severity", answer: "SEV-2" },
      { label: "Region", answer: "eu-west" },
    ]);
  });

  test("reads a template filled in by hand, with other headings and hidden hints", () => {
    const body =
      "# Incident\n\n## Service\n<!-- which one? -->\nbilling\n\n## Priority\nP1\n\n### Detail\nmore\n";
    expect(readForm(body)).toEqual([
      { label: "Service", answer: "billing" },
      { label: "Priority", answer: "P1\n\n### Detail\nmore" },
    ]);
  });

  test("reads lines where there are no headings", () => {
    const body =
      "**Severity:** SEV-1\n**Service**: sync\n\n- Since when: 02:40 UTC\n- Note: not a field\n- *Reporter:* me\n\n> Severity: quoted";
    expect(readForm(body)).toEqual([
      { label: "Severity", answer: "SEV-1" },
      { label: "Service", answer: "sync" },
      { label: "Since when", answer: "02:40 UTC" },
      { label: "Reporter", answer: "me" },
    ]);
  });

  test("goes on below code that somebody forgot to close", () => {
    const body = BODY.replace("Jobs do not run.", "```\nJobs do not run.").replace(
      "```\n### Impact\n```\n",
      "",
    );
    const answers = readForm(body, DEFINITION);
    expect(answers.map(({ label }) => label)).toEqual(DEFINITION.map(({ label }) => label));
    expect(answers[2]?.answer).toMatch(/^```\nJobs do not run\./u);
    expect(readForm(body.replaceAll("\n", "\r\n"), DEFINITION)).toHaveLength(7);
  });

  test("reads no label twice, however often it stands in code", () => {
    const body = "### Severity\n```\n### Impact\n```\n".repeat(1500);
    const before = process.cpuUsage();
    expect(readForm(body, DEFINITION).length).toBeLessThan(20);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  test("never fails and never loses a line of an answer", () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((line) => /^[a-z]/u.test(line))), (lines) => {
        const answer = lines.join("\n").trim();
        const body = `### Severity\n\nSEV-1\n\n### Impact\n\n${answer}\n\n### Alert text\n\nx`;
        expect(readForm(body, DEFINITION)[1]).toEqual({ label: "Impact", answer });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) =>
        Array.isArray(readForm(body, DEFINITION)),
      ),
    );
  });
});

describe("a form's definition", () => {
  test.each([
    [undefined],
    [null],
    [[]],
    ["x"],
    [{ body: "x" }],
    [{ body: [null, 1, { type: "input" }, { type: "input", attributes: { label: 3 } }] }],
  ])("%j has no questions", (form) => {
    expect(readFormDefinition(form)).toEqual([]);
  });

  test("has its questions in order, without the texts between", () => {
    expect(DEFINITION.map(({ label, kind, options }) => [label, kind, options.length])).toEqual([
      ["Affected service", "dropdown", 2],
      ["Severity", "dropdown", 3],
      ["What is happening?", "textarea", 0],
      ["Since when?", "input", 0],
      ["Impact", "textarea", 0],
      ["Alert text", "textarea", 0],
      ["Before you send", "checkboxes", 1],
    ]);
  });
});

const answer = (label: string, text = "x") => ({ label, answer: text });

describe("what the answers mean", () => {
  test("all fields of our own form", () => {
    expect(mapAnswers(readForm(BODY, DEFINITION), DEFINITION, {})).toMatchInlineSnapshot(`
      {
        "alert": "QueueBacklog firing",
        "impact": "- all teams",
        "others": [
          {
            "answer": "- [X] I looked
      - [ ] I asked",
            "label": "Before you send",
          },
        ],
        "service": "sync",
        "severity": "SEV-1 (core down)",
        "startedAt": undefined,
        "summary": "Jobs do not run.

      ### Severity of my mood

      low

      \`\`\`
      ### Impact
      \`\`\`",
      }
    `);
  });

  test.each([
    [
      "English",
      [
        "How severe is it?",
        "When did it start?",
        "Error message",
        "Which component is affected?",
        "Customer impact",
        "Describe the incident",
      ],
    ],
    [
      "Polish",
      [
        "Poziom ważności",
        "Od kiedy?",
        "Treść alertu",
        "Której usługi dotyczy",
        "Wpływ na użytkowników",
        "Co się dzieje?",
      ],
    ],
    [
      "German",
      [
        "Schweregrad",
        "Seit wann?",
        "Fehlermeldung",
        "Betroffener Dienst",
        "Auswirkungen",
        "Was ist passiert?",
      ],
    ],
    [
      "French",
      [
        "Gravité",
        "Depuis quand ?",
        "Alerte",
        "Service concerné",
        "Conséquences",
        "Que se passe-t-il ?",
      ],
    ],
    [
      "Spanish",
      [
        "Severidad",
        "¿Desde cuándo?",
        "Alerta",
        "Servicio afectado",
        "Impacto",
        "¿Qué está pasando?",
      ],
    ],
    [
      "Portuguese",
      [
        "Gravidade",
        "Início",
        "Mensagem de erro",
        "Serviço afetado",
        "Impacto no cliente",
        "O que aconteceu?",
      ],
    ],
    [
      "Italian",
      [
        "Gravità",
        "Da quando?",
        "Allarme",
        "Servizio interessato",
        "Impatto",
        "Cosa sta succedendo?",
      ],
    ],
    ["Russian", ["Критичность", "Когда", "Алерт", "Сервис", "Влияние", "Что случилось?"]],
    [
      "Norwegian",
      ["Alvorlighetsgrad", "Siden når?", "Varsel", "Berørt tjeneste", "Påvirkning", "Hva skjer?"],
    ],
    ["Japanese", ["重大度", "発生時刻", "アラート", "対象サービス", "影響範囲", "概要"]],
    ["Chinese", ["严重程度", "开始时间", "告警内容", "受影响的服务", "影响范围", "发生了什么？"]],
    ["Korean", ["심각도", "발생 시각", "알림", "영향받는 서비스", "영향 범위", "요약"]],
    ["accents left out", ["Gravite", "Debut", "Alerte", "Composant", "Consequences", "Resume"]],
    ["ids", ["sev", "started_at", "alertName", "affected-service", "impact", "description"]],
  ])("%s labels, in any order", (_, labels) => {
    const answers = labels.map((label, index) => answer(label, String(index)));
    const expected = {
      severity: "0",
      startedAt: "1",
      alert: "2",
      service: "3",
      impact: "4",
      summary: "5",
      others: [],
    };
    expect(mapAnswers(answers, undefined, {})).toEqual(expected);
    expect(mapAnswers(answers.toReversed(), undefined, {})).toEqual(expected);
  });

  test("a label set in the config comes before the usual one", () => {
    const answers = [answer("Severity", "of weather"), answer("Stufe", "SEV-1")];
    expect(mapAnswers(answers, undefined, { severity: "Stufe" })).toMatchObject({
      severity: "SEV-1",
      others: [answer("Severity", "of weather")],
    });
  });

  test("an id set in the config leads to the label the form has for it", () => {
    const definition = readFormDefinition({
      body: [{ type: "input", id: "q7", attributes: { label: "Ort" } }],
    });
    expect(mapAnswers([answer("Ort", "sync")], definition, { service: "q7" }).service).toBe("sync");
  });

  test("options that look like severities are the severity, whatever the question is called", () => {
    const definition = readFormDefinition({
      body: [
        {
          type: "dropdown",
          id: "q1",
          attributes: { label: "Stufe", options: ["P1 - alles", "P2 - manches"] },
        },
      ],
    });
    expect(mapAnswers([answer("Stufe", "P1 - alles")], definition, {}).severity).toBe("P1 - alles");
  });

  test("an answer that looks like a severity is one where nothing else is", () => {
    expect(mapAnswers([answer("Stufe", "SEV-2")], undefined, {}).severity).toBe("SEV-2");
  });

  test("an empty answer is none, and is nobody's else's", () => {
    expect(mapAnswers([answer("Severity", "")], undefined, {})).toEqual(NOTHING);
  });

  test("nothing for nothing", () => {
    expect(mapAnswers([], DEFINITION, {})).toEqual(NOTHING);
  });
});

describe("an incident without its label", () => {
  test.each([
    ["our form filled in", BODY, DEFINITION, true],
    [
      "severity and service only",
      "### Severity\n\nSEV-1\n\n### Affected service\n\nsync",
      DEFINITION,
      true,
    ],
    ["severity alone", "### Severity\n\nSEV-1", DEFINITION, false],
    [
      "everything but a severity",
      "### Impact\n\nx\n\n### Affected service\n\nsync",
      DEFINITION,
      false,
    ],
    ["the labels, but no form in the repository", BODY, undefined, false],
    ["an issue of another form", "### Severity\n\nx\n\n### Browser\n\ny", DEFINITION, false],
    ["an empty body", "", DEFINITION, false],
  ])("is recognised by its form: %s", (_, body, definition, is) => {
    expect(looksLikeIncidentForm(readForm(body, definition), definition)).toBe(is);
  });
});
