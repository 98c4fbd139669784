import type { Figures } from "./measure.ts";

/** What a figure has to be. */
interface Target {
  readonly words: string;
  readonly isMet: (value: number) => boolean;
}

const atLeast = (least: number): Target => ({
  words: `at least ${least}`,
  isMet: (value) => value >= least,
});
const under = (limit: number): Target => ({
  words: `under ${limit}`,
  isMet: (value) => value < limit,
});
const atMost = (most: number): Target => ({
  words: `at most ${most}`,
  isMet: (value) => value <= most,
});

/** Every figure that has a target, by its name. */
const TARGETS: Readonly<Record<string, Target>> = {
  ack_ratio: atLeast(0.4),
  ack_p99_ms: under(20),
  ack_ratio_postgres: atLeast(0.1),
  first_write_p50_ms: under(40),
  first_write_p99_ms: under(150),
  rss_10k_mb: under(350),
  sweep_10k_requests: atMost(100),
  sweep_10k_charged: atMost(0),
  replica_ratio: atLeast(2.2),
  takeover_s: under(30),
  ready_s: under(1),
  ready_10k_s: under(3),
  recover_300_s: under(30),
  recover_300_requests: atMost(2),
  incident_writes: under(25),
  bundle_kib: atMost(900),
  probe_kib: atMost(900),
  action_start_ratio: atMost(2.5),
  triage_ratio: atMost(1.3),
};

/** Three digits say all that one machine knows. */
export const rounded = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(3));

/** One line for each figure: name, value, target, and a word where the target is missed. */
export function tableOf(figures: Figures): string {
  const rows = Object.entries(figures).map(([name, value]) => {
    const target = TARGETS[name];
    const verdict = target === undefined || target.isMet(value) ? "" : "missed";
    return [name, String(rounded(value)), target?.words ?? "", verdict] as const;
  });
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([name, value, target, verdict]) =>
      [name.padEnd(width(0)), value.padStart(width(1)), target.padEnd(width(2)), verdict]
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
