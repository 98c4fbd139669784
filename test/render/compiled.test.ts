import { runInThisContext } from "node:vm";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { readWords } from "../../src/render/messages.ts";
import { sampleModels } from "../../src/render/sample/samples.ts";
import { createReportPrinter } from "../../src/render/create-probe.ts";
import { createCompiler } from "../../src/render/template/compile.ts";
import { COMPILING, NO_LIMITS } from "../../src/render/template/environment.ts";
import { TEMPLATE_NAMES, fileOf } from "../../src/render/template/name.ts";
import { readyTemplate } from "../../src/render/template/ready.ts";
import { BUILT_IN, GREEN, PLACE, RED, rendererFor } from "./fixture.ts";

const compiler = createCompiler(NO_LIMITS);
const words = readWords(BUILT_IN.get("en/messages.json") ?? "", "en");
const textOf = (name: (typeof TEMPLATE_NAMES)[number]): string =>
  BUILT_IN.get(`en/${fileOf(name)}`) ?? "";
const compiledOf = (source: string): object => {
  // Its type says otherwise.
  const code: unknown = Handlebars.precompile(source, COMPILING);
  if (typeof code !== "string") throw new Error("Handlebars made no code");
  return Object(runInThisContext(`(${code})`));
};

describe("a template that was compiled before", () => {
  test.each(TEMPLATE_NAMES)("%s prints what its text prints", (name) => {
    const fromText = compiler.compile(textOf(name));
    const ready = readyTemplate(compiledOf(textOf(name)));
    for (const sample of sampleModels(name, words)) expect(ready(sample)).toBe(fromText(sample));
  });

  test("prints reports as the whole renderer does, one and several, and too much as well", () => {
    const compiled = {
      probe: compiledOf(textOf("probe")),
      probes: compiledOf(textOf("probes")),
    };
    const printer = createReportPrinter(compiled, words);
    const renderer = rendererFor();
    const many = { ...RED, assertions: Array.from({ length: 2000 }, () => RED.assertions).flat() };
    for (const report of [RED, GREEN, many]) {
      const run = {
        request: "health-1",
        probe: "health",
        purpose: "question",
        requestedAt: report.at,
        requestedBy: "ana",
        outcome: { kind: "reported", report, at: report.at },
      } as const;
      const view = { place: PLACE, run, title: "Health", runUrl: undefined, impossible: undefined };
      expect(printer.probe(view)).toBe(renderer.probe(view));
      const answers = [report, GREEN].map((one) => ({ title: "Health", report: one, earlier: [] }));
      const group = { place: PLACE, runUrl: undefined, answers };
      expect(printer.probes(group)).toBe(renderer.probes(group));
    }
  });
});
