import type { RepoKey } from "../../control/key.ts";
import type { Queue } from "../../control/port.ts";
import type { Notice } from "../ingress/notice.ts";
import type { Tenants } from "./tenants.ts";

/** Where notices lead. */
export interface TakeOptions {
  readonly queue: Pick<Queue, "nudge">;
  readonly tenants: Pick<Tenants, "learn" | "forget" | "forgetRepositories">;
  /** A repository should be made ready for incidents. */
  readonly prepare: (repo: RepoKey) => void;
  /** Resolves once alerts of another system stand in issues. */
  readonly alert: (repo: RepoKey, content: unknown) => Promise<void>;
  /** The pull requests with this newest commit should be looked for, and looked at. */
  readonly recheck: (repo: RepoKey, commit: string) => void;
  /** An installation works again: what failed meanwhile should be tried again. */
  readonly revive: (installation: number) => void;
}

/** Does what notices ask for; resolves when the queue has every nudge. */
export const createTake =
  (options: TakeOptions) =>
  async (notices: readonly Notice[]): Promise<void> => {
    for (const notice of notices) await take(notice, options);
  };

async function take(notice: Notice, options: TakeOptions): Promise<void> {
  switch (notice.kind) {
    case "nudge":
      return await options.queue.nudge(notice.key, notice.urgency, notice.settleFor);
    case "alert":
      return await options.alert(notice.repo, notice.content);
    case "recheck":
      return options.recheck(notice.repo, notice.commit);
    case "installed":
      return options.tenants.learn(notice.owner, notice.installation);
    case "removed":
      return options.tenants.forget(notice.owner);
    case "regrouped":
      return options.tenants.forgetRepositories(notice.installation);
    case "revived":
      return options.revive(notice.installation);
    case "added":
      return options.prepare(notice.repo);
  }
}
