import { isBeginning } from "./beginning.ts";
import { roleOf } from "./role.ts";
import type { Section, SectionRole } from "./runbook.ts";
import { namesCauses } from "./told.ts";

/** Parts that stand side by side and mend are gone through in their order: contain, eradicate, recover. */
const LATER = -6;
/** What mends what a part before it has found out. */
const AFTER_DIAGNOSIS = -16;
/** What is gone through after the cause was sought, or after something was mended. */
const AFTER_SEARCH = -20;
/** What only responds, and comes behind the triage, is no longer the first. */
const AFTER_TRIAGE = -24;

/** The parts before, below one heading and by their depth, that say by themselves what they are for. */
interface Level {
  readonly roles: SectionRole[];
  /** Of the part that was met last. */
  points: number;
}

/** What the place among its neighbours takes from the likelihood that a part is where a response starts, by its line. */
export function orderPoints(sections: readonly Section[]): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  const levels: Level[] = [];
  for (const { depth, line, role, title } of sections) {
    levels.length = Math.min(levels.length, depth + 1);
    const level = (levels[depth] ??= { roles: [], points: 0 });
    level.points = 0;
    if (role === undefined || !ORDERED.has(role)) continue;
    if (roleOf(title) !== role) {
      level.points = above(levels, depth);
      if (level.points !== 0) points.set(line, level.points);
      continue;
    }
    level.points =
      pointsAfter(level.roles, role, title) || (role === "rollback" ? above(levels, depth) : 0);
    points.set(line, level.points);
    if (!namesCauses(title) && !CAUSE.test(title)) level.roles.push(role);
  }
  return points;
}

/** What is taken from the closest part above, for one that says nothing of its own. */
const above = (levels: readonly Level[], depth: number): number =>
  levels.slice(0, depth).findLast((level) => level !== undefined)?.points ?? 0;

const ORDERED: ReadonlySet<SectionRole> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "triage",
  "diagnosis",
  "mitigation",
  "rollback",
]);

/** What has been found out is no diagnosis that is still to be made. */
const CAUSE = /\bcause$/iu;

function pointsAfter(before: readonly SectionRole[], role: SectionRole, title: string): number {
  if (role === "rollback") return before.includes("diagnosis") ? AFTER_DIAGNOSIS : 0;
  if (role === "mitigation")
    return (
      before.filter((one) => one === role).length * LATER +
      (before.includes("diagnosis") ? AFTER_DIAGNOSIS : 0)
    );
  if (role === "procedure")
    return before.some((one) => one === "diagnosis" || one === "mitigation") ? AFTER_SEARCH : 0;
  const isAfter = role === "first-response" && before.includes("triage") && !isBeginning(title);
  return isAfter ? AFTER_TRIAGE : 0;
}
