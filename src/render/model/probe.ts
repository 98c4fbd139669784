import { formatInstant } from "../../domain/time.ts";
import { address } from "../link.ts";
import type { Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ProbeView } from "../view.ts";
import { probeCommand, reportModel } from "./reading.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

/** The answer to `/probe`, in each of its four states. */
export function probeModel(view: ProbeView, words: Words): Model {
  const { run, title, runUrl, impossible } = view;
  const { outcome } = run;
  const report = outcome.kind === "reported" ? outcome.report : undefined;
  const url = runUrl ?? report?.runUrl;
  return {
    title: shorten(title, 120),
    name: code(run.probe),
    again: probeCommand(run.probe),
    requestedAt: formatInstant(run.requestedAt),
    requestedBy: run.requestedBy,
    isValidation: run.purpose === "validation",
    runUrl: address(url),
    impossible: impossible === undefined ? undefined : shorten(impossible, 1000),
    lost:
      outcome.kind === "lost"
        ? { at: formatInstant(outcome.at), why: shorten(outcome.why, 500) }
        : undefined,
    report: report === undefined ? undefined : reportModel(report, words),
  };
}
