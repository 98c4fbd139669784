import type { Config } from "../config/config.ts";
import { EMPTY_LEDGER, mergeLedgers, type Ledger, type LedgerEntry } from "../domain/ledger.ts";
import { createLru } from "../domain/lru.ts";
import {
  encodeMarker,
  mayHaveMarkers,
  readMarkers,
  type JsonValue,
} from "../domain/markdown/marker.ts";
import { parseBody } from "../domain/markdown/parse.ts";
import { readTaskList } from "../domain/markdown/task-list.ts";
import type { OperationReport } from "../domain/operation/report.ts";
import type { Stage } from "../domain/operation/state.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import { isEntry, isOptional, isRecord, isReport } from "./entry-shape.ts";
import { isOperationMarker } from "./operation-shape.ts";
import type { Author, CommentState } from "./port.ts";
import { salvageCard } from "./salvage.ts";

/** What a hidden marker says. `slot` names the comment: there is one comment for each slot of an incident. */
export type Marker =
  | { readonly kind: "card"; readonly entries: readonly LedgerEntry[] }
  | { readonly kind: "page"; readonly page: number; readonly entries: readonly LedgerEntry[] }
  | {
      readonly kind: "checklist";
      readonly id: string;
      /** Ledger position and ticks at the moment of writing: `x` ticked, `.` open. */
      readonly seq: number;
      readonly ticks: string;
    }
  | {
      readonly kind: "probe";
      readonly request: string;
      readonly run: number | undefined;
      readonly impossible: string | undefined;
      readonly report: ProbeReport | undefined;
      /** Where one run tells of several probes, or one comment of several runs: all of them, oldest first. */
      readonly reports?: readonly ProbeReport[] | undefined;
    }
  | {
      readonly kind: "operation";
      readonly request: string;
      /** How far the comment tells it. */
      readonly stage: Stage;
      /** Why GitHub did not start the workflow. */
      readonly impossible: string | undefined;
      /** What came of the dry run and of the run itself, as far as they have ended. */
      readonly reports: readonly OperationReport[];
    }
  | {
      readonly kind: "validation";
      readonly request: string;
      readonly entries: readonly LedgerEntry[];
      /** As in a checklist, where there is anything to check by hand. */
      readonly seq?: number | undefined;
      readonly ticks?: string | undefined;
    }
  | { readonly kind: "reply"; readonly to: string; readonly entries: readonly LedgerEntry[] }
  | { readonly kind: "notice"; readonly key: string; readonly entries: readonly LedgerEntry[] };

/** A comment of this bot, or of another host of it, with what its marker says. */
export interface BotComment {
  readonly comment: CommentState;
  readonly marker: Marker;
  readonly slot: string;
  /** Whether what is hidden in it was damaged, so that something of it is lost. */
  readonly isDamaged?: boolean;
}

/** Name of the one comment a marker belongs to. */
export function slotOf(marker: Marker): string {
  switch (marker.kind) {
    case "card":
      return "card";
    case "page":
      return `page/${marker.page}`;
    case "checklist":
      return `checklist/${marker.id}`;
    case "probe":
      return `probe/${marker.request}`;
    case "operation":
      return `operation/${marker.request}`;
    case "validation":
      return `validation/${marker.request}`;
    case "reply":
      return `reply/${marker.to}`;
    case "notice":
      return `notice/${marker.key}`;
  }
}

/** Every report a marker tells of. */
export const reportsIn = (marker: Marker): readonly ProbeReport[] =>
  marker.kind === "probe"
    ? [...(marker.report === undefined ? [] : [marker.report]), ...(marker.reports ?? [])]
    : [];

const VERSION = 1;

/** The comment's body: what people read, and behind it the marker they do not see. */
export function withMarker(text: string, { kind, ...value }: Marker): string {
  // JSON drops what is undefined, so the value is JSON whatever the marker.
  const json: JsonValue = JSON.parse(JSON.stringify({ v: VERSION, ...value }));
  return `${text.trimEnd()}\n\n${encodeMarker(kind, json)}`;
}

/** The comment's text without its markers, with the line ends of a browser undone. */
export function visibleText(body: string): string {
  const text = body.replaceAll("\r\n", "\n");
  const at = text.lastIndexOf("\n\n<!-- sitrep:");
  return at === -1 ? text : text.slice(0, at);
}

const KINDS: ReadonlySet<string> = new Set([
  "card",
  "page",
  "checklist",
  "probe",
  "operation",
  "validation",
  "reply",
  "notice",
]);

/** What a body means to the engine. */
interface Reading {
  readonly marker: Marker | undefined;
  /** Which boxes are ticked, in order, where people may tick any. */
  readonly boxes: readonly boolean[];
}

/** Most characters of bodies of which is remembered what they mean. */
const MOST_REMEMBERED = 2_000_000;

