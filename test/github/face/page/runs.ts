import type { RunRecord } from "../../store/records.ts";
import { html, type Html } from "../html.ts";
import { renderMarkdown } from "../markdown/render.ts";
import { icon, type IconName } from "../part/icon.ts";
import { showTime } from "../part/time.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** All workflow runs, newest first. */
export function runsPage({ github, repository }: RepositoryVisit): Page {
  const runs = github.store.runs(repository).toSorted((one, other) => other.id - one.id);
  const now = github.clock.now();
  return {
    title: `Workflow runs · ${repository}`,
    tab: "actions",
    body: html`<h1>Workflow runs</h1>
      <div class="box" id="list" data-live>
        ${runs.map(
          (run) =>
            html`<div class="row">
              ${runIcon(run)}
              <div class="row-main">
                <a class="row-title" href="/${repository}/actions/runs/${run.id}"
                  >${run.displayTitle}</a
                >
                <div class="muted small">
                  ${run.name} #${run.runNumber} · ${run.event} by ${run.actor}
                  ${showTime(run.createdAt, now)}
                </div>
              </div>
            </div>`,
        )}
        ${runs.length === 0 && html`<p class="blank">No workflow has run yet.</p>`}
      </div>`,
  };
}

/** One run: its steps, summary, artifacts and log. */
export function runPage({ github, repository, options }: RepositoryVisit, run: RunRecord): Page {
  const report = options.runs?.(run.id);
  const now = github.clock.now();
  const kept = { repository, areLinesKept: false, areTasksEditable: false };
  return {
    title: `${run.displayTitle} · ${repository}`,
    tab: "actions",
    body: html`<div id="run" data-live>
      <div class="thread-head">
        <h1>${runIcon(run)} ${run.displayTitle}</h1>
        <p class="muted">
          ${run.name} #${run.runNumber} · ${run.event} by <strong>${run.actor}</strong>
          ${showTime(run.createdAt, now)} · ${run.conclusion ?? run.status.replace("_", " ")}
        </p>
      </div>
      ${
        report !== undefined &&
        html`${report.annotations.map(
            ({ level, message }) => html`<div class="flash flash-${level}">${message}</div>`,
          )}
          ${
            report.summary.trim() !== "" &&
            html`<section class="box">
              <div class="box-head">Summary</div>
              <div class="markdown pad">${renderMarkdown(report.summary, kept)}</div>
            </section>`
          }
          <section class="box">
            <div class="box-head">Log</div>
            <pre class="log">${logLines(report.log)}</pre>
          </section>
          ${report.artifacts.map(
            ({ name, files }) =>
              html`<section class="box">
                <div class="box-head">Artifact ${name}</div>
                ${[...files].map(([path, content]) => artifactFile(path, content))}
              </section>`,
          )}`
      }
    </div>`,
  };
}

const SHOWN = 20_000;

function artifactFile(path: string, content: Uint8Array): Html {
  const text = new TextDecoder().decode(content.subarray(0, SHOWN));
  return html`<details class="view">
    <summary>${icon("file")} ${path} <span class="muted">${content.length} bytes</span></summary>
    <pre class="log">${text}</pre>
  </details>`;
}

function runIcon(run: RunRecord): Html {
  const [name, tint] = appearance(run);
  return html`<span class="tint-${tint}" title="${run.conclusion ?? run.status}"
    >${icon(name)}</span
  >`;
}

function appearance(run: RunRecord): readonly [IconName, string] {
  if (run.status !== "completed") return ["play", "attention"];
  if (run.conclusion === "success") return ["done", "open"];
  const isQuiet = run.conclusion === "cancelled" || run.conclusion === "skipped";
  return isQuiet ? ["skipped", "muted"] : ["failed", "danger"];
}

function logLines(log: string): readonly Html[] {
  return log
    .split("\n")
    .slice(0, -1)
    .filter((line) => !line.startsWith("##[endgroup]"))
    .map((line) => {
      const [, kind, text] = /^##\[(group|error|warning|notice)\](.*)$/.exec(line) ?? [];
      return html`<span class="line log-${kind ?? "text"}">${text ?? line}</span>${"\n"}`;
    });
}
