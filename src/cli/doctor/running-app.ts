import type { SeenPasses } from "./check/queue.ts";

/** What answers where the App should be. */
export type RunningApp =
  | { readonly kind: "nobody" }
  | { readonly kind: "stranger" }
  | { readonly kind: "app"; readonly isReady: boolean; readonly passes: SeenPasses };

/** Something on this machine answers at once or never, in milliseconds. */
const PATIENCE = 5000;

/** Asks a running App how it is. */
export async function askRunningApp(url: string): Promise<RunningApp> {
  try {
    const ready = await ask(`${url}/readyz`);
    const metrics = await ask(`${url}/metrics`);
    const text = await metrics.text();
    if (!metrics.ok || !text.includes("sitrep_queue_waiting")) return { kind: "stranger" };
    return { kind: "app", isReady: ready.ok, passes: passesOf(text) };
  } catch {
    return { kind: "nobody" };
  }
}

const ask = (url: string): Promise<Response> =>
  fetch(url, { signal: AbortSignal.timeout(PATIENCE) });

const DEAD = /^sitrep_queue_dead_incident\{incident="(?<incident>[^"]+)"\} 1$/gmu;

/** Reads what Prometheus would. */
function passesOf(text: string): SeenPasses {
  const valueOf = (name: string): number =>
    Number(new RegExp(`^${name} (?<value>\\S+)$`, "mu").exec(text)?.groups?.["value"] ?? 0);
  return {
    waiting: valueOf("sitrep_queue_waiting"),
    timers: valueOf("sitrep_queue_timers"),
    oldestFor: valueOf("sitrep_queue_oldest_seconds") * 1000,
    dead: [...text.matchAll(DEAD)].map(({ groups }) => ({
      incident: groups?.["incident"] ?? "",
      why: "the App's log says why",
    })),
  };
}
