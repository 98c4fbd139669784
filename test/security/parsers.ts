import { readConfig } from "../config/read-config.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { readMarker, visibleText } from "../../src/control/bot-comment.ts";
import { parseComment } from "../../src/domain/command/parse.ts";
import { parseMoment } from "../../src/domain/command/moment.ts";
import { COMMANDS } from "../../src/domain/command/registry.ts";
import { readForm } from "../../src/domain/form/answer.ts";
import { looksLikeIncidentForm, mapAnswers } from "../../src/domain/form/mapping.ts";
import { readInstant } from "../../src/domain/form/moment.ts";
import { readSeverity } from "../../src/domain/form/severity.ts";
import { block } from "../../src/domain/markdown/block.ts";
import { codeSpan, fence, inline } from "../../src/domain/markdown/escape.ts";
import { inertTitle } from "../../src/domain/markdown/inert.ts";
import { encodeMarker } from "../../src/domain/markdown/marker.ts";
import { readTaskList } from "../../src/domain/markdown/task-list.ts";
import { readActionItems } from "../../src/domain/postmortem/action-items.ts";
import { postmortemPath } from "../../src/domain/postmortem/place.ts";
import { redact } from "../../src/domain/probe/redact.ts";
import { matchRunbook } from "../../src/domain/runbook/match.ts";
import { readingsIn } from "../../src/domain/runbook/condition/readings.ts";
import { readDocument } from "../../src/domain/runbook/document.ts";
import { parseRunbook } from "../../src/domain/runbook/parse.ts";
import { instant, milliseconds } from "../../src/domain/time.ts";
import { createLookup } from "../../src/probe/json-lookup.ts";
import { inertInline } from "../../src/render/foreign.ts";
import { rendererFor } from "../render/fixture.ts";

const at = instant("2026-11-21T03:10:05Z");
const { defaults } = DOCUMENTS;
const VOCABULARY = {
  severities: defaults.severities,
  probes: ["health"],
  roles: [],
  runbooks: ["sync"],
};
const RUNBOOK = parseRunbook({
  path: "runbooks/sync.md",
  text: "# Sync\n\n1. Look\n2. Mend\n",
  frontMatter: {},
});

const lookUp = (body: string): void => {
  createLookup({
    kind: "answered",
    at,
    latency: milliseconds(1),
    status: 200,
    headers: {},
    body,
    isCut: false,
    redirect: undefined,
    named: {},
    timings: {},
  })("$..a");
};

/** Everything that reads text from outside, by what it reads. */
export const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  "the commands of a comment": (text) => parseComment(text, COMMANDS, VOCABULARY),
  "the form of an issue": (text) => {
    const answers = readForm(text, []);
    looksLikeIncidentForm(answers, [], defaults.incident.fields);
    return mapAnswers(answers, [], defaults.incident.fields);
  },
  "one answer of a form": (text) => [
    readForm(`### Severity\n\n${text}\n\n### Service\n\n${text}`, []),
    readSeverity(text, defaults),
    readInstant(text, at),
    parseMoment(text, at),
  ],
  "the marker of a comment": (text) => [readMarker(text), visibleText(text)],
  "the marker behind a text": (text) =>
    readMarker(`${text}\n\n${encodeMarker("card", { v: 1, entries: [] })}`),
  "the ticks of a checklist": readTaskList,
  "a runbook": (text) =>
    readDocument({
      path: "runbooks/x.md",
      text: `# X\n\n## First response\n\n${text}`,
      frontMatter: DOCUMENTS.readFrontMatter(text).values,
    }),
  "what a runbook is chosen by": (text) =>
    matchRunbook(
      {
        service: undefined,
        alert: text,
        title: text,
        severity: "sev-1",
        text,
        readings: readingsIn(text),
      },
      [RUNBOOK],
      defaults,
    ),
  "a config": readConfig,
  "front matter": (text) => DOCUMENTS.readFrontMatter(`---\n${text}\n---\n`),
  "an issue form": DOCUMENTS.readForm,
  "action items": (text) => readActionItems(`# P\n\n## Action items\n\n- [ ] ${text}`),
  "text to be shown": (text) => [
    inline(text),
    codeSpan(text, "cell"),
    fence(text),
    inertTitle(text),
  ],
  "Markdown to be shown": block,
  "a step to be shown": (text) => inertInline(text, { place: "cell", resolve: (url) => url }),
  "a title as a file's name": (title) => postmortemPath("p", { number: 1, title, openedAt: at }),
  "an answer with secrets": (text) => redact(text, ["Canary/7f3a9c+0B=", "***a"]),
  "an answer in JSON": lookUp,
  "a template of a repository": (text) => rendererFor("en", { "page.md.hbs": text }).diagnostics,
};
