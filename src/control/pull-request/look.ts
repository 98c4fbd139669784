import type { Instant } from "../../domain/time.ts";
import { configInForce } from "../config-in-force.ts";
import { formatKey, type IssueKey } from "../key.ts";
import type { Kind } from "../memory.ts";
import type { RepoState } from "../port.ts";
import type { World } from "../world.ts";
import { checkRunOf } from "./check-run.ts";
import { checkoutAt } from "./checkout.ts";
import { touchesOurs } from "./touched.ts";

/** What a pass over a pull request did. */
export interface PullResult {
  readonly kind: "ignored" | "settled" | "changed";
  readonly wakeAt: Instant | undefined;
  readonly effects: readonly string[];
}

const IGNORED: PullResult = { kind: "ignored", wakeAt: undefined, effects: [] };
const SETTLED: PullResult = { ...IGNORED, kind: "settled" };
const CHANGED: PullResult = { ...IGNORED, kind: "changed", effects: ["ensure-check-run"] };

/**
 * One pass for an open pull request: where it touches runbooks, templates or the config, its newest commit gets a check
 * run that says what is wrong with them. That is a level: a pass that finds the check run as it should be writes nothing.
 * The files are read from that commit; which are runbooks is for the config in force to say.
 */
export async function lookAtPull(
  key: IssueKey,
  repo: RepoState,
  world: World,
): Promise<PullResult> {
  const { forge, linter, documents, clock, log } = world;
  if (linter === undefined) return IGNORED;
  const [files, { config }] = await Promise.all([
    forge.pullFiles(key, key.number),
    configInForce(key, repo.commit, world),
  ]);
  if (!touchesOurs(files, config, documents)) return IGNORED;
  const pull = await forge.pull(key, key.number);
  if (pull?.isOpen !== true) return IGNORED;
  const only = new Set(files.map(({ path }) => path));
  const { checkout, unread } = await checkoutAt(key, pull.headCommit, only, forge);
  const report = await linter(checkout, { now: clock(), only });
  const result = await forge.ensureCheckRun(key, checkRunOf(report, pull.headCommit, unread));
  if (result.kind === "impossible") {
    tellOnce(key, result.why, world);
    return SETTLED;
  }
  if (result.kind === "unchanged") return SETTLED;
  log.info("pass", { key: formatKey(key), effects: CHANGED.effects.join(" ") });
  return CHANGED;
}

const TOLD: Kind<boolean> = { name: "told" };

/** An account that has not accepted the permission is named once, not for each of its pull requests. */
function tellOnce({ owner }: IssueKey, why: string, { memory, log }: World): void {
  memory.recall({ kind: TOLD, of: `${owner} ${why}` }, () => {
    log.warn("pull requests get no check runs", { owner, why });
    return true;
  });
}
