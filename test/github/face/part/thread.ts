import type { CommentRecord, IssueRecord, ReactionRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { html, trusted, type Content, type Html } from "../html.ts";
import { renderMarkdown } from "../markdown/render.ts";
import { eventLine } from "./event-line.ts";
import { icon } from "./icon.ts";
import { author, avatar } from "./people.ts";
import { showTime } from "./time.ts";
import { readTimeline, type TimelineItem } from "./timeline-item.ts";

/** A thread to be shown: with forms, or still as in a file. */
export interface Thread {
  readonly store: Store;
  readonly issue: IssueRecord;
  readonly now: number;
  readonly isLive: boolean;
}

const FACES: Readonly<Record<ReactionRecord["content"], string>> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  hooray: "🎉",
  confused: "😕",
  heart: "❤️",
  rocket: "🚀",
  eyes: "👀",
};

/** The text of the issue, the pinned comment, and everything that happened, in order. */
export function showThread(thread: Thread): readonly Html[] {
  const { store, issue, now } = thread;
  const comments = store.comments(issue.repository, issue.number);
  const pinned = comments.filter((comment) => comment.pin !== undefined);
  const groups = readTimeline(store.timeline(issue.repository, issue.number));
  return [
    opening(thread),
    ...pinned.map((comment) => commentCard(thread, comment)),
    ...groups.flatMap((group) => {
      const [first] = group;
      if (first?.event !== "commented") {
        return [eventLine(group, issue.repository, now), ...reviewBody(thread, first)];
      }
      const comment = comments.find((one) => one.id === first.id);
      return comment === undefined || comment.pin !== undefined
        ? []
        : [commentCard(thread, comment)];
    }),
  ];
}

function opening(thread: Thread): Html {
  const { issue } = thread;
  return card(thread, {
    id: "opening",
    who: issue.author,
    at: issue.createdAt,
    verb: "opened this",
    isEdited: false,
    body: issue.body ?? "",
    subject: { kind: "issue", id: issue.id },
    comment: undefined,
  });
}

function commentCard(thread: Thread, comment: CommentRecord): Html {
  return card(thread, {
    id: `comment-${comment.id}`,
    who: comment.author,
    at: comment.createdAt,
    verb: "commented",
    isEdited: comment.updatedAt !== comment.createdAt,
    body: comment.body,
    subject: { kind: "comment", id: comment.id },
    comment,
  });
}

function reviewBody(thread: Thread, item: TimelineItem | undefined): readonly Html[] {
  const body = item?.body ?? "";
  if (item?.event !== "reviewed" || body === "") return [];
  return [
    html`<article class="comment" id="review-${item.id}">
      ${heading(item.who, html`left a review ${showTime(item.at, thread.now)}`)}
      <div class="markdown pad">${text(thread, body)}</div>
    </article>`,
  ];
}

interface Card {
  readonly id: string;
  readonly who: string;
  readonly at: number;
  readonly verb: string;
  readonly isEdited: boolean;
  readonly body: string;
  readonly subject: ReactionRecord["subject"];
  /** Undefined for the text of the issue itself. */
  readonly comment: CommentRecord | undefined;
}

function card(thread: Thread, shown: Card): Html {
  const pin = shown.comment?.pin;
  const said = html`${shown.verb}
  ${showTime(shown.at, thread.now)}${shown.isEdited && html` · <span title="edited">edited</span>`}`;
  return html`<article class="comment${pin !== undefined && " pinned"}" id="${shown.id}">
    ${pin !== undefined && html`<div class="pin">${icon("pin")} Pinned by ${author(pin.by)}</div>`}
    ${heading(shown.who, said)}
    <div class="markdown pad" data-tasks="${shown.comment?.id ?? ""}">
      ${
        shown.body.trim() === ""
          ? html`<p class="muted"><em>No description provided.</em></p>`
          : text(thread, shown.body)
      }
    </div>
    <footer>${reactions(thread, shown)} ${thread.isLive && editor(thread, shown)}</footer>
  </article>`;
}

function heading(who: string, said: Content): Html {
  return html`<header>${avatar(who, "large")} <span>${author(who)} ${said}</span></header>`;
}

function text({ issue, isLive }: Thread, body: string): Html {
  return renderMarkdown(body, {
    repository: issue.repository,
    areLinesKept: true,
    areTasksEditable: isLive,
  });
}

function reactions({ store, issue, isLive }: Thread, shown: Card): Html {
  const given = store.reactions(issue.repository, shown.subject);
  const contents = [...new Set(given.map((one) => one.content))];
  const pills = contents.map((content) => {
    const people = given.filter((one) => one.content === content).map((one) => one.author);
    return html`<span class="reaction" title="${people.join(", ")}"
      >${FACES[content]} ${people.length}</span
    >`;
  });
  if (!isLive) return html`${pills}`;
  return html`${pills}
    <details class="menu">
      <summary aria-label="Add a reaction">☺</summary>
      <form method="post" action="${base(issue)}/reactions" class="faces" data-act>
        <input type="hidden" name="comment" value="${shown.comment?.id ?? ""}" />
        ${Object.entries(FACES).map(
          ([content, face]) => html`<button name="content" value="${content}">${face}</button>`,
        )}
      </form>
    </details>`;
}

function editor({ issue }: Thread, shown: Card): Html {
  return html`<details class="editor">
    <summary>${icon("pen")} Edit</summary>
    <form method="post" action="${base(issue)}/edit" class="stack" data-act>
      <input type="hidden" name="comment" value="${shown.comment?.id ?? ""}" />
      <textarea name="body" rows="10" aria-label="Text">${trusted("\n")}${shown.body}</textarea>
      <div class="actions"><button class="primary">Save</button></div>
    </form>
  </details>`;
}

/** Where the actions on an issue or a pull request are sent. */
export function base(issue: IssueRecord): string {
  return `/${issue.repository}/issues/${issue.number}`;
}