/** Nearly every pass finds nearly every comment as the last one did, and to read Markdown is most of its work. */
const remembered = createLru<string, Reading>({
  most: MOST_REMEMBERED,
  weigh: (_, body) => body.length + 1,
});

/** What the marker of a body says; `undefined` when it has none of this version. */
export const readMarker = (body: string): Marker | undefined => readingOf(body).marker;

/** Which boxes of a body are ticked, in order; of comments that have none to tick, none. */
export const readBoxes = (body: string): readonly boolean[] => readingOf(body).boxes;

function readingOf(body: string): Reading {
  const known = remembered.get(body);
  if (known !== undefined) return known;
  const tree = mayHaveMarkers(body) ? parseBody(body) : undefined;
  const marker = findMarker(body, tree);
  const hasBoxes = marker?.kind === "checklist" || marker?.kind === "validation";
  const boxes = hasBoxes ? readTaskList(body, tree) : [];
  const reading = { marker, boxes };
  remembered.set(body, reading);
  return reading;
}

function findMarker(
  body: string,
  tree: ReturnType<typeof parseBody> | undefined,
): Marker | undefined {
  const found = readMarkers(body, tree).findLast(({ kind }) => KINDS.has(kind));
  if (found === undefined || !isRecord(found.value) || found.value["v"] !== VERSION)
    return undefined;
  const value = { ...found.value, kind: found.kind };
  return isMarker(value) ? value : undefined;
}

/**
 * Holds off markers damaged by hand: whatever the engine relies on must be there. What it says is believed, because
 * its author is trusted; who may edit comments of others is trusted with it.
 */
function isMarker(value: Readonly<Record<string, unknown>>): value is Marker & typeof value {
  switch (value["kind"]) {
    case "card":
      return areEntries(value["entries"]);
    case "notice":
      return typeof value["key"] === "string" && areEntries(value["entries"]);
    case "page":
      return areEntries(value["entries"]) && typeof value["page"] === "number";
    case "checklist":
      return (
        typeof value["id"] === "string" &&
        typeof value["ticks"] === "string" &&
        typeof value["seq"] === "number"
      );
    case "probe":
      return (
        typeof value["request"] === "string" &&
        isOptional(value["run"], "number") &&
        isOptional(value["impossible"], "string") &&
        (value["report"] === undefined || isReport(value["report"])) &&
        (value["reports"] === undefined || areReports(value["reports"]))
      );
    case "operation":
      return isOperationMarker(value);
    case "validation":
      return (
        typeof value["request"] === "string" &&
        areEntries(value["entries"]) &&
        isOptional(value["seq"], "number") &&
        isOptional(value["ticks"], "string")
      );
    case "reply":
      return typeof value["to"] === "string" && areEntries(value["entries"]);
    default:
      return false;
  }
}

const areReports = (value: unknown): boolean =>
  Array.isArray(value) && value.every((report) => isReport(report));

const areEntries = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => isEntry(entry));

/** Kinds of markers in which a workflow tells what came of what the engine asked it for. */
const RESULTS: ReadonlySet<Marker["kind"]> = new Set(["probe", "operation"]);

/** How far a comment's author is trusted: `all` of its markers, only results (`probe`), or none. */
export function trustIn(
  author: Author,
  self: { readonly login: string; readonly app: string },
  hosts: Config["hosts"],
): "all" | "probe" | "none" {
  if (!author.isBot || author.app === undefined) return "none";
  if (author.app === self.app) return "all";
  if (author.app === "github-actions") return hosts.actions ? "all" : "probe";
  return self.app === "github-actions" && author.app === hosts.app ? "all" : "none";
}

/**
 * The bot's comments among all, oldest first. Markers typed by anybody else do not count. A card that was damaged by
 * hand is still the card, while there is no other.
 */
export function botComments(
  comments: readonly CommentState[],
  self: { readonly login: string; readonly app: string },
  hosts: Config["hosts"],
): readonly BotComment[] {
  const unread: CommentState[] = [];
  const read = comments.flatMap((comment): readonly BotComment[] => {
    const trust = trustIn(comment.author, self, hosts);
    if (trust === "none") return [];
    const marker = readMarker(comment.body);
    if (marker === undefined && trust === "all") unread.push(comment);
    if (marker === undefined || (trust === "probe" && !RESULTS.has(marker.kind))) return [];
    return [{ comment, marker, slot: slotOf(marker) }];
  });
  const card = read.some(({ slot }) => slot === "card") ? undefined : salvageCard(unread, self);
  return card === undefined ? read : [card, ...read];
}

/** The ledger as all of the bot's comments tell it. */
export function ledgerOf(comments: readonly BotComment[]): Ledger {
  const ledgers = comments.flatMap(({ marker }) =>
    "entries" in marker ? [{ entries: marker.entries }] : [],
  );
  return ledgers.length === 0 ? EMPTY_LEDGER : mergeLedgers(ledgers);
}
