import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the program counts about itself, and where it shows it. */
export interface Metrics {
  readonly delivered: (event: string) => void;
  readonly passed: (result: string, seconds: number, effects: readonly string[]) => void;
  readonly asked: (answer: { readonly method: string; readonly status: number }) => void;
  /** Figures that are looked up when somebody asks for them. */
  readonly watch: (figures: {
    readonly waiting: () => number;
    readonly dead: () => number;
  }) => void;
  /** In Prometheus' text form. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Makes metrics of their own, so that two Apps in one process do not count into each other. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const deliveries = new Counter({
    name: "sitrep_deliveries_total",
    help: "Webhook deliveries that were verified, by event",
    labelNames: ["event"],
    registers,
  });
  const passes = new Counter({
    name: "sitrep_passes_total",
    help: "Passes by result: changed, settled, ignored, failed or dead",
    labelNames: ["result"],
    registers,
  });
  const duration = new Histogram({
    name: "sitrep_pass_seconds",
    help: "How long passes take",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const effects = new Counter({
    name: "sitrep_effects_total",
    help: "Effects applied to GitHub, by kind",
    labelNames: ["kind"],
    registers,
  });
  const requests = new Counter({
    name: "sitrep_github_requests_total",
    help: "Requests to GitHub by method and status; status 0 stands for no answer",
    labelNames: ["method", "status"],
    registers,
  });
  watchMemory(registry);
  return {
    delivered: (event) => deliveries.inc({ event }),
    passed: (result, seconds, kinds) => {
      passes.inc({ result });
      duration.observe(seconds);
      for (const kind of kinds) effects.inc({ kind });
    },
    asked: ({ method, status }) => requests.inc({ method, status: String(status) }),
    watch: ({ waiting, dead }) => {
      gauge(registry, "sitrep_queue_waiting", "Incidents that wait for a slot", waiting);
      gauge(registry, "sitrep_queue_dead", "Incidents whose passes failed for good", dead);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const watchMemory = (registry: Registry): void =>
  gauge(registry, "process_resident_memory_bytes", "Memory in use", () =>
    process.memoryUsage.rss(),
  );

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const shown: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => shown.set(read()),
  });
}
