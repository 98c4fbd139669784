import type { Octokit } from "@octokit/rest";
import type { Forge, TimelineItem } from "../control/port.ts";
import { instant } from "../domain/time.ts";
import { authorOf } from "./author.ts";
import { COMMENT_FIELDS, commentOf } from "./comments.ts";
import { keeping } from "./conditional.ts";
import { attempt } from "./fault.ts";
import { outcomeOf } from "./outcome.ts";
import { collect, PER_PAGE } from "./pages.ts";
import type { Requests } from "./requests.ts";

type EventData = Awaited<
  ReturnType<Octokit["rest"]["issues"]["listEventsForTimeline"]>
>["data"][number];

/** Ten thousand events; an incident with more of them is read up to there. */
const MOST_PAGES = 100;

/** What `itemOf` reads. */
const kept = keeping(
  "timeline",
  ...COMMENT_FIELDS,
  "event",
  "issue_url",
  "label",
  "name",
  "state_reason",
);

/** Reads what happened to an issue. */
export const timelineReads = (octokit: Requests): Pick<Forge, "timeline"> => ({
  timeline: async ({ owner, repo, number }) => {
    const what = { to: "read the timeline of the issue", needs: "issues: read" };
    const events = await attempt(what, () =>
      collect(MOST_PAGES, (page) =>
        octokit.rest.issues.listEventsForTimeline({
          owner,
          repo,
          issue_number: number,
          per_page: PER_PAGE,
          page,
          request: kept,
        }),
      ),
    );
    if (events.length >= MOST_PAGES * PER_PAGE) {
      octokit.log.warn(`the timeline of ${owner}/${repo}#${number} is too long to be read whole`);
    }
    return events.flatMap((event) => itemOf(event) ?? []);
  },
});

/** An event as the engine knows it; `undefined` for kinds it does not read. */
function itemOf(event: EventData): TimelineItem | undefined {
  // Some kinds (`committed`, for one) have no name or no actor; none of those is read.
  if (!("event" in event && "actor" in event && "created_at" in event && "id" in event)) {
    return undefined;
  }
  const what = event.event;
  if (what === "commented") {
    return "body" in event && "html_url" in event && "issue_url" in event
      ? { kind: "comment", comment: commentOf({ ...event, user: event.user ?? event.actor }) }
      : undefined;
  }
  const via = "performed_via_github_app" in event ? event.performed_via_github_app : undefined;
  const fact = {
    id: event.id,
    at: instant(event.created_at),
    by: authorOf(event.actor, via),
  };
  if ((what === "labeled" || what === "unlabeled") && "label" in event) {
    return { kind: what, ...fact, label: event.label.name };
  }
  if (what === "closed") {
    const reason = "state_reason" in event ? event.state_reason : undefined;
    return { kind: "closed", ...fact, as: outcomeOf(reason) };
  }
  return what === "reopened" ? { kind: "reopened", ...fact } : undefined;
}
