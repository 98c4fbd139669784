import { withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { PullState } from "../port.ts";
import { IMPOSSIBLE } from "../plan/postmortem.ts";
import type { Snapshot } from "../snapshot.ts";
import { addComment, type Hands } from "./echo.ts";

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
  let pull: PullState | undefined = await forge.pullFrom(key, branch);
  if (pull === undefined) {
    const opened = await open();
    if (opened.kind === "impossible") return await tell(opened.why);
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
    if (made.kind === "impossible") return made;
    const message = `Postmortem of incident #${key.number}`;
    // "Impossible" means that the file is there: people may have edited it, and it stays.
    await forge.createFile(key, { branch, path, text: file, message });
    return await forge.createPull(key, { head: branch, base: repo.defaultBranch, ...text });
  }

  async function tell(why: string): Promise<Snapshot> {
    const notice = renderer.noPostmortem({
      place: {
        repositoryUrl: repo.url,
        issue: key.number,
        issueTitle: snapshot.issue.title,
        issueUrl: snapshot.issue.url,
      },
      outcome: "completed",
      impossible: why,
    });
    const marker = { kind: "notice", key: IMPOSSIBLE, entries: [] } as const;
    return addComment(snapshot, await forge.createComment(key, withMarker(notice, marker)));
  }
}
