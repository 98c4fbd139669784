import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { trusted, type Html } from "../html.ts";
import { showAlerts } from "./alerts.ts";
import { decorate } from "./decorate.ts";
import { sanitize } from "./sanitize.ts";

/** How a text is shown. */
export interface MarkdownOptions {
  /** `owner/name`: where `#123` leads. */
  readonly repository: string;
  /** Path of the page that relative addresses start from; without it they stay as they are. */
  readonly directory?: string;
  /** In comments, unlike in files, the end of a line is the end of a line. */
  readonly areLinesKept: boolean;
  /** Whether boxes of task lists can be clicked. */
  readonly areTasksEditable: boolean;
}

/** Stand for a task's box until the HTML is clean; typed ones are removed before. */
const BOX = "\u{E000}";
const TICKED = "\u{E001}";
/** Keeps a typed `<input` from being taken for one that a task list made. */
const TYPED = "\u{E002}";

/** A text in GitHub-flavoured Markdown as GitHub shows it. */
export function renderMarkdown(text: string, options: MarkdownOptions): Html {
  const source = text
    .replaceAll(/[\u{E000}-\u{E002}]/gu, "")
    .replaceAll("\r\n", "\n")
    .replaceAll(/<(?=input)/gi, `<${TYPED}`);
  const dirty = micromark(source, {
    allowDangerousHtml: true,
    // Addresses are judged with everything else, below.
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  }).replaceAll(/<input type="checkbox" disabled="" (checked="" )?\/>/g, (_box, checked) =>
    checked === undefined ? BOX : BOX + TICKED,
  );
  const clean = sanitize(
    dirty,
    (piece, inside) => decorate(piece, inside, options),
    (address) => (options.directory ?? "") + address,
  );
  const shown = showTasks(showAlerts(clean), options.areTasksEditable);
  return trusted(shown.replaceAll(TYPED, ""));
}

function showTasks(html: string, areEditable: boolean): string {
  let index = 0;
  return html
    .replaceAll(new RegExp(`<li>(\\s*(?:<p>)?)${BOX}`, "g"), `<li class="task">$1${BOX}`)
    .replaceAll(new RegExp(`${BOX}(${TICKED}?)`, "g"), (_whole, ticked: string) => {
      const state = `${ticked === "" ? "" : " checked"}${areEditable ? "" : " disabled"}`;
      const box = `<input type="checkbox" data-task="${index}"${state}>`;
      index += 1;
      return box;
    });
}
