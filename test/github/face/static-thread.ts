import { readFile } from "node:fs/promises";
import type { LocalGitHub } from "../local-github.ts";
import { html, trusted } from "./html.ts";
import { threadHead } from "./page/thread.ts";
import { sidebar } from "./part/sidebar.ts";
import { showThread } from "./part/thread.ts";

/** The thread of an issue or a pull request as one HTML text with its styles inside, to be kept as a file. */
export async function renderThreadToHtml(
  github: Pick<LocalGitHub, "store" | "clock">,
  repository: string,
  number: number,
): Promise<string> {
  const issue = github.store.issue(repository, number);
  if (issue === undefined) throw new Error(`there is no issue ${repository}#${number}`);
  const thread = { store: github.store, issue, now: github.clock.now(), isLive: false };
  const style = await readFile(new URL("asset/style.css", import.meta.url), "utf8");
  return html`${trusted("<!doctype html>")}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${issue.title} · ${repository}#${number}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main id="content">
          ${threadHead(thread)}
          <div class="columns">
            <div class="main"><div class="timeline">${showThread(thread)}</div></div>
            ${sidebar(thread, [])}
          </div>
        </main>
      </body>
    </html>`.text;
}
