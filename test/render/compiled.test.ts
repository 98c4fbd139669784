import { runInThisContext } from "node:vm";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { readWords } from "../../src/render/messages.ts";
import { sampleModels } from "../../src/render/sample/model.ts";
import { COMPILING, createCompiler, NO_LIMITS } from "../../src/render/template/compile.ts";
import { TEMPLATE_NAMES, fileOf } from "../../src/render/template/name.ts";
import { createPress } from "../../src/render/template/press.ts";
import { BUILT_IN } from "./fixture.ts";

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
    const ready = compiler.ready(compiledOf(textOf(name)));
    for (const sample of sampleModels(name, words)) expect(ready(sample)).toBe(fromText(sample));
  });

  test("is printed in the place of its text, and gives way to a repository's own", () => {
    const pressWith = (overrides: ReadonlyMap<string, string>) =>
      createPress({
        builtIn: () => "from text",
        compiled: (name) => (name === "page" ? compiledOf("compiled") : undefined),
        overrides,
        samples: (name) => sampleModels(name, words),
      });
    const print = (name: "page" | "merged", overrides = new Map<string, string>()): string =>
      pressWith(overrides).print(name, 100, [() => ({})]).text;
    expect(print("page")).toBe("compiled");
    expect(print("merged")).toBe("from text");
    expect(print("page", new Map([["page.md.hbs", "their own"]]))).toBe("their own");
  });
});
