import type { RunState } from "../control/port.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import {
  before,
  between,
  instant,
  milliseconds,
  minutes,
  seconds,
  type Duration,
  type Instant,
} from "../domain/time.ts";
import { NoAnswer } from "./failure.ts";
import { explainGitHub, GITHUB, noGitHub } from "./github-failure.ts";
import { until } from "../network/resolve.ts";
import { misconfigured, observe } from "./observe.ts";
import type { Attempting, Seen } from "./observe.ts";
import type { ProbeContext, ProbeGitHub } from "./prober.ts";

/** What a look for a run works with. */
interface Following {
  readonly github: ProbeGitHub;
  readonly delay: ProbeContext["delay"];
  readonly attempting: Attempting;
}

/**
 * Starts a workflow on the default branch and waits for its end. Document: `{conclusion, duration_s, run_url}`;
 * `conclusion` is GitHub's word. The run gets a key in its input `request`, where the workflow has one that the spec does
 * not set, so that it can be told from others by its `run-name`.
 */
export async function probeWorkflow(
  spec: SpecOf<"workflow">,
  context: ProbeContext,
): Promise<Observation> {
  const { github, delay } = context;
  if (github === undefined) return misconfigured(context, noGitHub("workflow"));
  return await observe({ timeout: spec.timeout, host: GITHUB }, context, async (attempting) => {
    const { signal } = attempting;
    const following = { github, delay, attempting };
    try {
      const started = await until(start(spec, following), signal);
      const run = await ended(started, following);
      return documentOf(run);
    } catch (error) {
      signal.throwIfAborted();
      throw explainGitHub(error);
    }
  });
}

/** A run that was started: its id, or by what it can be found. */
type Started =
  | { readonly kind: "known"; readonly id: number }
  | { readonly kind: "unknown"; readonly find: () => Promise<RunState | undefined> };

async function start(
  { workflow, inputs, name }: SpecOf<"workflow">,
  { github, attempting: { at } }: Following,
): Promise<Started> {
  const key = Object.hasOwn(inputs, "request") ? undefined : `${name}-${at.toString(36)}`;
  const keyed = key === undefined ? inputs : { ...inputs, request: key };
  const asked = await github.dispatch(workflow, keyed);
  const isKeyUnknown = key !== undefined && asked.kind === "impossible" && refusesKey(asked.why);
  const answer = isKeyUnknown ? await github.dispatch(workflow, inputs) : asked;
  if (answer.kind === "impossible")
    throw new NoAnswer({
      reason: "misconfigured",
      message: `GitHub does not start ${workflow}: ${answer.why.replace(/\.$/u, "")}`,
    });
  if (answer.run !== undefined) return { kind: "known", id: answer.run.id };
  const wanted = isKeyUnknown ? undefined : (key ?? inputs["request"]);
  // A key tells the run apart whatever the two clocks say; without one only what is new may count.
  const since = wanted === undefined ? at : before(at, minutes(5));
  return {
    kind: "unknown",
    find: async () => find(await github.runs(workflow, since), wanted, at),
  };
}

/** Whether GitHub says that the workflow has no input `request`. */
const refusesKey = (why: string): boolean =>
  /unexpected inputs/iu.test(why) && /request/u.test(why);

/** The run whose title has the key; without a key, or where the title does not show it, the only one since then. */
function find(
  runs: readonly RunState[],
  key: string | undefined,
  since: Instant,
): RunState | undefined {
  const keyed = key === undefined ? undefined : runs.find(({ title }) => title.includes(key));
  if (keyed !== undefined) return keyed;
  const [run, second] = runs.filter(({ createdAt }) => createdAt >= wholeSeconds(since));
  if (second !== undefined)
    throw new NoAnswer({
      reason: "misconfigured",
      message:
        "this GitHub does not tell which run it started, and there is more than one: give the workflow an input `request` and put it into its `run-name`",
    });
  return run;
}

/** GitHub tells whole seconds. */
const wholeSeconds = (at: Instant): Instant => instant(Math.floor(at / 1000) * 1000);

/** From two seconds to half a minute: an early end is told soon, and a long run costs few requests. */
const pauseAfter = (looks: number): Duration =>
  milliseconds(Math.min(30_000, Math.round(2000 * 1.4 ** looks)));

async function ended(
  started: Started,
  { github, delay, attempting: { signal } }: Following,
): Promise<RunState> {
  let id = started.kind === "known" ? started.id : undefined;
  for (let looks = 0; ; looks += 1) {
    // Each look waits for the one before.
    /* oxlint-disable no-await-in-loop */
    const run = await until(
      id === undefined && started.kind === "unknown" ? started.find() : github.run(id ?? 0),
      signal,
    );
    if (run?.status === "completed") return run;
    id ??= run?.id;
    await until(delay(pauseAfter(looks)), signal);
    /* oxlint-enable no-await-in-loop */
  }
}

function documentOf({ conclusion, createdAt, updatedAt, url }: RunState): Seen {
  const values = {
    conclusion: conclusion ?? null,
    duration_s: inSeconds(createdAt, updatedAt),
    run_url: url,
  };
  return { body: JSON.stringify(values), named: values };
}

const inSeconds = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round(between(from, to) / seconds(1)));
