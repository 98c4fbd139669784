import { describe, expect, test } from "vitest";
import { readWords } from "../../src/render/messages.ts";
import { sampleModels } from "../../src/render/sample/model.ts";
import { checkTemplate } from "../../src/render/template/check.ts";
import { createCompiler, NO_LIMITS } from "../../src/render/template/compile.ts";
import { fileOf, TEMPLATE_NAMES } from "../../src/render/template/name.ts";
import { shapeOf } from "../../src/render/template/shape.ts";
import { BUILT_IN } from "./fixture.ts";

const LOCALES = ["en", "pl"];
const compiler = createCompiler(NO_LIMITS);

const textOf = (path: string): string => {
  const text = BUILT_IN.get(path);
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
};

describe.each(LOCALES)("the templates of %s", (locale) => {
  const words = readWords(textOf(`${locale}/messages.json`), locale);

  test.each(TEMPLATE_NAMES)("%s names only values its model has", (name) => {
    const program = compiler.parse(textOf(`${locale}/${fileOf(name)}`));
    expect(checkTemplate(program, shapeOf(sampleModels(name, words)))).toEqual([]);
  });

  test.each(TEMPLATE_NAMES)(
    "%s can be printed with everything there and with nothing there",
    (name) => {
      const template = compiler.compile(textOf(`${locale}/${fileOf(name)}`));
      for (const sample of sampleModels(name, words)) expect(template(sample).trim()).not.toBe("");
    },
  );

  test("are all there, and no others", () => {
    const files = [...BUILT_IN.keys()].filter((path) => path.startsWith(`${locale}/`));
    expect(files.toSorted()).toEqual(
      [
        ...TEMPLATE_NAMES.map((name) => `${locale}/${fileOf(name)}`),
        `${locale}/messages.json`,
      ].toSorted(),
    );
  });
});

/** The values a template names, whatever stands around them. */
const valuesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{[#/]?(?<inside>[^}]*)\}\}/gu)].map(
    ({ groups }) => groups?.["inside"] ?? "",
  );

test.each(TEMPLATE_NAMES)("%s says as much in every language", (name) => {
  const [english, ...others] = LOCALES.map(
    (locale) => new Set(valuesIn(textOf(`${locale}/${fileOf(name)}`))),
  );
  for (const other of others) expect(other).toEqual(english);
});

/** Placeholders of each message, by its name; all plural forms together. */
function placeholdersOf(locale: string): Readonly<Record<string, readonly string[]>> {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = JSON.parse(
    textOf(`${locale}/messages.json`),
  );
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, messages]) =>
      Object.entries(messages).map(([name, wording]) => [
        `${group}.${name}`,
        [...new Set(JSON.stringify(wording).match(/\{[a-zA-Z]+\}/gu) ?? [])].toSorted(),
      ]),
    ),
  );
}

test("messages have the same placeholders in every language", () => {
  const [english, ...others] = LOCALES.map(placeholdersOf);
  for (const other of others) expect(other).toEqual(english);
});

test("a message has a form for each plural of its language", () => {
  for (const locale of LOCALES) {
    const messages: unknown = JSON.parse(textOf(`${locale}/messages.json`));
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    expect(messages).toMatchObject({
      count: { "code-lines": Object.fromEntries(forms.map((form) => [form, expect.any(String)])) },
      timeline: {
        "postmortem-items": Object.fromEntries(forms.map((form) => [form, expect.any(String)])),
      },
    });
  }
});

test("messages that lack a wording are refused", () => {
  expect(() => readWords("{}", "xx")).toThrow(/messages of xx lack phase\.triage, /u);
});
