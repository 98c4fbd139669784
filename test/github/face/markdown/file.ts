import { parse } from "yaml";
import { html, type Content, type Html } from "../html.ts";
import { renderMarkdown } from "./render.ts";

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * A Markdown file as GitHub shows it, its YAML front matter as a table; `directory` is the page
 * that relative links start from.
 */
export function renderMarkdownFile(text: string, repository: string, directory?: string): Html {
  const [whole = "", yaml] = FRONT_MATTER.exec(text) ?? [];
  const body = renderMarkdown(text.slice(whole.length), {
    repository,
    ...(directory === undefined ? {} : { directory }),
    areLinesKept: false,
    areTasksEditable: false,
  });
  return html`${yaml !== undefined && frontMatter(yaml)}${body}`;
}

function frontMatter(yaml: string): Html {
  try {
    return valueTable(parse(yaml));
  } catch (error) {
    return html`<div class="flash flash-error">
      Error in user YAML: ${error instanceof Error ? error.message : String(error)}
      <pre><code>${yaml}</code></pre>
    </div>`;
  }
}

function valueTable(value: unknown): Html {
  if (typeof value !== "object" || value === null) return html`${shown(value)}`;
  const entries = Object.entries(value);
  if (Array.isArray(value))
    return html`<table>
      <tbody>
        <tr>
          ${entries.map(([, item]) => html`<td>${shown(item)}</td>`)}
        </tr>
      </tbody>
    </table>`;
  return html`<table class="front-matter">
    <tbody>
      ${entries.map(
        ([name, item]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${shown(item)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function shown(value: unknown): Content {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return valueTable(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
