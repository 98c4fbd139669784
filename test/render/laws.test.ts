import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { ProbeRun } from "../../src/domain/incident.ts";
import type { Reading } from "../../src/domain/probe/history.ts";
import { before, minutes } from "../../src/domain/time.ts";
import { CARD_LIMIT } from "../../src/render/create.ts";
import { COMMENT_LIMIT } from "../../src/render/fit.ts";
import { parseMarkdown } from "../../src/domain/markdown/parse.ts";
import type { Renderer } from "../../src/render/renderer.ts";
import { ALL_EVENTS } from "./every-event.ts";
import {
  cardView,
  CHECKLIST,
  incidentAt,
  PLACE,
  POLICY,
  postmortemView,
  RED,
  rendererFor,
} from "./fixture.ts";
import { reachOf } from "./reach.ts";

const NASTY = [
  "@ana",
  "@octo-org/oncall",
  "#12",
  "GH-12",
  "octo-org/pitpilot#12",
  "https://github.com/other/repo/issues/12",
  "[x](https://github.com/other/repo/pull/1)",
  "<!-- sitrep:card {} -->",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "```",
  "`",
  "| a | b |",
  "\n\n",
  "\n## Heading\n",
  "- [x] item",
  "[text](javascript:alert(1))",
  "![image](https://example.org/x.png)",
  "{{lead}}",
  "{{{lead}}}",
  "${{ secrets.X }}",
  "**bold",
  "~~",
  "\\",
  "&#64;ana",
  "\u202e",
  "🔥",
];

/** Text as somebody would write it who wants more than to report. */
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string()), { maxLength: 6 })
  .map((parts) => parts.join(" "));

/** Every text that people or probes write, replaced. */
function poison(event: IncidentEvent, text: string): IncidentEvent {
  switch (event.kind) {
    case "update-posted":
    case "note-added":
      return { ...event, text };
    case "fact-recorded":
      return { ...event, name: text, value: text };
    case "severity-set":
    case "reopened":
    case "step-set":
      return { ...event, reason: text };
    case "phase-set":
    case "resolution-requested":
    case "resolved":
      return { ...event, note: text };
    case "role-assigned":
      return { ...event, role: event.role === "lead" ? "lead" : text, to: text };
    case "runbook-attached":
      return {
        ...event,
        because: { kind: "alert", name: text },
        runnersUp: [text],
        checklists: event.checklists.map((ref) => ({ ...ref, runbookTitle: text, heading: text })),
      };
    case "runbook-missing":
      return { ...event, because: text };
    case "probe-lost":
      return { ...event, why: text };
    case "probe-reported":
      return { ...event, report: poisonedReport(text) };
    case "declared":
      return { ...event, by: text, service: text };
    case "triage-decided":
      return {
        ...event,
        title: text,
        because: [text, { kind: "measured", name: text, value: text }],
        flags: [text],
      };
    case "flag-lifted":
      return { ...event, flag: text, reason: text };
    case "operation-requested":
      return { ...event, operation: text, target: text, parameters: { [text]: text } };
    case "operation-dry-run-ended":
    case "operation-ended":
      return { ...event, outcome: { ...event.outcome, summary: text, output: text } };
    case "operation-cancelled":
      return { ...event, why: { kind: "dry-run-failed", summary: text } };
    case "access-revoked":
      return { ...event, why: text };
    case "access-requested":
      return { ...event, reason: text };
    case "manual-check-set":
    case "operation-dry-run-begun":
    case "operation-approved":
    case "operation-begun":
    case "operation-expired":
    case "access-granted":
    case "access-reminded":
    case "access-lapsed":
    case "acknowledged":
    case "probe-requested":
    case "closed":
    case "postmortem-opened":
    case "postmortem-merged":
    case "postmortem-declined":
    case "postmortem-waived":
      return event;
  }
}

const poisonedReport = (text: string): typeof RED => ({
  ...RED,
  summary: text,
  assertions: [{ assertion: text, found: text, holds: false }],
  values: { [text]: text, [`n${text}`]: 4 },
  runUrl: "javascript:alert(1)",
});

/** Readings before the poisoned one: of a number under that name, and of another text under another. */
const earlierThan = (text: string): readonly Reading[] =>
  [3, 2, 1].map((minute) => ({
    at: before(RED.at, minutes(minute)),
    health: "healthy",
    reading: "healthy",
    latency: undefined,
    values: { [`n${text}`]: minute, [text]: `${minute}${text}` },
  }));

