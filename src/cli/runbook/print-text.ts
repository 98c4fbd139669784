import { firstResponse } from "../../domain/runbook/checklist.ts";
import type { Checklist, Runbook } from "../../domain/runbook/runbook.ts";
import type { RunbookReading } from "./runbook.ts";

/** A runbook for a person: what kind of document it is, what it is used for, and each checklist with its lines. */
export function printText({ runbook, diagnostics }: RunbookReading): string {
  const { title, checklists } = runbook;
  const first = firstResponse(runbook);
  const others = checklists.filter((checklist) => checklist !== first);
  const blocks = [
    [title, ...aboutOf(runbook)],
    first === undefined
      ? ["No steps were found that a responder would begin with."]
      : [`The response begins with ${named(first)}`, ...stepsOf(first)],
    ...others.map((checklist) => [
      `${checklist.phase}: ${named(checklist)}`,
      ...stepsOf(checklist),
    ]),
    diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function aboutOf({ kind, status, services, alerts, keywords }: Runbook): readonly string[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["Kind", [status === "active" ? kind : `${kind}, ${status}`]],
    ["Services", services],
    ["Alerts", alerts],
    ["Signs", keywords],
  ];
  return rows.flatMap(([name, values]) =>
    values.length === 0 ? [] : [`${`${name}:`.padEnd(10)}${values.join(", ")}`],
  );
}

const named = ({ heading, line }: Checklist): string => `“${heading}” (line ${line})`;

const stepsOf = ({ steps }: Checklist): readonly string[] =>
  steps.map(({ text, line }, index) => `${String(index + 1).padStart(3)}. ${text} (line ${line})`);
