import { html, type Content, type Html } from "../html.ts";
import { showLabel } from "./label.ts";
import { author, avatar } from "./people.ts";
import { base, type Thread } from "./thread.ts";

/** Labels, assignees and participants of an issue; live ones can be changed. */
export function sidebar(thread: Thread, people: readonly string[]): Html {
  const { store, issue } = thread;
  const colours = store.labels(issue.repository);
  const participants = new Set([
    issue.author,
    ...store.comments(issue.repository, issue.number).map((comment) => comment.author),
  ]);
  return html`<aside class="side" id="side" data-live>
    ${section(
      "Assignees",
      issue.assignees.map((login) => html`<div>${avatar(login)} ${author(login)}</div>`),
      thread.isLive && toggles(thread, "assignees", people, issue.assignees),
    )}
    ${section(
      "Labels",
      colours.filter(({ name }) => issue.labels.includes(name)).map(showLabel),
      thread.isLive &&
        toggles(
          thread,
          "labels",
          colours.map((label) => label.name),
          issue.labels,
        ),
    )}
    ${section(
      "Participants",
      [...participants].map((login) => html`<span title="${login}">${avatar(login)}</span> `),
      false,
    )}
  </aside>`;
}

function section(title: string, content: readonly Html[], change: Content): Html {
  return html`<section>
    <h2>${title}</h2>
    ${change}
    <div class="chips">
      ${content.length === 0 ? html`<span class="muted">None yet</span>` : content}
    </div>
  </section>`;
}

function toggles(
  { issue }: Thread,
  what: "labels" | "assignees",
  all: readonly string[],
  chosen: readonly string[],
): Html {
  return html`<details class="menu">
    <summary>Change</summary>
    <form method="post" action="${base(issue)}/${what}" class="choices" data-act>
      ${all.map((name) => {
        const isOn = chosen.includes(name);
        return html`<button name="${isOn ? "remove" : "add"}" value="${name}">
          <span class="mark">${isOn ? "✓" : ""}</span> ${name}
        </button>`;
      })}
    </form>
  </details>`;
}
