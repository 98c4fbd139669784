import { NOTHING_HEARD } from "../../domain/alert/heard.ts";
import { CONFIG_FILE } from "../../domain/team-files.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Reading } from "../../domain/probe/history.ts";
import { instant, minutes } from "../../domain/time.ts";
import type { Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import { accessModel, accessNoteModel } from "../model/access.ts";
import {
  alertDuplicateModel,
  alertNoteModel,
  alertNoticeModel,
  alertReportModel,
} from "../model/alert.ts";
import { cardModel } from "../model/card.ts";
import { checklistModel, ROOMS } from "../model/checklist.ts";
import { createStepPrinter } from "../model/step.ts";
import { mergedModel, noPostmortemModel, openingNoteModel } from "../model/notes.ts";
import { operationModel } from "../model/operation.ts";
import { postmortemModel } from "../model/postmortem.ts";
import { probeModel, probesModel } from "../model/probe.ts";
import { replyModel } from "../model/reply.ts";
import { validationModel } from "../model/validation.ts";
import type { TemplateName } from "../template/name.ts";
import type {
  CardView,
  MergedView,
  PostmortemView,
  ProbesView,
  ProbeView,
  ReplyPart,
} from "../view.ts";
import { sampleAccess, sampleAccessNotes } from "./access.ts";
import { SAMPLE_HEARD } from "./alert.ts";
import {
  BARE_INCIDENT,
  FULL_INCIDENT,
  MANY_HEALTHY_INCIDENT,
  SET_BACK_INCIDENT,
  SAMPLE_CHECKLIST,
  SAMPLE_EVENTS,
  SAMPLE_NOW,
  SAMPLE_PLACE as place,
  SAMPLE_POLICY as policy,
  SAMPLE_PROGRESS,
  SAMPLE_RUNS,
} from "./incident.ts";
import { sampleOperations } from "./operation.ts";

const HEARD = [SAMPLE_HEARD, { ...SAMPLE_HEARD, rest: ["0a1b2c3d"] }, NOTHING_HEARD];
const STORM = { most: 10, per: minutes(10) };
const SECTIONS = [
  { label: "Severity", answer: "SEV-2", isCode: false },
  { label: "Alert", answer: "ApiDown", isCode: true },
  { label: "Impact", answer: undefined, isCode: false },
];

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
        card(SET_BACK_INCIDENT),
        card(MANY_HEALTHY_INCIDENT),
        card(BARE_INCIDENT),
      ].map((view) => cardModel(view, words));
    case "checklist":
      return checklists(words);
    case "probe":
      return PROBES.map((view) => probeModel(view, words));
    case "probes":
      return PROBES.flatMap(({ run: { outcome }, earlier = [] }) =>
        outcome.kind === "reported" ? probesModels({ report: outcome.report, earlier }, words) : [],
      );
    case "operation":
      return OPERATIONS.map((view) => operationModel(view, words, 4200));
    case "access":
      return sampleAccess(place, SAMPLE_NOW).map((view) => accessModel(view, words));
    case "access-note":
      return sampleAccessNotes(place, SAMPLE_NOW).map((view) => accessNoteModel(view, words));
    case "alert-notice":
      return HEARD.map((heard) =>
        alertNoticeModel({ fingerprint: "alert/ApiDown", heard, storm: STORM }),
      );
    case "alert-report":
      return [alertReportModel({ sections: SECTIONS })];
    case "alert-note":
      return HEARD.map((heard) => alertNoteModel({ heard }));
    case "alert-duplicate":
      return [true, false].map((isStorm) =>
        alertDuplicateModel({ number: 12, url: place.issueUrl, isStorm }),
      );
    case "page":
      return [{}];
    case "validation":
      return [FULL_INCIDENT, SET_BACK_INCIDENT, BARE_INCIDENT].map((incident) =>
        validationModel({ place, policy, incident }, words),
      );
    case "reply":
      return [replyModel({ place, to: "ana", parts: PARTS }, words)];
    case "triage-note":
    case "runbook-missing":
      return [CHOICES, []].map((choices) =>
        openingNoteModel({ place, because: "why", choices }, words),
      );
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

/** One probe, and it among so many healthy ones that those are folded. */
const probesModels = (
  { report, earlier }: Omit<ProbesView["answers"][number], "title">,
  words: Words,
): readonly Model[] => {
  const answer = { title: "Health", report, earlier };
  const healthy = { ...answer, report: { ...report, health: "healthy" as const } };
  return [[answer], [answer, healthy, healthy, healthy, healthy]].map((answers) =>
    probesModel({ place, runUrl: place.issueUrl, answers }, words),
  );
};

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

/** Two readings before that of the sample report. */
const earlier = (values: Reading["values"]): readonly Reading[] =>
  [1, 2].map((minute) => ({
    at: instant(SAMPLE_NOW - minutes(60 * 24 - minute)),
    health: "healthy",
    reading: "healthy",
    latency: undefined,
    values,
  }));

const PROBES: readonly ProbeView[] = [
  ...[{ queue: 40 }, { queue: 42, failed: 1, state: "ok" }].map((values) => ({
    place,
    run: SAMPLE_RUNS[0],
    title: "Health",
    runUrl: place.issueUrl,
    impossible: undefined,
    earlier: earlier(values),
  })),
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

const OPERATIONS = sampleOperations(place, SAMPLE_NOW);

const PARTS: readonly ReplyPart[] = [
  { kind: "refused", said: "/x", why: "There is no such command." },
  { kind: "help", table: "| a |\n| - |" },
  { kind: "status", incident: FULL_INCIDENT, policy },
  { kind: "status", incident: BARE_INCIDENT, policy },
  { kind: "flags", incident: FULL_INCIDENT },
  { kind: "flags", incident: BARE_INCIDENT },
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
