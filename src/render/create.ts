import { CONFIG_FILE } from "../domain/team-files.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { inertTitle } from "../domain/markdown/inert.ts";
import { COMMENT_LIMIT, eachClipped, whole, type Candidates } from "./fit.ts";
import { clipped, type Model } from "./markdown.ts";
import { readWords, type Words } from "./messages.ts";
import { accessModel, accessNoteModel } from "./model/access.ts";
import {
  alertDuplicateModel,
  alertNoteModel,
  alertNoticeModel,
  alertReportModel,
} from "./model/alert.ts";
import { cardModel, cardTemplate } from "./model/card.ts";
import { checklistModel, roomsFor } from "./model/checklist.ts";
import { mergedModel, noPostmortemModel, openingNoteModel } from "./model/notes.ts";
import { operationModel } from "./model/operation.ts";
import { postmortemModel, TELLINGS } from "./model/postmortem.ts";
import { probeModel, probesModel } from "./model/probe.ts";
import { replyModel } from "./model/reply.ts";
import { createStepPrinter } from "./model/step.ts";
import { shorten } from "./shorten.ts";
import { validationModel } from "./model/validation.ts";
import type { Renderer, TemplateSources } from "./renderer.ts";
import type { Samples } from "./samples-for.ts";
import { fileOf, type TemplateName } from "./template/name.ts";
import { createPress, type Press } from "./template/press.ts";
import type { PostmortemView, PullText } from "./view.ts";

/** Longest text of a card, which shares its comment with the ledger. */
export const CARD_LIMIT = 20_000;
/** Longest notice on alerts, which shares the body of an issue with a report and a mark. */
const NOTICE_LIMIT = 12_000;
/** Longest postmortem. */
const FILE_LIMIT = 500_000;
/** Texts and rows of a card, from its ordinary size to the least. */
const CARD_ROOMS = [
  { text: 600, rows: 30 },
  { text: 120, rows: 12 },
  { text: 40, rows: 4 },
] as const;
/** Characters of what an operation printed. Ordinary text fits; what grows when it is made inert is cut shorter. */
const OUTPUT_ROOMS = [4200, 500] as const;
const TITLE_LIMIT = 200;
const FALLBACK = "en";

/** What a renderer is made of. */
export interface RendererOptions {
  /** Built-in templates of all languages, by path below `templates/`. */
  readonly builtIn: TemplateSources;
  /** A repository's own templates, by file name. */
  readonly overrides: TemplateSources;
  /** What these are tried on. */
  readonly samples: Samples;
  /** Language; English where it does not exist. */
  readonly locale: string;
}

/** Makes a renderer for one language and one repository. Templates are read once and kept. */
export function createRenderer({ builtIn, overrides, samples, locale }: RendererOptions): Renderer {
  const language = builtIn.has(`${locale}/messages.json`) ? locale : FALLBACK;
  const textOf = (file: string): string => {
    const text = builtIn.get(`${language}/${file}`);
    if (text === undefined) throw new Error(`there is no template ${language}/${file}`);
    return text;
  };
  const words = readWords(textOf("messages.json"), language);
  const press = createPress({
    builtIn: (name) => textOf(fileOf(name)),
    overrides,
    samples: (name) => samples(name, words),
  });
  const known = language === locale ? [] : [unknownLocale(locale, builtIn)];
  return {
    ...printers(press, words),
    get diagnostics() {
      return [...known, ...press.diagnostics()];
    },
  };
}

function printers(press: Press, words: Words): Omit<Renderer, "diagnostics"> {
  const print = createStepPrinter(words);
  const comment = (name: TemplateName, ...models: readonly (() => Model)[]): string =>
    printWithin(press, words, { name, limit: COMMENT_LIMIT, candidates: eachClipped(models) });
  return {
    card: (view) =>
      printWithin(press, words, {
        name: cardTemplate(view.incident),
        limit: CARD_LIMIT,
        candidates: CARD_ROOMS.map(
          ({ text, rows }) =>
            () =>
              clipped(cardModel(view, words, rows), text),
        ),
      }),
    checklist: (view) =>
      comment(
        "checklist",
        ...roomsFor(view, COMMENT_LIMIT).map(
          (room) => () => checklistModel(view, words, { room, print }),
        ),
      ),
    probe: (view) => comment("probe", () => probeModel(view, words)),
    probes: (view) => comment("probes", () => probesModel(view, words)),
    page: () => comment("page", () => ({})),
    operation: (view) =>
      comment(
        "operation",
        () => operationModel(view, words, OUTPUT_ROOMS[0]),
        () => operationModel(view, words, OUTPUT_ROOMS[1]),
      ),
    access: (view) => comment("access", () => accessModel(view, words)),
    accessNote: (view) => comment("access-note", () => accessNoteModel(view, words)),
    validation: (view) => comment("validation", () => validationModel(view, words)),
    reply: (view) => comment("reply", () => replyModel(view, words)),
    triageNote: (view) => comment("triage-note", () => openingNoteModel(view, words)),
    runbookMissing: (view) => comment("runbook-missing", () => openingNoteModel(view, words)),
    noPostmortem: (view) => comment("no-postmortem", () => noPostmortemModel(view, words)),
    merged: (view) => comment("merged", () => mergedModel(view)),
    alertNotice: (view) =>
      printWithin(press, words, {
        name: "alert-notice",
        limit: NOTICE_LIMIT,
        candidates: [600, 120, 40].map((text) => () => clipped(alertNoticeModel(view), text)),
      }),
    alertReport: (view) =>
      printWithin(press, words, {
        name: "alert-report",
        limit: CARD_LIMIT,
        candidates: eachClipped([() => alertReportModel(view)]),
      }),
    alertNote: (view) => comment("alert-note", () => alertNoteModel(view)),
    alertDuplicate: (view) => comment("alert-duplicate", () => alertDuplicateModel(view)),
    postmortem: (view) => {
      const candidates = TELLINGS.map(
        (telling) => () => clipped(postmortemModel(view, words, telling), telling.text),
      );
      return `${printWithin(press, words, { name: "postmortem", limit: FILE_LIMIT, candidates })}\n`;
    },
    pullRequest: (view) => ({
      title: pullTitle(view, words),
      body: comment("pull-request", () => postmortemModel(view, words, TELLINGS[2])),
    }),
  };
}

function printWithin(
  press: Press,
  words: Words,
  {
    name,
    limit,
    candidates,
  }: {
    readonly name: TemplateName;
    readonly limit: number;
    readonly candidates: Candidates;
  },
): string {
  return whole(press.print(name, limit, candidates), limit, words);
}

/** What the incident is called, with nothing in it that acts from the subject of a merge commit. */
function pullTitle({ place }: PostmortemView, words: Words): PullText["title"] {
  const title = shorten(inertTitle(place.issueTitle), TITLE_LIMIT);
  return title === ""
    ? words.plain("pull.title-untitled", { issue: place.issue })
    : words.plain("pull.title", { issue: place.issue, title });
}

function unknownLocale(locale: string, builtIn: TemplateSources): Diagnostic {
  const known = [...builtIn.keys()]
    .filter((path) => path.endsWith("/messages.json"))
    .map((path) => path.slice(0, path.indexOf("/")));
  return {
    file: CONFIG_FILE,
    line: 1,
    column: 1,
    severity: "error",
    code: "template/unknown-locale",
    message: `There is no language \`${shorten(locale, 20)}\`.`,
    hint: `There are: ${known.toSorted().join(", ")}. English is used instead.`,
  };
}
