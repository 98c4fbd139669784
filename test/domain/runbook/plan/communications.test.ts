import { expect, test } from "vitest";
import { placeholdersIn } from "../../../../src/domain/runbook/plan/placeholder.ts";
import { planOf, withTitle } from "./plan-of.ts";

const templates = (...lines: readonly string[]): readonly string[] =>
  planOf(withTitle(...lines)).communications.map(
    ({ title, text, line }) => `${line} ${title}: ${text}`,
  );

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "a fence behind a heading",
    [
      "## Communication",
      "### Initial message",
      "```",
      "We look into an outage of [SERVICE].",
      "```",
    ],
    ["5 Initial message: We look into an outage of [SERVICE]."],
  ],
  [
    "a fence behind a bold label, the part being about something else",
    [
      "## Steps",
      "**Status update template:**",
      "",
      "```text",
      "Status: {status}",
      "Impact: {impact}",
      "```",
    ],
    ["6 Status update template: Status: {status}\nImpact: {impact}"],
  ],
  [
    "a form to fill in among the steps of a phase",
    [
      "## Phase 1",
      "- [ ] Look",
      "",
      "```markdown",
      "Severity: [level]",
      "Summary: [what]",
      "Status: Investigating",
      "```",
    ],
    ["6 Phase 1: Severity: [level]\nSummary: [what]\nStatus: Investigating"],
  ],
  [
    "a message on the end among others, though its label names the time afterwards",
    [
      "## Messaggi",
      "**Apertura**",
      "",
      "> Guasto in corso: [COSA].",
      "",
      "**Chiusura**",
      "",
      "> [COSA] funziona di nuovo bene.",
    ],
    ["6 Apertura: Guasto in corso: [COSA].", "10 Chiusura: [COSA] funziona di nuovo bene."],
  ],
  [
    "a list of the fields of a message that is called a template",
    [
      "## Szablon komunikatu",
      "- **Status:** badamy / działa",
      "- **Wpływ:** kogo dotyczy",
      "- **Kolejna aktualizacja:** kiedy",
    ],
    [
      "4 Szablon komunikatu: - **Status:** badamy / działa\n- **Wpływ:** kogo dotyczy\n- **Kolejna aktualizacja:** kiedy",
    ],
  ],
  [
    "nothing of nouns that is called a template",
    ["## Meldingsmal", "- Hva skjer", "- Hvem pavirkes", "- Status"],
    [],
  ],
  [
    "nothing of an example in a sentence",
    [
      "## 連絡",
      "- 電話を使う。例外はすぐに集まってほしいと伝える場合です。例：「すぐにこの部屋に集まってください。」",
    ],
    [],
  ],
  [
    "a Japanese quote below its heading",
    ["## お知らせ文例", "> ただいま受付をお休みしております。〇時に再びお知らせします。"],
    ["4 お知らせ文例: ただいま受付をお休みしております。〇時に再びお知らせします。"],
  ],
  [
    "nothing of a line of the log",
    [
      "## Communication notes",
      "**Work notes:** such as `09:14 The pump of the north well stopped.`",
    ],
    [],
  ],
  [
    "several fences, each behind its label",
    [
      "## Communication templates",
      "Initial:",
      "```",
      "We are on it since HH:MM.",
      "```",
      "Resolved:",
      "```",
      "All is well again, sorry.",
      "```",
    ],
    ["5 Initial: We are on it since HH:MM.", "9 Resolved: All is well again, sorry."],
  ],
  [
    "a fence below an item",
    ["## Communication", "- Customers:", "  ```", "  Dear customer, we are sorry.", "  ```"],
    ["5 Customers: Dear customer, we are sorry."],
  ],
  [
    "a quote",
    [
      "## Customer communication",
      "**Initial**",
      "",
      "> We are investigating a problem",
      "> with [SERVICE].",
      "",
      "> [!NOTE]",
      "> Ask the lead before you send.",
    ],
    ["6 Initial: We are investigating a problem\nwith [SERVICE]."],
  ],
  [
    "a code span behind a label",
    [
      "## Kommunikation",
      "- Gelöst: `Die Störung ist seit [ZEIT] behoben.`",
      "- Kanal: `#störungen`",
    ],
    ["4 Gelöst: Die Störung ist seit [ZEIT] behoben."],
  ],
  [
    "a text in quotation marks behind a label",
    [
      "## Communication",
      '- **Start:** "We are looking into errors on {service}."',
      "- **Tone:** calm",
    ],
    ["4 Start: We are looking into errors on {service}."],
  ],
  [
    "a cell",
    ["## Templates", "| When | Text |", "| - | - |", "| Start | `We are looking into [X] now` |"],
    ["6 Start: We are looking into [X] now"],
  ],
  [
    "data that carries a sentence",
    ["## Communication", "```json", '{ "text": "We are investigating an outage" }', "```"],
    ['4 Communication: { "text": "We are investigating an outage" }'],
  ],
  [
    "Chinese",
    ["## 通知模板", "```", "【故障通知】{服务} 出现故障，影响：[范围]", "```"],
    ["4 通知模板: 【故障通知】{服务} 出现故障，影响：[范围]"],
  ],
  [
    "Polish",
    ["## Komunikacja", "Szablon:", "```", "Badamy awarię usługi <NAZWA>.", "```"],
    ["5 Szablon: Badamy awarię usługi <NAZWA>."],
  ],
  [
    "a quote behind a bold line with a sentence below",
    [
      "## Przykłady",
      "**Wzór zgłoszenia do warsztatu**",
      "Poniżej stoi tekst, który wysyłamy z innego komputera zawsze wtedy, gdy własny nie działa od rana:",
      "",
      "> Pracownia stoi od godziny, proszę o pilny kontakt.",
    ],
    ["7 Wzór zgłoszenia do warsztatu: Pracownia stoi od godziny, proszę o pilny kontakt."],
  ],
  [
    "Korean",
    ["## 공지 템플릿", "> [서비스] 장애가 발생하여 확인 중입니다."],
    ["4 공지 템플릿: [서비스] 장애가 발생하여 확인 중입니다."],
  ],
])("a message is read from %s", (_, lines, expected) => {
  expect(templates(...lines)).toEqual(expected);
});

