import { minutes, before } from "../../domain/time.ts";
import type { ProbeRun } from "../../domain/incident.ts";
import { withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { RunState } from "../port.ts";
import { placeOf } from "../place.ts";
import type { Snapshot } from "../snapshot.ts";
import { addComment, type Hands } from "./echo.ts";

type Start = Extract<Effect, { kind: "start-probe" }>;

/** How far back a run of an earlier pass is looked for: clocks differ a little. */
const SLACK = minutes(2);

/**
 * Starts the workflow of a probe, or of a group of them, and writes the comment that answers the question. A run that an earlier pass
 * started is found by its name and not started again.
 */
export async function startProbe(
  snapshot: Snapshot,
  effect: Start,
  hands: Hands,
): Promise<Snapshot> {
  const { forge } = hands;
  const { key, repo, config } = snapshot;
  const workflow = config.config.probeWorkflow;
  if (effect.title === undefined)
    return await answer(snapshot, effect, hands, {
      run: undefined,
      impossible: `there is no probe named ${effect.probes.join(" or ")} in the config`,
    });
  const found = effect.mayExist
    ? (await forge.runs(key, workflow, before(effect.requestedAt, SLACK))).find(({ title }) =>
        title.endsWith(` ${effect.request}`),
      )
    : undefined;
  if (found !== undefined) return await answered(remember(snapshot, found), effect, hands, found);
  const result = await forge.dispatch(key, workflow, repo.defaultBranch, {
    probe: effect.probes.join(","),
    issue: String(key.number),
    request: effect.request,
    quiet: String(effect.purpose === "validation"),
  });
  if (result.kind === "impossible")
    return await answer(snapshot, effect, hands, { run: undefined, impossible: result.why });
  const run = startedRun(effect, result.run);
  return await answered(remember(snapshot, run), effect, hands, result.run);
}

const answered = async (
  snapshot: Snapshot,
  effect: Start,
  hands: Hands,
  run: { readonly id: number; readonly url: string } | undefined,
): Promise<Snapshot> =>
  effect.purpose === "validation"
    ? snapshot
    : await answer(snapshot, effect, hands, { run, impossible: undefined });

async function answer(
  snapshot: Snapshot,
  effect: Start,
  { forge, renderer }: Hands,
  outcome: {
    readonly run: { readonly id: number; readonly url: string } | undefined;
    readonly impossible: string | undefined;
  },
): Promise<Snapshot> {
  const { request, probes, purpose, requestedAt, requestedBy } = effect;
  const probe = probes.join(", ");
  const run: ProbeRun = {
    request,
    probe,
    purpose,
    requestedAt,
    requestedBy,
    outcome: { kind: "pending" },
  };
  const text = renderer.probe({
    place: placeOf(snapshot),
    run,
    title: effect.title ?? probe,
    runUrl: outcome.run?.url,
    impossible: outcome.impossible,
  });
  const body = withMarker(text, {
    kind: "probe",
    request,
    run: outcome.run?.id,
    impossible: outcome.impossible,
    report: undefined,
  });
  return addComment(snapshot, await forge.createComment(snapshot.key, body));
}

const remember = (snapshot: Snapshot, run: RunState): Snapshot => ({
  ...snapshot,
  runs: [run, ...snapshot.runs],
});

/** What is known of a run the moment it was asked for. */
function startedRun(
  { request, probes, at }: Start,
  run: { readonly id: number; readonly url: string } | undefined,
): RunState {
  return {
    id: run?.id ?? 0,
    title: `probe ${probes.join(",")} · ${request}`,
    isByBot: true,
    status: "waiting",
    conclusion: undefined,
    createdAt: at,
    updatedAt: at,
    url: run?.url ?? "",
  };
}
