import type { Model } from "./markdown.ts";
import { COMMENT_LIMIT, eachClipped, fit, whole } from "./fit.ts";
import type { Words } from "./messages.ts";
import { probeModel, probesModel } from "./model/probe.ts";
import type { Renderer } from "./renderer.ts";
import { readyTemplate } from "./template/ready.ts";

/** Prints reports of probes. */
export type ReportPrinter = Pick<Renderer, "probe" | "probes">;

/** The built-in templates of reports of one language, as Handlebars has compiled them. */
export interface ReportTemplates {
  readonly probe: object;
  readonly probes: object;
}

/**
 * Prints reports by the built-in templates as Handlebars has compiled them, without what reads templates and renders all
 * the rest: the same text as a renderer's.
 */
export function createReportPrinter(compiled: ReportTemplates, words: Words): ReportPrinter {
  const print = (name: keyof ReportTemplates, model: () => Model): string => {
    const printed = fit(readyTemplate(compiled[name]), COMMENT_LIMIT, eachClipped([model]));
    return whole(printed, COMMENT_LIMIT, words);
  };
  return {
    probe: (view) => print("probe", () => probeModel(view, words)),
    probes: (view) => print("probes", () => probesModel(view, words)),
  };
}
