import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { QueueFigures } from "../../queue/watched.ts";
import { formatKey } from "../../control/key.ts";
import { between, type Instant } from "../../domain/time.ts";
import type { Answer } from "../../github/answers.ts";

/** What the side that passes incidents counts. */
export interface WorkerMetrics {
  readonly passed: (result: string, seconds: number, effects: readonly string[]) => void;
  /** A pass waited because deliveries flooded in. */
  readonly stoodBack: () => void;
  readonly asked: (answer: Answer) => void;
  /** A pass that a timer asked for began so many seconds after its moment. */
  readonly began: (lateness: number) => void;
  readonly swept: (result: string) => void;
  readonly redelivered: (result: string) => void;
  /** Figures that are looked up when somebody asks for them. */
  readonly watch: (figures: WorkerFigures) => void;
  /** In Prometheus' text form. */
  readonly text: () => Promise<string>;
}

/** What is looked up when somebody asks for the figures. */
interface WorkerFigures {
  readonly queue: () => Promise<QueueFigures>;
  /** Processes that share the queue, this one included. */
  readonly replicas: () => number;
  readonly now: () => Instant;
}

/** A timer that rings within this many seconds is in time: the queue looks that often. */
const IN_TIME = 5;

const INSTALLATION = /^installation (?<id>\d+)$/u;

/** Dead incidents named one by one; more are only counted. */
const MOST_NAMED = 50;

/** Makes metrics of their own, so that two Apps in one process do not count into each other. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  const counted = (name: string, help: string, ...labelNames: readonly string[]): Counter =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const timed = (name: string, help: string, buckets: readonly number[]): Histogram =>
    new Histogram({ name, help, buckets: [...buckets], registers: [registry] });

  const passes = counted(
    "sitrep_passes_total",
    "Passes by result: changed, settled, ignored, failed",
    "result",
  );
  const stoodBack = counted(
    "sitrep_passes_stood_back_total",
    "Passes that waited while deliveries flooded in",
  );
  const duration = timed(
    "sitrep_pass_seconds",
    "How long passes take",
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  );
  const effects = counted("sitrep_effects_total", "Effects applied to GitHub, by kind", "kind");
  const requests = counted(
    "sitrep_github_requests_total",
    "Requests to GitHub by method, status (0: no answer) and cache (hit: unchanged, which costs nothing of the limit)",
    "method",
    "status",
    "cache",
  );
  const left = new Gauge({
    name: "sitrep_github_limit_remaining",
    help: "Requests an installation has left in this hour, by GitHub's word",
    labelNames: ["installation"],
    registers: [registry],
  });
  const late = counted("sitrep_deadlines_late_total", "Timers that rang too late");
  const lateness = timed(
    "sitrep_deadline_lateness_seconds",
    "From the moment of a timer to the pass it asked for",
    [0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  );
  const sweeps = counted("sitrep_sweeps_total", "Looks for what was lost, by result", "result");
  const redeliveries = counted(
    "sitrep_redeliveries_total",
    "Failed deliveries asked back from GitHub, by result",
    "result",
  );
  return {
    passed: (result, seconds, kinds) => {
      passes.inc({ result });
      duration.observe(seconds);
      for (const kind of kinds) effects.inc({ kind });
    },
    stoodBack: () => stoodBack.inc(),
    asked: ({ method, status, tenant, remaining }) => {
      requests.inc({ method, status: String(status), cache: status === 304 ? "hit" : "miss" });
      const installation = INSTALLATION.exec(tenant)?.groups?.["id"];
      if (installation !== undefined && remaining !== undefined)
        left.set({ installation }, remaining);
    },
    began: (seconds) => {
      lateness.observe(seconds);
      if (seconds > IN_TIME) late.inc();
    },
    swept: (result) => sweeps.inc({ result }),
    redelivered: (result) => redeliveries.inc({ result }),
    watch: (figures) => watchQueue(registry, figures),
    text: () => registry.metrics(),
  };
}

/** Looks into the queue once for all its figures, when the first of them is asked for. */
function watchQueue(registry: Registry, { queue, replicas, now }: WorkerFigures): void {
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name, help, registers: [registry] });
  const waiting = gauge("sitrep_queue_waiting", "Incidents that wait for a pass");
  const running = gauge("sitrep_queue_running", "Passes under way");
  const timers = gauge("sitrep_queue_timers", "Incidents that are looked at again later");
  const oldest = gauge("sitrep_queue_oldest_seconds", "How long the oldest incident has waited");
  const dead = gauge("sitrep_queue_dead", "Incidents whose passes failed for good");
  const deadNames = new Gauge({
    name: "sitrep_queue_dead_incident",
    help: "1 for each incident whose passes failed for good; the log says why",
    labelNames: ["incident"],
    registers: [registry],
  });
  const shown: Gauge = new Gauge({
    name: "sitrep_replicas",
    help: "Processes that share the queue",
    registers: [registry],
    collect: async () => {
      shown.set(replicas());
      const found = await queue();
      waiting.set(found.waiting);
      running.set(found.running);
      timers.set(found.timers);
      oldest.set(found.oldestAt === undefined ? 0 : between(found.oldestAt, now()) / 1000);
      dead.set(found.dead.length);
      deadNames.reset();
      for (const { key } of found.dead.slice(0, MOST_NAMED))
        deadNames.set({ incident: formatKey(key) }, 1);
    },
  });
}
