import type { ProbeRun } from "../../domain/incident.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { findRun } from "../judge/probe.ts";
import { readingsToStart } from "../judge/validation.ts";
import { entriesAt } from "./home.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** Starts the probes somebody asked for, and the readings of a soak that are due. */
export function planProbes(docket: Docket): readonly Effect[] {
  const { incident } = docket;
  const asked = (incident?.probeRuns ?? [])
    .filter((run) => run.outcome.kind === "pending" && !isStarted(docket, run))
    .map(({ request, probe, requestedAt, requestedBy, purpose }) =>
      start(docket, {
        request,
        probe,
        requestedAt,
        requestedBy,
        isAnswered: purpose === "question",
      }),
    );
  const readings = readingsToStart(docket).map(({ request, probe, at }) =>
    start(docket, {
      request,
      probe,
      requestedAt: at,
      requestedBy: undefined,
      isAnswered: false,
    }),
  );
  return [...asked, ...readings];
}

type Start = Extract<Effect, { kind: "start-probe" }>;

function start(
  docket: Docket,
  what: Pick<Start, "request" | "probe" | "requestedAt" | "requestedBy" | "isAnswered">,
): Start {
  const { snapshot, fresh } = docket;
  const isFresh = fresh.some(({ events }) =>
    events.some((event) => event.kind === "probe-requested" && event.request === what.request),
  );
  const spec = snapshot.config.config.probes.get(what.probe);
  return { kind: "start-probe", ...what, spec, at: docket.now, mayExist: !isFresh };
}

/** A question is started when its answer stands there, a reading when its run does. */
const isStarted = (docket: Docket, { request, purpose }: ProbeRun): boolean =>
  docket.bot.some(({ slot }) => slot === `probe/${request}`) ||
  (purpose === "validation" && findRun(docket, request) !== undefined);

/** Says in the answer to a question that there will be none, also where the run ended before the answer was begun. */
export function planLost(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident, snapshot } = docket;
  return (incident?.probeRuns ?? []).flatMap((run) => {
    const marker = answerTo(docket, run);
    if (run.outcome.kind !== "lost" || marker === undefined) return [];
    if (marker.report !== undefined || marker.impossible !== undefined) return [];
    const text = renderer.probe({
      place: placeOf(docket.snapshot),
      run,
      title: snapshot.config.config.probes.get(run.probe)?.title ?? run.probe,
      runUrl:
        marker.run === undefined ? undefined : `${snapshot.repo.url}/actions/runs/${marker.run}`,
      impossible: undefined,
    });
    return ensureComment(docket, marker, text);
  });
}

/** What the answer to a run says, or would say; `undefined` for a reading of a soak that has none. */
function answerTo(
  docket: Docket,
  { request, purpose }: ProbeRun,
): Extract<Marker, { readonly kind: "probe" }> | undefined {
  const answer = holderOf(docket, `probe/${request}`);
  if (answer?.marker.kind === "probe") return answer.marker;
  if (answer !== undefined || purpose !== "question") return undefined;
  const run = findRun(docket, request)?.id;
  return { kind: "probe", request, run, impossible: undefined, report: undefined };
}

/** The comment that answers `/resolve` where the incident has to stay healthy first. */
export function planValidation(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident, snapshot, ledger } = docket;
  if (incident?.validation === undefined) return [];
  const receipt = ledger.entries.findLast(({ events }) =>
    events.some(({ kind }) => kind === "resolution-requested"),
  );
  if (receipt === undefined) return [];
  const [, comment = "", index = ""] = receipt.id.split("/");
  const request = `${comment}-${index}`;
  const slot = `validation/${request}`;
  if (holderOf(docket, slot) !== undefined) return [];
  const text = renderer.validation({
    place: placeOf(docket.snapshot),
    policy: snapshot.config.config,
    incident,
  });
  return ensureComment(
    docket,
    { kind: "validation", request, entries: entriesAt(docket, slot) },
    text,
  );
}
