import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the side that takes webhooks counts. */
export interface IngressMetrics {
  /** A delivery was verified. */
  readonly delivered: (event: string) => void;
  readonly refused: (reason: string) => void;
  /** A delivery was acknowledged after so many seconds. */
  readonly acknowledged: (seconds: number) => void;
  /** In Prometheus' text form. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Makes metrics of their own, so that two Apps in one process do not count into each other. */
export function createIngressMetrics(isReady: () => boolean): IngressMetrics {
  const registry = new Registry();
  const registers = [registry];
  const deliveries = new Counter({
    name: "sitrep_deliveries_total",
    help: "Webhook deliveries that were verified, by event",
    labelNames: ["event"],
    registers,
  });
  const refused = new Counter({
    name: "sitrep_deliveries_refused_total",
    help: "Webhooks that were not taken, by reason",
    labelNames: ["reason"],
    registers,
  });
  const acknowledged = new Histogram({
    name: "sitrep_ack_seconds",
    help: "From the headers of a delivery to its acknowledgement",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 10],
    registers,
  });
  gauge(registry, "sitrep_ready", "1 when webhooks are taken and passes run", () =>
    Number(isReady()),
  );
  gauge(registry, "process_resident_memory_bytes", "Memory in use", () =>
    process.memoryUsage.rss(),
  );
  // To find a counter by its labels takes longer than to count.
  const byEvent = new Map<string, Counter.Internal>();
  const counterOf = (event: string): Counter.Internal => {
    const known = byEvent.get(event) ?? deliveries.labels({ event });
    byEvent.set(event, known);
    return known;
  };
  return {
    delivered: (event) => counterOf(event).inc(),
    refused: (reason) => refused.inc({ reason }),
    acknowledged: (seconds) => acknowledged.observe(seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const shown: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => shown.set(read()),
  });
}
