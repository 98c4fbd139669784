import { firstResponse } from "../../domain/runbook/checklist.ts";
import type { Checklist, Step } from "../../domain/runbook/runbook.ts";
import type { RunbookReading } from "./runbook.ts";

/** A runbook for a program: a part that the document does not have is `null`, a list without anything empty. */
export function printJson({ runbook, diagnostics }: RunbookReading): string {
  const { path, title, kind, status, checklists, alerts, services, keywords, sections } = runbook;
  const first = firstResponse(runbook);
  return `${JSON.stringify({
    schema_version: 1,
    path,
    title,
    kind,
    status,
    firstResponse: first === undefined ? null : checklistOf(first),
    checklists: checklists.map((checklist) => checklistOf(checklist)),
    signals: { alerts, services, keywords },
    sections: sections.map(({ title: heading, depth, role, line }) => ({
      heading,
      depth,
      role: role ?? null,
      line,
    })),
    diagnostics,
  })}\n`;
}

const checklistOf = ({ id, heading, phase, line, steps }: Checklist) => ({
  id,
  heading,
  phase,
  line,
  steps: steps.map((step) => stepOf(step)),
});

const stepOf = ({ text, details, code, line }: Step) => ({
  text,
  details,
  code: code.map(({ language, text: source }) => ({ language: language ?? null, text: source })),
  line,
});
