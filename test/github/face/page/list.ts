import type { IssueRecord } from "../../store/records.ts";
import { html, trusted, type Html } from "../html.ts";
import { icon } from "../part/icon.ts";
import { showLabel } from "../part/label.ts";
import { avatar } from "../part/people.ts";
import { stateIcon } from "../part/state.ts";
import { showTime } from "../part/time.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** The list of issues, or of pull requests; `?state=closed` shows the closed ones. */
export function listPage(visit: RepositoryVisit, kind: "issues" | "pulls"): Page {
  const { github, repository, query } = visit;
  const all = github.store
    .issues(repository)
    .filter((issue) => (issue.pull === undefined) === (kind === "issues"));
  const wanted = query.get("state") === "closed" ? "closed" : "open";
  const shown = all.filter((issue) => issue.state === wanted).toReversed();
  const title = kind === "issues" ? "Issues" : "Pull requests";
  return {
    title: `${title} · ${repository}`,
    tab: kind,
    body: html`<div class="head">
        <h1>${title}</h1>
        ${
          kind === "issues" &&
          html`<a class="button primary" href="/${repository}/issues/new">New issue</a>`
        }
      </div>
      <div class="box" id="list" data-live>
        <div class="box-head filters">
          ${(["open", "closed"] as const).map(
            (state) =>
              html`<a
                href="/${repository}/${kind}?state=${state}"
                ${state === wanted && trusted('aria-current="true"')}
                >${state === "open" ? "Open" : "Closed"}
                <span class="count">${all.filter((one) => one.state === state).length}</span></a
              >`,
          )}
        </div>
        ${shown.map((issue) => row(visit, issue))}
        ${shown.length === 0 && html`<p class="blank">Nothing ${wanted} here.</p>`}
      </div>`,
  };
}

function row(visit: RepositoryVisit, issue: IssueRecord): Html {
  const { github, repository } = visit;
  const path = issue.pull === undefined ? "issues" : "pull";
  const colours = github.store.labels(repository);
  const comments = github.store.comments(repository, issue.number).length;
  return html`<div class="row">
    ${stateIcon(issue)}
    <div class="row-main">
      <a class="row-title" href="/${repository}/${path}/${issue.number}">${issue.title}</a>
      ${colours.filter(({ name }) => issue.labels.includes(name)).map((label) => html`${showLabel(label)} `)}
      <div class="muted small">
        #${issue.number} by ${issue.author} ${showTime(issue.createdAt, github.clock.now())}
      </div>
    </div>
    <span class="row-side"
      >${issue.assignees.map((login) => avatar(login))}
      ${comments > 0 && html`<span class="muted small">${icon("comment")} ${comments}</span>`}</span
    >
  </div>`;
}
