import { html, type Content, type Html } from "../html.ts";
import { icon, type IconName } from "./icon.ts";
import { showLabel } from "./label.ts";
import { author, avatar } from "./people.ts";
import type { TimelineItem } from "./timeline-item.ts";
import { showTime } from "./time.ts";

/** A line of the timeline: who did what and when. Several label changes are one line. */
export function eventLine(items: readonly TimelineItem[], repository: string, now: number): Html {
  const [first] = items;
  if (first === undefined) return html``;
  const { drawing, text, tint } = describe(first, items, repository);
  return html`<div class="event" id="event-${first.event}-${first.id ?? first.sha ?? first.at}">
    <span class="event-icon tint-${tint ?? "muted"}">${icon(drawing)}</span>
    <span>${avatar(first.who)} ${author(first.who)} ${text} ${showTime(first.at, now)}</span>
  </div>`;
}

interface Description {
  readonly drawing: IconName;
  readonly text: Content;
  readonly tint?: "done" | "open" | "danger";
}

function describe(
  item: TimelineItem,
  items: readonly TimelineItem[],
  repository: string,
): Description {
  switch (item.event) {
    case "labeled":
    case "unlabeled":
      return { drawing: "tag", text: labelText(items) };
    case "closed":
      return closing(item);
    case "reopened":
      return { drawing: "open", tint: "open", text: "reopened this" };
    case "assigned":
    case "unassigned":
      return { drawing: "person", text: assignment(item) };
    case "renamed":
      return { drawing: "pen", text: renaming(item) };
    case "cross-referenced":
      return { drawing: "link", text: reference(item, repository) };
    case "merged":
      return { drawing: "merged", tint: "done", text: html`merged commit ${commit(item)}` };
    case "committed":
      return { drawing: "commit", text: html`committed “${item.message?.split("\n")[0]}”` };
    case "review_requested":
      return {
        drawing: "eye",
        text: html`requested a review from <strong>${item.requested_reviewer}</strong>`,
      };
    case "reviewed":
      return review(item);
    case "head_ref_deleted":
      return { drawing: "pull", text: "deleted the branch" };
    default:
      return { drawing: "dot", text: item.event.replaceAll(/[_-]/g, " ") };
  }
}

function labelText(items: readonly TimelineItem[]): Content {
  const part = (verb: string, event: string): Content => {
    const labels = items.flatMap((item) =>
      item.event === event && item.label !== undefined ? [item.label] : [],
    );
    const noun = labels.length === 1 ? "label" : "labels";
    return (
      labels.length > 0 && html`${verb} ${labels.map((one) => html`${showLabel(one)} `)}${noun}`
    );
  };
  const added = part("added", "labeled");
  const removed = part("removed", "unlabeled");
  return html`${added}${added !== false && removed !== false && " and "}${removed}`;
}

function closing(item: TimelineItem): Description {
  const reason = item.state_reason?.replace("_", " ");
  const isDone = reason === undefined || reason === "completed";
  return {
    drawing: isDone ? "done" : "skipped",
    ...(isDone ? { tint: "done" as const } : {}),
    text: reason === undefined ? "closed this" : html`closed this as <strong>${reason}</strong>`,
  };
}

function assignment(item: TimelineItem): Content {
  const isSelf = item.assignee === item.who;
  if (item.event === "assigned")
    return isSelf ? "self-assigned this" : html`assigned <strong>${item.assignee}</strong>`;
  return isSelf ? "removed their assignment" : html`unassigned <strong>${item.assignee}</strong>`;
}

function renaming(item: TimelineItem): Content {
  return html`changed the title <del>${item.rename?.from}</del>
    <strong>${item.rename?.to}</strong>`;
}

function reference(item: TimelineItem, repository: string): Content {
  const issue = item.source?.issue;
  if (issue === undefined) return "mentioned this";
  const home = issue.repository?.full_name ?? repository;
  const kind = issue.pull_request === undefined ? "issues" : "pull";
  return html`mentioned this in
    <a href="/${home}/${kind}/${issue.number}"
      ><strong>${issue.title}</strong> #${issue.number}</a
    >`;
}

function commit(item: TimelineItem): Content {
  return html`<code>${(item.commit_id ?? item.sha ?? "").slice(0, 7)}</code>`;
}

function review(item: TimelineItem): Description {
  switch ((item.state ?? "commented").toLowerCase()) {
    case "approved":
      return { drawing: "done", tint: "open", text: "approved these changes" };
    case "changes_requested":
      return { drawing: "failed", tint: "danger", text: "requested changes" };
    default:
      return { drawing: "eye", text: "reviewed" };
  }
}
