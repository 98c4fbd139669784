import { CONFIG_FILE } from "../../domain/team-files.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import { cardModel } from "../model/card.ts";
import { checklistModel, ROOMS } from "../model/checklist.ts";
import { createStepPrinter } from "../model/step.ts";
import { mergedModel, noPostmortemModel, openingNoteModel } from "../model/notes.ts";
import { postmortemModel } from "../model/postmortem.ts";
import { probeModel } from "../model/probe.ts";
import { replyModel } from "../model/reply.ts";
import { validationModel } from "../model/validation.ts";
import type { TemplateName } from "../template/name.ts";
import type { CardView, MergedView, PostmortemView, ProbeView, ReplyPart } from "../view.ts";
import {
  BARE_INCIDENT,
  FULL_INCIDENT,
  SAMPLE_CHECKLIST,
  SAMPLE_EVENTS,
  SAMPLE_NOW,
  SAMPLE_PLACE as place,
  SAMPLE_POLICY as policy,
  SAMPLE_PROGRESS,
  SAMPLE_RUNS,
} from "./incident.ts";

const CHOICES = [{ id: "sync", title: "Sync", url: "https://github.com/example/service" }];

const DIAGNOSTIC: Diagnostic = {
  file: CONFIG_FILE,
  line: 1,
  column: 1,
  severity: "error",
  code: "config/unknown-key",
  message: "There is no such key.",
  hint: "Remove it.",
};

/** Models like those a template will meet: one in which everything is there, and one in which nothing is that may be missing. */
export function sampleModels(name: TemplateName, words: Words): readonly Model[] {
  switch (name) {
    case "card":
    case "card-resolved":
    case "card-ended":
      return [
        card(FULL_INCIDENT),
        card({ ...FULL_INCIDENT, phase: "triage", acknowledgedAt: undefined }),
        card(BARE_INCIDENT),
      ].map((view) => cardModel(view, words));
    case "checklist":
      return checklists(words);
    case "probe":
      return PROBES.map((view) => probeModel(view, words));
    case "page":
      return [{}];
    case "validation":
      return [FULL_INCIDENT, BARE_INCIDENT].map((incident) =>
        validationModel({ place, policy, incident }),
      );
    case "reply":
      return [replyModel({ place, to: "ana", parts: PARTS }, words)];
    case "triage-note":
    case "runbook-missing":
      return [CHOICES, []].map((choices) => openingNoteModel({ place, because: "why", choices }));
    case "no-postmortem":
      return [undefined, { name: "branch", url: place.repositoryUrl }].map((branch) =>
        noPostmortemModel(
          { place, outcome: "duplicate", impossible: branch && "why", branch },
          words,
        ),
      );
    case "merged":
      return MERGED.map(mergedModel);
    case "postmortem":
    case "pull-request":
      return [FULL_INCIDENT, BARE_INCIDENT].map((incident) =>
        postmortemModel(postmortem(incident), words),
      );
  }
}

const card = (incident: Incident): CardView => ({
  place,
  policy,
  incident,
  diagnostics: incident === BARE_INCIDENT ? [] : [DIAGNOSTIC],
  configNotice: incident === BARE_INCIDENT ? undefined : "An earlier config is in force.",
  commentUrls: new Map([["c1", place.issueUrl]]),
});

function checklists(words: Words): readonly Model[] {
  const others = Array.from({ length: 20 }, (_, index) => ({
    heading: `Part ${index + 2}`,
    command: `/runbook runbooks/sync ${index + 2}`,
  }));
  const view = { place, progress: SAMPLE_PROGRESS, checklist: SAMPLE_CHECKLIST, others };
  const bare = {
    place,
    progress: { ...SAMPLE_PROGRESS, runnersUp: [], steps: [] },
    checklist: { ...SAMPLE_CHECKLIST, steps: [] },
    others: [],
  };
  const room = ROOMS[0];
  const print = createStepPrinter(words);
  return [
    checklistModel(view, words, { room, print }),
    checklistModel(view, words, { room: { ...room, steps: 1, hasLinks: false }, print }),
    checklistModel(bare, words, { room, print }),
  ];
}

const PROBES: readonly ProbeView[] = [
  ...SAMPLE_RUNS.map((run) => ({
    place,
    run,
    title: "Health",
    runUrl: place.issueUrl,
    impossible: undefined,
  })),
  {
    place,
    run: SAMPLE_RUNS[2],
    title: "Health",
    runUrl: undefined,
    impossible: "no such workflow",
  },
];

const PARTS: readonly ReplyPart[] = [
  { kind: "refused", said: "/x", why: "There is no such command." },
  { kind: "help", table: "| a |\n| - |" },
  { kind: "status", incident: FULL_INCIDENT, policy },
  { kind: "status", incident: BARE_INCIDENT, policy },
  { kind: "runbooks", choices: CHOICES },
];

const MERGED: readonly MergedView[] = [
  {
    place,
    pull: 7,
    pullUrl: place.issueUrl,
    fileUrl: place.issueUrl,
    mergedBy: "ana",
    actionItems: [
      { text: "Do it", group: "Code fix", owner: "ana", due: "2026-02-01", isDone: false },
    ],
  },
  {
    place,
    pull: 7,
    pullUrl: "",
    fileUrl: "",
    mergedBy: undefined,
    isMerged: false,
    actionItems: [],
  },
];

const postmortem = (incident: Incident): PostmortemView => ({
  place,
  policy,
  incident,
  answers: [{ label: "Impact", answer: "Some" }],
  events: SAMPLE_EVENTS,
  refusals: [
    {
      id: "comment/1/0",
      seq: 1,
      judgedAt: SAMPLE_NOW,
      verdict: { kind: "refused", by: "ana", said: "/x", why: "There is no such command." },
      events: [],
    },
  ],
  steps: new Map([["c1", ["Step 1", "Step 2", "Step 3"]]]),
  path: "postmortems/2026/2026-01-02-12.md",
  writtenAt: SAMPLE_NOW,
});
