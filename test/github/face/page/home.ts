import { html } from "../html.ts";
import { icon } from "../part/icon.ts";
import { renderMarkdownFile } from "../markdown/file.ts";
import type { Page, RepositoryVisit, Visit } from "../visit.ts";
import { fileList } from "./tree.ts";

/** All repositories. */
export function repositoriesPage({ github }: Visit): Page {
  return {
    title: "Repositories",
    body: html`<h1>Repositories</h1>
      <div class="box" id="list" data-live>
        ${github.store.repositories().map(
          (name) =>
            html`<div class="row">
              ${icon("book")}
              <div class="row-main"><a class="row-title" href="/${name}">${name}</a></div>
            </div>`,
        )}
      </div>`,
  };
}

/** A repository's first page: where to go, its files and its README. */
export function homePage(visit: RepositoryVisit): Page {
  const { github, repository } = visit;
  const start = `/${repository}/blob/${github.runnerHost.defaultBranch(repository)}/`;
  const readme = github.store.file(repository, "README.md");
  return {
    title: repository,
    tab: "code",
    body: html`<div class="head">
        <h1>${repository}</h1>
        <a class="button primary" href="/${repository}/issues/new">New issue</a>
      </div>
      ${fileList(visit, "", undefined)}
      ${
        readme !== undefined &&
        html`<div class="box">
          <div class="box-head">${icon("book")} README</div>
          <div class="markdown pad">${renderMarkdownFile(readme, repository, start)}</div>
        </div>`
      }`,
  };
}
