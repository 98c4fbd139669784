import type { Incident } from "../../domain/incident.ts";
import type { LedgerEntry } from "../../domain/ledger.ts";
import { formatInstant } from "../../domain/time.ts";
import { isFinal } from "../../domain/validation/final.ts";
import type { Renderer } from "../../render/renderer.ts";
import { withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import { REBUILT, type Docket } from "../judge/docket.ts";
import { runKeyOf } from "../judge/probe.ts";
import { entriesAt } from "./home.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** GitHub takes 65,536 characters; the rest is room for what one pass may add. */
const LIMIT = 58_000;

/** The card with its ledger, and further comments for what no longer fits into it. */
export function planCard(docket: Docket, renderer: Renderer): readonly Effect[] {
  const text = cardText(docket, renderer);
  let entries = entriesAt(docket, "card");
  const effects: Effect[] = [];
  while (withMarker(text, { kind: "card", entries }).length > LIMIT && entries.length > 1) {
    const moved = takeOldest(entries, LIMIT);
    entries = entries.slice(moved.length);
    const page = nextPage(docket) + effects.length;
    effects.push(...ensureComment(docket, { kind: "page", page, entries: moved }, renderer.page()));
  }
  effects.push(...ensureComment(docket, { kind: "card", entries }, text));
  const holder = holderOf(docket, "card");
  if (holder !== undefined && holder.comment.isPinned === false)
    effects.push({ kind: "ensure-pinned", comment: holder.comment.id });
  return effects;
}

function cardText(docket: Docket, renderer: Renderer): string {
  const { incident, snapshot } = docket;
  if (incident === undefined) return "";
  return renderer.card({
    place: placeOf(docket.snapshot),
    policy: snapshot.config.config,
    incident: settled(incident),
    diagnostics: [...snapshot.config.diagnostics, ...renderer.diagnostics],
    configNotice: noticeOf(docket),
    commentUrls: linksOf(docket),
  });
}

/** What people have to know about the record and the config before they rely on the card. */
function noticeOf({ ledger, snapshot }: Docket): string | undefined {
  const lost = ledger.entries.findLast(({ id }) => id.startsWith(`${REBUILT}/`));
  const notices = [
    ...(lost === undefined
      ? []
      : [
          `The record of this incident was deleted or damaged. It was made again at ${formatInstant(lost.judgedAt)} ` +
            "from the comments and events of this issue; commands were judged again as of then. " +
            "Look through severity, roles, facts and steps, and say again what is missing.",
        ]),
    ...(snapshot.config.notice === undefined ? [] : [snapshot.config.notice]),
  ];
  return notices.length === 0 ? undefined : notices.join(" ");
}

/**
 * Links to checklists, operations and probe results. A comment's address is known only after it was written, which is
 * after the card; the card gains the link when it next has something to say, so that a link alone never costs an edit.
 */
function linksOf(docket: Docket): ReadonlyMap<string, string> {
  const { bot, incident } = docket;
  // A receipt that travels in another comment gives the card nothing to say.
  const last = entriesAt(docket, "card").at(-1);
  const isNew = (id: string): boolean =>
    last?.events.some(
      (event) =>
        (event.kind === "operation-requested" && event.request === id) ||
        (event.kind === "runbook-attached" && event.checklists.some((ref) => ref.id === id)),
    ) ?? false;
  const isPending = (request: string): boolean =>
    incident?.probeRuns.some(
      (run) => runKeyOf(run) === request && run.outcome.kind === "pending",
    ) ?? false;
  return new Map(
    bot.flatMap(({ slot, comment }): (readonly [string, string])[] => {
      const [kind, id = ""] = slot.split("/");
      const isKnown =
        kind === "checklist" || kind === "operation"
          ? !isNew(id)
          : kind === "probe" && !isPending(id);
      return isKnown ? [[id, comment.url]] : [];
    }),
  );
}

/** What runs without an answer yet does not change the card; its outcome will. */
function settled(incident: Incident): Incident {
  const { validation, probeRuns } = incident;
  return {
    ...incident,
    validation: validation?.lastReadingAt === undefined ? undefined : validation,
    probeRuns: probeRuns.filter(
      (run) => run.purpose !== "validation" || isFinal(run) || run.outcome.kind !== "pending",
    ),
  };
}

function nextPage(docket: Docket): number {
  const pages = docket.bot.flatMap(({ marker }) => (marker.kind === "page" ? [marker.page] : []));
  return Math.max(0, ...pages) + 1;
}

/** The oldest receipts that together stay under the limit; at least one, and never all of them. */
function takeOldest(entries: readonly LedgerEntry[], limit: number): readonly LedgerEntry[] {
  let length = 200;
  let count = 0;
  for (const entry of entries.slice(0, -1)) {
    // A little more than its JSON: the marker writes some characters as escapes.
    length += JSON.stringify(entry).length * 1.3;
    if (length > limit && count > 0) break;
    count += 1;
  }
  return entries.slice(0, Math.max(1, Math.ceil(count / 2)));
}
