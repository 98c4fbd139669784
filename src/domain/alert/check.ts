import type { Health } from "../probe/report.ts";

const TITLE = /^sitrep check (?<name>\S+): (?<health>healthy|unhealthy|inconclusive)$/u;

/** Title of the annotation with which a run leaves its verdict for the runs after it. */
export const verdictTitle = (check: string, health: Health): string =>
  `sitrep check ${check}: ${health}`;

/** What a run said of a check by the titles of its annotations; `undefined` where it did not come to say anything. */
export function verdictIn(titles: readonly string[], check: string): Health | undefined {
  for (const title of titles) {
    const { name, health } = TITLE.exec(title)?.groups ?? {};
    if (name !== check) continue;
    if (health === "healthy" || health === "unhealthy" || health === "inconclusive") return health;
  }
  return undefined;
}

/**
 * Whether a row of verdicts, the newest first, is unbroken for so long. A run that was cancelled, was lost or could
 * not look has said nothing, so it neither counts nor breaks the row; `undefined` when older ones must be asked.
 */
export function hasHeld(
  verdicts: readonly (Health | undefined)[],
  wanted: "healthy" | "unhealthy",
  times: number,
): boolean | undefined {
  let count = 0;
  for (const verdict of verdicts) {
    if (verdict === undefined || verdict === "inconclusive") continue;
    if (verdict !== wanted) return false;
    count += 1;
    if (count >= times) return true;
  }
  return undefined;
}