test("a sentence to those outside, behind its moment or in another language", () => {
  const found = templates(
    "## During the outage",
    '- Identified: "We have found the cause and are working on it."',
    '- **Email de cierre:** "Hola [Nombre], hemos reparado la compuerta del molino."',
    '- Seen: "the gate is stuck and the wheel turns"',
  );
  expect(found.map((one) => one.slice(0, 16))).toEqual(["4 Identified: We", "5 Email de cierr"]);
});

test.each<readonly [string, readonly string[]]>([
  [
    "a list to tick off in a fence on communication",
    [
      "## Communication",
      "```",
      "[ ] Open the channel of the mill",
      "[ ] Tell the mayor of it",
      "```",
    ],
  ],
  [
    "the form of a report",
    [
      "## Шаблон отчёта",
      "```text",
      "Номер: ...",
      "Как починили лифт: ...",
      "Кто дежурил: ...",
      "```",
    ],
  ],
  [
    "bullets under a heading called template",
    ["## Message template", "- what happened", "- who is affected"],
  ],
  [
    "commands among the steps",
    ["## Steps", "Update the deployment:", "```sh", "kubectl set image api=<TAG>", "```"],
  ],
  [
    "commands without a language",
    ["## Steps", "Send a message:", "```", "kubectl annotate pod <POD> a=b", "```"],
  ],
  [
    "commands in a part on communication",
    ["## Communication", "```bash", "open-channel incident", "```"],
  ],
  [
    "configuration behind a label",
    ["## Fix", "Notification settings:", "```json", '{ "to": "{team}" }', "```"],
  ],
  [
    "a postmortem template",
    ["## Post-mortem", "Template:", "```markdown", "# Incident [TITLE]", "## Impact", "```"],
  ],
  [
    "a template of an issue",
    ["## Steps", "Issue template:", "```", "Title: [X]", "Status: {status}", "```"],
  ],
  [
    "a log behind a label",
    ["## Symptoms", "Error message:", "```", "failed to reach {host} since <time>", "```"],
  ],
  [
    "a quote among the steps",
    ["## Steps", "Remember:", "", "> Always ask [LEAD] before you restart."],
  ],
  ["a drill", ["## Drill", "### Message", "```", "This is a test of [SERVICE] only.", "```"]],
  ["an empty document", []],
])("a message is not read from %s", (_, lines) => {
  expect(templates(...lines)).toEqual([]);
});

test("a message keeps its Markdown", () => {
  const text = withTitle("## Communication", "", "> Dear **all**,", "> we look into [X].");
  expect(planOf(text).communications).toEqual([
    {
      title: "Communication",
      text: "Dear **all**,\nwe look into [X].",
      placeholders: ["[X]"],
      line: 5,
      raw: "> Dear **all**,\n> we look into [X].",
    },
  ]);
});

test("placeholders are found as written, each once", () => {
  expect(
    placeholdersIn(
      "[X] <N> {severity} ${SERVICE} {{x}} HH:MM @[name] $(date -u) SEV-X YYYY-MM-DD ____ 【服务】 [X] <N>",
    ),
  ).toEqual([
    "[X]",
    "<N>",
    "{severity}",
    "${SERVICE}",
    "{{x}}",
    "HH:MM",
    "@[name]",
    "$(date -u)",
    "SEV-X",
    "YYYY-MM-DD",
    "____",
    "【服务】",
  ]);
  expect(
    placeholdersIn(
      '[x] [ ] [link](https://a.example) <https://b.example> <br> </b> { "a": 1 } a < b and c > d SEV1 10:30',
    ),
  ).toEqual([]);
});

test("a whole document is a message only in a part on communication", () => {
  const lines = ["```markdown", "# [TITLE]", "## Impact", "## Status", "We look into it.", "```"];
  expect(templates("## Message template", ...lines)).toEqual([]);
  expect(templates("## Communication", ...lines)).toHaveLength(1);
});

test("a button to press and a form for reports, in Chinese, announce no message", () => {
  const fence = ["```", "We look into an outage of [SERVICE].", "```"];
  expect(templates("## Steps", 'Go there and press the "Stop" button:', "", ...fence)).toEqual([]);
  expect(templates("## 事故報告模板", ...fence)).toEqual([]);
});
