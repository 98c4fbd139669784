import { fold } from "../../domain/fold.ts";
import type { Incident, Validation } from "../../domain/incident.ts";
import type { Ledger, LedgerEntry } from "../../domain/ledger.ts";
import type { Renderer } from "../../render/renderer.ts";
import { visibleText, type Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { resolutionOf, shownChecks } from "../judge/manual-check.ts";
import { placeOf } from "../place.ts";
import { entriesAt } from "./home.ts";
import { ensureComment, holderOf } from "./slot.ts";

/**
 * The comment that answers `/resolve` where the incident has to stay healthy first, or has something to be checked by
 * hand. It changes with its boxes, and with each red reading; the card tells the rest.
 */
export function planValidation(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { snapshot, ledger } = docket;
  const resolution = resolutionOf(ledger);
  if (resolution === undefined) return [];
  const { request, receipt } = resolution;
  const isOver = docket.incident?.validation === undefined;
  const incident = isOver ? lastSoak(docket, receipt) : docket.incident;
  if (incident?.validation === undefined) return [];
  const slot = `validation/${request}`;
  const holder = holderOf(docket, slot);
  const shown = holder?.marker.kind === "validation" ? shownChecks(docket, holder.marker) : [];
  const { manual } = incident.validation;
  const isShown = manual.every(({ isDone }, index) => isDone === (shown[index] ?? false));
  // Of a soak that is over only boxes that a command ticked at last are still to be shown.
  if (isOver && (holder === undefined || isShown)) return [];
  const text = renderer.validation({
    place: placeOf(snapshot),
    policy: snapshot.config.config,
    incident,
  });
  // What the mouse did is already there to see: no need to write it again.
  if (isShown && holder !== undefined && isSame(holder.comment.body, text)) return [];
  const entries = entriesAt(docket, slot);
  const marker: Marker = { kind: "validation", request, entries, ...ticksOf(manual, ledger) };
  return ensureComment(docket, marker, text);
}

const isSame = (body: string, text: string): boolean =>
  visibleText(body).trimEnd() === text.trimEnd();

/** The incident as it was right before the resolution came about, where people had something to check by hand for it. */
function lastSoak({ ledger }: Docket, { seq, events }: LedgerEntry): Incident | undefined {
  const { entries } = ledger;
  const hadChecks = events.some(
    (event) => event.kind === "resolution-requested" && event.manual !== undefined,
  );
  if (!hadChecks) return undefined;
  const end = entries.findIndex(
    (entry) => entry.seq > seq && entry.events.some(({ kind }) => kind === "resolved"),
  );
  return end === -1 ? undefined : fold({ entries: entries.slice(0, end) });
}

function ticksOf(
  manual: Validation["manual"],
  { entries }: Ledger,
): Pick<Extract<Marker, { readonly kind: "validation" }>, "seq" | "ticks"> {
  if (manual.length === 0) return {};
  const ticks = manual.map(({ isDone }) => (isDone ? "x" : ".")).join("");
  return { seq: entries.at(-1)?.seq ?? 0, ticks };
}
