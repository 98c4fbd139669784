import type { IssueRecord } from "../../store/records.ts";
import { html, type Html } from "../html.ts";
import { author, avatar } from "../part/people.ts";
import { sidebar } from "../part/sidebar.ts";
import { stateBadge } from "../part/state.ts";
import { base, showThread, type Thread } from "../part/thread.ts";
import { showTime } from "../part/time.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** An issue with its whole thread, and a box to take part. */
export function issuePage(visit: RepositoryVisit, issue: IssueRecord): Page {
  const thread = threadOf(visit, issue);
  return {
    title: `${issue.title} · Issue #${issue.number} · ${issue.repository}`,
    tab: "issues",
    body: html`${threadHead(thread)}
      <div class="columns">
        <div class="main">
          <div class="timeline" id="timeline" data-live="items">${showThread(thread)}</div>
          ${commentBox(visit, issue)}
        </div>
        ${sidebar(thread, peopleOf(visit))}
      </div>`,
  };
}

/** The thread of an issue or a pull request, for somebody who can take part. */
export function threadOf({ github }: RepositoryVisit, issue: IssueRecord): Thread {
  return { store: github.store, issue, now: github.clock.now(), isLive: true };
}

/** The logins one can choose from. */
export function peopleOf({ options }: RepositoryVisit): readonly string[] {
  return options.people.map((person) => person.login);
}

/** Title, state, and who opened it when. */
export function threadHead({ issue, now, store }: Thread): Html {
  const comments = store.comments(issue.repository, issue.number).length;
  return html`<div class="thread-head" id="head" data-live>
    <h1>${issue.title} <span class="muted number">#${issue.number}</span></h1>
    <p>
      ${stateBadge(issue)}
      <span class="muted"
        >${author(issue.author)} opened this ${showTime(issue.createdAt, now)} · ${comments}
        comment${comments !== 1 && "s"}</span
      >
    </p>
  </div>`;
}

/** The box to write in; what changes with the issue's state is apart from what is being typed. */
export function commentBox({ viewer }: RepositoryVisit, issue: IssueRecord): Html {
  if (viewer === undefined) return html`<p class="muted">Nobody is signed in.</p>`;
  return html`<form
    class="write"
    id="write"
    method="post"
    action="${base(issue)}/comments"
    data-act
  >
    <header>${avatar(viewer.login, "large")} <strong>Add a comment</strong></header>
    <textarea
      name="body"
      rows="5"
      placeholder="Write in Markdown, or a command such as /help"
      aria-label="Comment"
    ></textarea>
    <div class="actions" id="write-actions" data-live>
      ${issue.pull?.mergedAt === undefined && stateButtons(issue)}
      <button class="primary" name="then" value="comment">Comment</button>
    </div>
  </form>`;
}

function stateButtons(issue: IssueRecord): Html {
  if (issue.state === "closed")
    return html`<button name="then" value="reopen">
      Reopen ${issue.pull === undefined ? "issue" : "pull request"}
    </button>`;
  if (issue.pull !== undefined)
    return html`<button name="then" value="close">Close pull request</button>`;
  return html`<span class="joined"
    ><button name="then" value="close">Close issue</button
    ><select name="reason" aria-label="Reason for closing">
      <option value="completed">as completed</option>
      <option value="not_planned">as not planned</option>
      <option value="duplicate">as duplicate</option>
    </select></span
  >`;
}
