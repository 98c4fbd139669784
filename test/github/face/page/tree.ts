import { html, type Html } from "../html.ts";
import { renderMarkdownFile } from "../markdown/file.ts";
import { icon } from "../part/icon.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** A ref and a path in it. */
export interface Place {
  readonly ref: string;
  readonly path: string;
}

/** Tells ref and path apart in what follows `/blob/` or `/tree/`; branches may have slashes. */
export function placeOf({ github, repository }: RepositoryVisit, rest: string): Place {
  const branch = github.store
    .branches(repository)
    .filter((name) => rest === name || rest.startsWith(`${name}/`))
    .toSorted((one, other) => other.length - one.length)[0];
  const ref = branch ?? rest.split("/")[0] ?? "";
  return { ref, path: rest.slice(ref.length + 1) };
}

/** A directory. */
export function treePage(visit: RepositoryVisit, rest: string): Page {
  const { ref, path } = placeOf(visit, rest);
  return {
    title: `${path} · ${visit.repository}`,
    tab: "code",
    body: html`<h1 class="path">${path === "" ? ref : path}</h1>
      ${fileList(visit, path, ref)}`,
  };
}

/** A file: Markdown as it reads (with `?plain=1` as it is written), everything else as text. */
export function blobPage(visit: RepositoryVisit, rest: string): Page | undefined {
  const { github, repository, query } = visit;
  const { ref, path } = placeOf(visit, rest);
  const text = github.store.file(repository, path, ref);
  if (text === undefined) return hasFiles(visit, ref, path) ? treePage(visit, rest) : undefined;
  const start = `/${repository}/blob/${ref}/${path.slice(0, path.lastIndexOf("/") + 1)}`;
  const isMarkdown = /\.(?:md|markdown)$/i.test(path);
  const isPlain = !isMarkdown || query.get("plain") === "1";
  return {
    title: `${path} · ${repository}`,
    tab: "code",
    body: html`<h1 class="path">${path}</h1>
      <div class="box" id="file" data-live>
        <div class="box-head">
          <span>${icon("file")} ${ref}</span>
          <span class="end">
            ${
              isMarkdown &&
              html`<a href="/${repository}/blob/${ref}/${path}${!isPlain && "?plain=1"}"
                >${isPlain ? "Preview" : "Code"}</a
              >`
            }
            ${
              github.store.branches(repository).includes(ref) &&
              html`<a href="/${repository}/edit/${ref}/${path}">${icon("pen")} Edit</a>`
            }
          </span>
        </div>
        ${
          isPlain
            ? html`<pre class="source">${numbered(text)}</pre>`
            : html`<div class="markdown pad">${renderMarkdownFile(text, repository, start)}</div>`
        }
      </div>`,
  };
}

/** A file to be edited on its branch. */
export function editPage(visit: RepositoryVisit, rest: string): Page | undefined {
  const { github, repository } = visit;
  const { ref, path } = placeOf(visit, rest);
  const text = github.store.file(repository, path, ref);
  if (text === undefined) return undefined;
  return {
    title: `Editing ${path} · ${repository}`,
    tab: "code",
    body: html`<h1 class="path">${path}</h1>
      <form method="post" action="/${repository}/edit/${ref}/${path}" class="stack">
        <textarea name="content" class="code" rows="28" spellcheck="false">${text}</textarea>
        <label>Commit message <input name="message" value="Update ${path}" required /></label>
        <div class="actions">
          <a class="button" href="/${repository}/blob/${ref}/${path}">Cancel</a>
          <button class="primary">Commit to ${ref}</button>
        </div>
      </form>`,
  };
}

function hasFiles({ github, repository }: RepositoryVisit, ref: string, path: string): boolean {
  const start = `${path}/`;
  return [...github.store.files(repository, ref).keys()].some((name) => name.startsWith(start));
}

function numbered(text: string): Html {
  const lines = text.split("\n");
  const shown = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return html`${shown.map((line) => html`<span class="line">${line}</span>${"\n"}`)}`;
}

/** The files and directories of a directory, directories first. */
export function fileList(visit: RepositoryVisit, path: string, ref: string | undefined): Html {
  const { github, repository } = visit;
  const at = ref ?? github.runnerHost.defaultBranch(repository);
  const start = path === "" ? "" : `${path}/`;
  const names = [...github.store.files(repository, at).keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length));
  const directories = new Set(
    names.flatMap((name) => (name.includes("/") ? [name.split("/")[0] ?? ""] : [])),
  );
  const files = names.filter((name) => !name.includes("/"));
  return html`<div class="box" id="files" data-live>
    <div class="box-head">${icon("pull")} ${at}</div>
    ${[...directories].toSorted().map((name) => entry("folder", "tree", name))}
    ${files.toSorted().map((name) => entry("file", "blob", name))}
  </div>`;

  function entry(drawing: "folder" | "file", kind: "tree" | "blob", name: string): Html {
    return html`<div class="row row-slim">
      <span class="muted">${icon(drawing)}</span>
      <a href="/${repository}/${kind}/${at}/${start}${name}">${name}</a>
    </div>`;
  }
}
