import { hunks } from "../../git/lines.ts";
import type { PullRecord } from "../../store/records.ts";
import { html, trusted, type Content, type Html } from "../html.ts";
import { renderMarkdownFile } from "../markdown/file.ts";
import { icon } from "../part/icon.ts";
import { sidebar } from "../part/sidebar.ts";
import { base, showThread } from "../part/thread.ts";
import type { Page, RepositoryVisit } from "../visit.ts";
import { commentBox, peopleOf, threadHead, threadOf } from "./thread.ts";

/** The conversation of a pull request, with its merge box. */
export function pullPage(visit: RepositoryVisit, pull: PullRecord): Page {
  const thread = threadOf(visit, pull);
  return {
    title: `${pull.title} · Pull request #${pull.number} · ${pull.repository}`,
    tab: "pulls",
    body: html`${threadHead(thread)} ${pullTabs(visit, pull, "conversation")}
      <div class="columns">
        <div class="main">
          <div class="timeline" id="timeline" data-live="items">${showThread(thread)}</div>
          ${mergeBox(visit, pull)} ${reviewForm(pull)} ${commentBox(visit, pull)}
        </div>
        ${sidebar(thread, peopleOf(visit))}
      </div>`,
  };
}

/** The files of a pull request: Markdown as it will read, everything as it differs. */
export function pullFilesPage(visit: RepositoryVisit, pull: PullRecord): Page {
  return {
    title: `Files · ${pull.title} · ${pull.repository}`,
    tab: "pulls",
    body: html`${threadHead(threadOf(visit, pull))} ${pullTabs(visit, pull, "files")}
      <div id="files" data-live>
        ${changedFiles(visit, pull).map((change) => fileChange(pull, change))}
      </div>
      ${reviewForm(pull)}`,
  };
}

function pullTabs(visit: RepositoryVisit, pull: PullRecord, current: string): Html {
  const address = `/${pull.repository}/pull/${pull.number}`;
  const tab = (id: string, path: string, label: Content): Html =>
    html`<a href="${address}${path}" ${id === current && trusted('aria-current="page"')}
      >${label}</a
    >`;
  const count = changedFiles(visit, pull).length;
  return html`<p class="muted">
      Wants to merge <code>${pull.pull.headBranch}</code> into <code>${pull.pull.baseBranch}</code>
    </p>
    <nav class="subtabs" id="subtabs" data-live>
      ${tab("conversation", "", "Conversation")}
      ${tab("files", "/files", html`Files changed <span class="count">${count}</span>`)}
    </nav>`;
}

interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function changedFiles(
  { github, repository }: RepositoryVisit,
  { pull }: PullRecord,
): readonly Change[] {
  const [old, next] = [pull.baseSha, pull.headSha].map((sha) =>
    github.store.files(repository, sha),
  );
  const paths = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])]);
  return [...paths]
    .toSorted()
    .map((path) => ({
      path,
      before: github.store.file(repository, path, pull.baseSha),
      after: github.store.file(repository, path, pull.headSha),
    }))
    .filter(({ before, after }) => before !== after);
}

function fileChange(pull: PullRecord, { path, before, after }: Change): Html {
  const { additions, deletions, patch } = hunks(before ?? "", after ?? "");
  const isProse = after !== undefined && /\.(?:md|markdown)$/i.test(path);
  return html`<section class="box">
    <div class="box-head">
      <span>${icon("file")} <strong>${path}</strong></span>
      <span class="end small"
        ><span class="tint-open">+${additions}</span>
        <span class="tint-danger">−${deletions}</span> ${
          after !== undefined &&
          html`<a href="/${pull.repository}/blob/${pull.pull.headBranch}/${path}">View file</a>`
        }</span
      >
    </div>
    ${
      isProse &&
      html`<details class="view" open>
        <summary>As it reads</summary>
        <div class="markdown pad">${renderMarkdownFile(after, pull.repository)}</div>
      </details>`
    }
    <details class="view" ${!isProse && trusted("open")}>
      <summary>Changes</summary>
      <pre class="diff">${patch.split("\n").map(diffLine)}</pre>
    </details>
  </section>`;
}

function diffLine(line: string): Html {
  const kind = { "+": "added", "-": "removed", "@": "hunk" }[line.charAt(0)] ?? "same";
  return html`<span class="${kind}">${line}${"\n"}</span>`;
}

function mergeBox({ github, repository }: RepositoryVisit, pull: PullRecord): Html {
  const reviews = github.store.reviews(repository, pull.number);
  const approvals = reviews.filter((review) => review.state === "APPROVED");
  const who = [...new Set(approvals.map((review) => review.author))];
  const said =
    who.length > 0 ? html`Approved by <strong>${who.join(", ")}</strong>.` : "No review yet.";
  const { mergedAt, mergedBy, requestedReviewers } = pull.pull;
  const waiting =
    requestedReviewers.length > 0 &&
    html` Waiting for <strong>${requestedReviewers.join(", ")}</strong>.`;
  return html`<section class="merge" id="merge" data-live>
    ${
      mergedAt !== undefined
        ? html`<p class="tint-done">${icon("merged")} Merged by <strong>${mergedBy}</strong>.</p>`
        : pull.state === "closed"
          ? html`<p class="muted">${icon("skipped")} Closed without merging.</p>`
          : html`<p>${icon("pull")} ${said}${waiting}</p>
              <form method="post" action="${base(pull)}/merge" data-act>
                <button class="primary">Merge pull request</button>
              </form>`
    }
  </section>`;
}

function reviewForm(pull: PullRecord): Html | false {
  if (pull.state === "closed") return false;
  return html`<details class="review">
    <summary class="button">${icon("eye")} Review changes</summary>
    <form method="post" action="${base(pull)}/reviews" class="stack" data-act>
      <textarea name="body" rows="4" placeholder="Leave a comment" aria-label="Review"></textarea>
      ${choice("APPROVE", "Approve")} ${choice("COMMENT", "Comment")}
      ${choice("REQUEST_CHANGES", "Request changes")}
      <div class="actions"><button class="primary">Submit review</button></div>
    </form>
  </details>`;
}

function choice(value: string, label: string): Html {
  return html`<label class="check"
    ><input
      type="radio"
      name="event"
      value="${value}"
      ${value === "APPROVE" && trusted("checked")}
    />
    <span>${label}</span></label
  >`;
}