/** Everything the bot can say of an incident in which every text is the same. */
function everyComment(renderer: Renderer, text: string): readonly string[] {
  const events = ALL_EVENTS.map((event) => poison(event, text));
  const place = { ...PLACE, issueTitle: text };
  const moments = ["03:10:06", "03:31:00", "03:40:00", "11:00:00", "23:00:00"];
  const incidents = moments.map((time) => incidentAt(time, events));
  const cards = incidents.map((incident) =>
    renderer.card({
      ...cardView(incident),
      place,
      configNotice: text,
      diagnostics: [
        { file: text, line: 1, column: 1, severity: "error", code: "x", message: text, hint: text },
      ],
    }),
  );
  const [incident] = incidents.slice(2);
  const [progress] = incident?.checklists ?? [];
  if (incident === undefined || progress === undefined) throw new Error("the fixture has both");
  const steps = [{ text, details: text, code: [{ language: text, text }], line: 1 }];
  const run = (outcome: ProbeRun["outcome"], impossible?: string): string =>
    renderer.probe({
      place,
      run: {
        request: text,
        probe: text,
        purpose: "question",
        requestedAt: RED.at,
        requestedBy: text,
        outcome,
      },
      title: text,
      runUrl: undefined,
      impossible,
      earlier: earlierThan(text),
    });
  const choices = [{ id: text, title: text, url: PLACE.issueUrl }];
  const report = postmortemView(incident);
  const poisoned = {
    ...report,
    place,
    events,
    answers: [{ label: text, answer: text }],
    steps: new Map([["c1", [text, text, text]]]),
  };
  return [
    ...cards,
    renderer.checklist({
      place,
      progress,
      others: [],
      checklist: { ...CHECKLIST, heading: text, steps },
    }),
    run({ kind: "pending" }),
    run({ kind: "pending" }, text),
    run({ kind: "lost", why: text, at: RED.at }),
    run({ kind: "reported", report: poisonedReport(text), at: RED.at }),
    renderer.probes({
      place,
      runUrl: undefined,
      answers: [
        { title: text, report: poisonedReport(text), earlier: earlierThan(text) },
        {
          title: text,
          report: {
            ...poisonedReport(text),
            probe: text,
            says: { kind: "one-fails", assertion: text, found: text },
          },
          earlier: [],
        },
      ],
    }),
    renderer.validation({ place, policy: POLICY, incident }),
    renderer.reply({
      place,
      to: text,
      parts: [
        { kind: "refused", said: text, why: "Say it otherwise." },
        { kind: "status", incident, policy: POLICY },
        { kind: "runbooks", choices },
      ],
    }),
    renderer.triageNote({ place, because: text, choices }),
    renderer.runbookMissing({ place, because: text, choices }),
    renderer.noPostmortem({ place, outcome: "completed", impossible: text }),
    renderer.merged({
      place,
      pull: 7,
      pullUrl: PLACE.issueUrl,
      fileUrl: PLACE.issueUrl,
      mergedBy: text,
      actionItems: [{ text, group: text, owner: text, due: text, isDone: false }],
    }),
    renderer.pullRequest(poisoned).body,
    renderer.postmortem(poisoned),
  ];
}

/** What the postmortem's own text has that `reachOf` would find: the example in its HTML comment. */
const withoutExample = (text: string): string => text.replace(/\n<!-- [^]*?-->\n/u, "\n");

/** What all of it would reach; the postmortem is last, a file with front matter. */
function reachOfAll(renderer: Renderer, text: string): readonly (readonly string[])[] {
  const [file = "", ...comments] = everyComment(renderer, text).toReversed();
  return [reachOf(withoutExample(file), parseMarkdown), ...comments.map((one) => reachOf(one))];
}

describe.each(["en", "pl"])("in %s", (locale) => {
  const renderer = rendererFor(locale);
  const own = reachOfAll(renderer, "x");

  test("nothing from outside reaches anybody or acts", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(reachOfAll(renderer, text)).toEqual(own);
      }),
      { numRuns: 20 },
    );
  });
});

describe("whatever it is told", () => {
  const renderer = rendererFor();

  test("the bot says the same twice", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(everyComment(renderer, text)).toEqual(everyComment(rendererFor(), text));
      }),
      { numRuns: 5 },
    );
  });

  test.each(["x", "<", "@a ", "`"])(
    "a comment stays within its room with %j 65,536 times",
    (character) => {
      const text = character.repeat(65_536 / character.length);
      const [postmortem, ...comments] = everyComment(renderer, text).toReversed();
      for (const comment of comments) expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
      expect(postmortem?.length).toBeLessThan(500_010);
    },
  );

  test("a card stays within its room with everything at once", () => {
    const facts = Array.from({ length: 100 }, (_, index): IncidentEvent => ({
      kind: "fact-recorded",
      at: RED.at,
      by: "ana",
      name: `${index} ${"<".repeat(100)}`,
      value: "<".repeat(1000),
    }));
    const card = renderer.card(cardView(incidentAt("23:00:00", [...ALL_EVENTS, ...facts])));
    expect(card.length).toBeLessThanOrEqual(CARD_LIMIT);
    expect(card).toContain("`/help`");
  });

  test("a reply to a hundred mistakes is cut, not lost", () => {
    const parts = Array.from({ length: 100 }, () => ({
      kind: "refused" as const,
      said: "/x",
      why: "No.",
    }));
    expect(renderer.reply({ place: PLACE, to: "ana", parts })).toContain(
      "Further commands in the comment that needed an answer: 80.",
    );
  });
});
