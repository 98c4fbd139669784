import type { ProbeRun } from "../../domain/incident.ts";
import type { Renderer } from "../../render/renderer.ts";
import { reportsIn, type Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { findRun, runKeyOf } from "../judge/probe.ts";
import { readingsToStart } from "../judge/validation.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** Starts the probes somebody asked for, and the readings of a soak that are due. One workflow run serves a group. */
export function planProbes(docket: Docket): readonly Effect[] {
  const { incident } = docket;
  const asked = callsOf(incident?.probeRuns ?? [])
    .filter(({ runs }) => runs.some(({ outcome }) => outcome.kind === "pending"))
    .filter((call) => !isStarted(docket, call))
    .map(({ request, runs, first: { requestedAt, requestedBy, purpose } }) =>
      start(docket, { request, probes: namesOf(runs), requestedAt, requestedBy, purpose }),
    );
  const readings = readingsToStart(docket).map(({ request, probe, at }) =>
    start(docket, {
      request,
      probes: [probe],
      requestedAt: at,
      requestedBy: undefined,
      purpose: "validation",
    }),
  );
  return [...asked, ...readings];
}

/** The runs of probes that one run of the workflow serves. */
interface Call {
  readonly request: string;
  readonly first: ProbeRun;
  readonly runs: readonly [ProbeRun, ...ProbeRun[]];
}

function callsOf(all: readonly ProbeRun[]): readonly Call[] {
  const calls = new Map<string, Call>();
  for (const run of all) {
    const request = runKeyOf(run);
    const call = calls.get(request);
    calls.set(request, {
      request,
      first: call?.first ?? run,
      runs: call === undefined ? [run] : [...call.runs, run],
    });
  }
  return [...calls.values()];
}

const namesOf = ([first, ...others]: Call["runs"]): Start["probes"] => [
  first.probe,
  ...others.map(({ probe }) => probe),
];

type Start = Extract<Effect, { kind: "start-probe" }>;

function start(
  docket: Docket,
  what: Pick<Start, "request" | "probes" | "requestedAt" | "requestedBy" | "purpose">,
): Start {
  const { snapshot, fresh } = docket;
  const isFresh = fresh.some(({ events }) =>
    events.some((event) => event.kind === "probe-requested" && runKeyOf(event) === what.request),
  );
  const known = what.probes.flatMap((name) => snapshot.config.config.probes.get(name) ?? []);
  return {
    kind: "start-probe",
    ...what,
    title: known[0]?.title,
    at: docket.now,
    mayExist: !isFresh,
  };
}

/** A question is started when its answer stands there, a reading when its run does. */
const isStarted = (docket: Docket, { request, first }: Call): boolean =>
  docket.bot.some(({ slot }) => slot === `probe/${request}`) ||
  (first.purpose === "validation" && findRun(docket, request) !== undefined);

/** Says in the answer to a question that there will be none, also where the run ended before the answer was begun. */
export function planLost(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident, snapshot } = docket;
  return callsOf(incident?.probeRuns ?? []).flatMap((call) => {
    const marker = answerTo(docket, call);
    // What one of a group reported stands there already; the card tells of the others.
    const lost = call.runs.every(({ outcome }) => outcome.kind === "lost");
    if (!lost || marker === undefined) return [];
    if (reportsIn(marker).length > 0 || marker.impossible !== undefined) return [];
    const text = renderer.probe({
      place: placeOf(docket.snapshot),
      run: asOne(call),
      title: snapshot.config.config.probes.get(call.first.probe)?.title ?? call.first.probe,
      runUrl:
        marker.run === undefined ? undefined : `${snapshot.repo.url}/actions/runs/${marker.run}`,
      impossible: undefined,
    });
    return ensureComment(docket, marker, text);
  });
}

/** The probes of a group as the one answer names them. */
const asOne = ({ request, first, runs }: Call): ProbeRun => ({
  ...first,
  request,
  probe: runs.map(({ probe }) => probe).join(", "),
});

/** What the answer to a run says, or would say; `undefined` for a reading of a soak that has none. */
function answerTo(
  docket: Docket,
  { request, first }: Call,
): Extract<Marker, { readonly kind: "probe" }> | undefined {
  const answer = holderOf(docket, `probe/${request}`);
  if (answer?.marker.kind === "probe") return answer.marker;
  if (answer !== undefined || first.purpose === "validation") return undefined;
  const run = findRun(docket, request)?.id;
  return { kind: "probe", request, run, impossible: undefined, report: undefined };
}
