import { homePage, repositoriesPage } from "./page/home.ts";
import { listPage } from "./page/list.ts";
import { newIssuePage } from "./page/new-issue.ts";
import { pullFilesPage, pullPage } from "./page/pull.ts";
import { runPage, runsPage } from "./page/runs.ts";
import { issuePage } from "./page/thread.ts";
import { blobPage, editPage, treePage } from "./page/tree.ts";
import type { Page, RepositoryVisit, Visit } from "./visit.ts";

/** What a page address leads to: a page, another address, or nothing. */
export type Found = Page | { readonly to: string } | undefined;

type Show = (visit: RepositoryVisit, rest: string, number: number) => Found;

/** Pages of a repository, by what follows its name; the first group of a pattern is handed on. */
const PAGES: readonly (readonly [RegExp, Show])[] = [
  [/^$/, (visit) => homePage(visit)],
  [/^\/issues$/, (visit) => listPage(visit, "issues")],
  [/^\/pulls$/, (visit) => listPage(visit, "pulls")],
  [/^\/issues\/new(?:\/choose)?$/, (visit) => newIssuePage(visit)],
  [/^\/(?:issues|pull)\/(\d+)$/, showIssue],
  [/^\/pull\/(\d+)\/files$/, showPullFiles],
  [/^\/actions$/, (visit) => runsPage(visit)],
  [/^\/actions\/runs\/(\d+)$/, showRun],
  [/^\/tree\/(.+)$/, treePage],
  [/^\/blob\/(.+)$/, blobPage],
  [/^\/edit\/(.+)$/, editPage],
];

/** The repository an address is in, and what follows its name. */
export function placeInRepository(
  visit: Visit,
  path: string,
): { readonly visit: RepositoryVisit; readonly rest: string } | undefined {
  const name = path.split("/").slice(1, 3).join("/");
  const repository = visit.github.store
    .repositories()
    .find((known) => known.toLowerCase() === name.toLowerCase());
  if (repository === undefined) return undefined;
  return { visit: { ...visit, repository }, rest: path.slice(name.length + 1).replace(/\/$/, "") };
}

/** Finds the page at a path. */
export function findPage(visit: Visit, path: string): Found {
  if (path === "/") return repositoriesPage(visit);
  const place = placeInRepository(visit, path);
  if (place === undefined) return undefined;
  for (const [pattern, show] of PAGES) {
    const match = pattern.exec(place.rest);
    if (match !== null) return show(place.visit, match[1] ?? "", Number(match[1]));
  }
  return undefined;
}

function showIssue(visit: RepositoryVisit, _rest: string, number: number): Found {
  const issue = visit.github.store.issue(visit.repository, number);
  if (issue === undefined) return undefined;
  const right = issue.pull === undefined ? "issues" : "pull";
  if (!visit.address.split("?")[0]?.endsWith(`/${right}/${number}`))
    return { to: `/${visit.repository}/${right}/${number}` };
  const { pull } = issue;
  return pull === undefined ? issuePage(visit, issue) : pullPage(visit, { ...issue, pull });
}

function showPullFiles(visit: RepositoryVisit, _rest: string, number: number): Found {
  const pull = visit.github.store.pulls(visit.repository).find((one) => one.number === number);
  return pull === undefined ? undefined : pullFilesPage(visit, pull);
}

function showRun(visit: RepositoryVisit, _rest: string, id: number): Found {
  const run = visit.github.store.runs(visit.repository).find((one) => one.id === id);
  return run === undefined ? undefined : runPage(visit, run);
}
