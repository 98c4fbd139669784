import type { IssueRecord } from "../../store/records.ts";
import { html, type Html } from "../html.ts";
import { icon, type IconName } from "./icon.ts";

interface State {
  readonly name: string;
  readonly icon: IconName;
  readonly colour: "open" | "done" | "muted" | "danger";
}

/** What state an issue or a pull request is in. */
function stateOf(issue: IssueRecord): State {
  const { pull } = issue;
  if (pull?.mergedAt !== undefined) return { name: "Merged", icon: "merged", colour: "done" };
  if (pull !== undefined)
    return issue.state === "open"
      ? {
          name: pull.isDraft ? "Draft" : "Open",
          icon: "pull",
          colour: pull.isDraft ? "muted" : "open",
        }
      : { name: "Closed", icon: "pull", colour: "danger" };
  if (issue.state === "open") return { name: "Open", icon: "open", colour: "open" };
  const isDone = issue.stateReason === "completed" || issue.stateReason === undefined;
  return isDone
    ? { name: "Closed", icon: "done", colour: "done" }
    : { name: "Closed", icon: "skipped", colour: "muted" };
}

/** The coloured state beside a title. */
export function stateBadge(issue: IssueRecord): Html {
  const state = stateOf(issue);
  return html`<span class="state state-${state.colour}">${icon(state.icon)} ${state.name}</span>`;
}

/** The coloured drawing in a list. */
export function stateIcon(issue: IssueRecord): Html {
  const state = stateOf(issue);
  return html`<span class="tint-${state.colour}" title="${state.name}">${icon(state.icon)}</span>`;
}
