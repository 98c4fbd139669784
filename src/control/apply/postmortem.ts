import { withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { PullState } from "../port.ts";
import { IMPOSSIBLE } from "../plan/postmortem.ts";
import { placeOf } from "../place.ts";
import type { Snapshot } from "../snapshot.ts";
import { addComment, type Hands } from "./echo.ts";

/** Why there is no pull request, and whether the file at least is on its branch. */
interface Refused {
  readonly why: string;
  readonly isWritten: boolean;
}

/**
 * Opens the postmortem pull request step by step, each of which may have been done by a pass that died: the branch,
 * the file (never written over), the pull request, the review. Where GitHub forbids it, the incident is told.
 */
export async function openPostmortem(
  snapshot: Snapshot,
  effect: Extract<Effect, { kind: "ensure-pull-request" }>,
  { forge, renderer }: Hands,
): Promise<Snapshot> {
  const { key, repo } = snapshot;
  const { branch, path, file, text, reviewers } = effect;
  const { defaultBranch: base } = repo;
  let pull: PullState | undefined = await forge.pullFrom(key, branch);
  if (pull === undefined) {
    const opened = await open();
    if (opened.kind === "impossible") return await tell(opened);
    pull = opened.pull;
  }
  const author = pull.author.login;
  const asked = new Set(pull.requestedReviewers);
  const wanted = reviewers.filter((login) => login !== author && !asked.has(login));
  // A lead who may not review does not stop the postmortem: the pull request names the lead anyway.
  if (pull.isOpen && wanted.length > 0) await forge.requestReview(key, pull.number, wanted);
  return { ...snapshot, pull, isPostmortemOpened: true };

  async function open() {
    const made = await forge.createBranch(key, branch, repo.commit);
    if (made.kind === "impossible") return { ...made, isWritten: false };
    const message = `Postmortem of incident #${key.number}`;
    // "Impossible" means that the file is there: people may have edited it, and it stays.
    await forge.createFile(key, { branch, path, text: file, message });
    const opened = await forge.createPull(key, { head: branch, base, ...text });
    return opened.kind === "impossible" ? { ...opened, isWritten: true } : opened;
  }

  async function tell({ why, isWritten }: Refused): Promise<Snapshot> {
    const url = `${repo.url}/compare/${base}...${branch}?expand=1`;
    const notice = renderer.noPostmortem({
      place: placeOf(snapshot),
      outcome: "completed",
      impossible: why,
      branch: isWritten ? { name: branch, url } : undefined,
    });
    const marker = { kind: "notice", key: IMPOSSIBLE, entries: [] } as const;
    return addComment(snapshot, await forge.createComment(key, withMarker(notice, marker)));
  }
}
