import { readFile } from "node:fs/promises";
import { readTemplates } from "../files/read-templates.ts";
import { createReportPrinter, type ReportPrinter } from "../render/create-probe.ts";
import { readWords } from "../render/messages.ts";
import type { RendererOptions } from "../render/create.ts";
import { samplesFor } from "../render/samples-for.ts";
import { COMPILED } from "./compiled-templates.ts";

/** A printer of reports. What prints by templates that have to be compiled is loaded only where there are some. */
export async function reportPrinter(
  templates: URL,
  { locale, overrides }: Pick<RendererOptions, "locale" | "overrides">,
): Promise<ReportPrinter> {
  const compiled = COMPILED.get(locale);
  if (compiled === undefined || overrides.size > 0) {
    const { createRenderer } = await import("../render/create.ts");
    const samples = await samplesFor(overrides);
    return createRenderer({ builtIn: await readTemplates(templates), overrides, samples, locale });
  }
  const [made, messages] = await Promise.all([
    compiled(),
    readFile(new URL(`${locale}/messages.json`, templates), "utf8"),
  ]);
  return createReportPrinter(made, readWords(messages, locale));
}
