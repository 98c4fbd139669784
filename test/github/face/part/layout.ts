import { html, trusted, type Html } from "../html.ts";
import type { Page, RepositoryVisit, Visit } from "../visit.ts";
import { icon, type IconName } from "./icon.ts";

/** A whole page: head, bar, tabs, and the page's own content in `#content`. */
export function layout(visit: Visit & Partial<RepositoryVisit>, page: Page): Html {
  const { repository } = visit;
  return html`${trusted("<!doctype html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/-/style.css" />
        <script src="/-/script.js" type="module"></script>
      </head>
      <body>
        <header class="bar">
          <a class="home" href="/" aria-label="All repositories">${icon("book")}</a>
          ${repository !== undefined && crumbs(repository)} ${viewerSwitch(visit)}
        </header>
        ${repository !== undefined && tabs(visit, repository, page.tab)} ${controlPanel(visit)}
        <main id="content">${page.body}</main>
        <p id="notice" role="status" hidden></p>
      </body>
    </html>`;
}

function crumbs(repository: string): Html {
  const [owner = "", name = ""] = repository.split("/");
  return html`<span class="crumbs"
    >${owner} <span class="slash">/</span> <a href="/${repository}">${name}</a></span
  >`;
}

function tabs(visit: Visit, repository: string, current: Page["tab"]): Html {
  const issues = visit.github.store.issues(repository).filter((issue) => issue.state === "open");
  const pulls = issues.filter((issue) => issue.pull !== undefined).length;
  const entries: readonly (readonly [Page["tab"], string, string, IconName, number])[] = [
    ["code", "Code", "", "code", 0],
    ["issues", "Issues", "/issues", "open", issues.length - pulls],
    ["pulls", "Pull requests", "/pulls", "pull", pulls],
    ["actions", "Actions", "/actions", "play", 0],
  ];
  return html`<nav class="tabs" id="tabs" data-live>
    ${entries.map(
      ([id, label, path, drawing, count]) =>
        html`<a href="/${repository}${path}" ${id === current && trusted('aria-current="page"')}
          >${icon(drawing)} ${label}${count > 0 && html` <span class="count">${count}</span>`}</a
        >`,
    )}
  </nav>`;
}

function viewerSwitch({ options, viewer, address }: Visit): Html {
  return html`<form class="viewer" method="post" action="/-/view-as">
    <input type="hidden" name="back" value="${address}" />
    <label
      ><span>You are viewing as</span>
      <select name="login" id="viewer">
        ${options.people.map(
          ({ login }) =>
            html`<option ${login === viewer?.login && trusted("selected")}>${login}</option>`,
        )}
      </select></label
    >
    <noscript><button>Switch</button></noscript>
  </form>`;
}

function controlPanel({ options, address }: Visit): Html | false {
  const controls = options.controls ?? [];
  if (controls.length === 0) return false;
  return html`<aside class="controls" aria-label="Demo controls">
    <span>Demo</span>
    ${controls.map(
      ({ id, label }) =>
        html`<form method="post" action="/-/controls/${encodeURIComponent(id)}" data-act>
          <input type="hidden" name="back" value="${address}" />
          <button>${label}</button>
        </form>`,
    )}
  </aside>`;
}
