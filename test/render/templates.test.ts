import { describe, expect, test } from "vitest";
import { readWords } from "../../src/render/messages.ts";
import type { Model } from "../../src/render/markdown.ts";
import { cardModel } from "../../src/render/model/card.ts";
import { checklistModel, ROOMS } from "../../src/render/model/checklist.ts";
import { createStepPrinter } from "../../src/render/model/step.ts";
import { postmortemModel } from "../../src/render/model/postmortem.ts";
import { probeModel } from "../../src/render/model/probe.ts";
import { sampleModels } from "../../src/render/sample/samples.ts";
import { checkTemplate } from "../../src/render/template/check.ts";
import { createCompiler } from "../../src/render/template/compile.ts";
import { NO_LIMITS } from "../../src/render/template/environment.ts";
import { fileOf, TEMPLATE_NAMES } from "../../src/render/template/name.ts";
import { shapeOf, type Shape } from "../../src/render/template/shape.ts";
import { ALL_EVENTS } from "./every-event.ts";
import { BUILT_IN, cardView, CHECKLIST, incidentAt, PLACE, postmortemView } from "./fixture.ts";

/** English first: the others are compared with it. */
const LOCALES = [
  ...new Set(["en", ...[...BUILT_IN.keys()].map((path) => path.split("/")[0] ?? "")]),
];
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

/** Names of a shape with their paths; a list's items stand under `[]`. */
function pathsOf(shape: Shape, at = ""): readonly string[] {
  if (shape.kind === "list") return pathsOf(shape.item, `${at}[]`);
  if (shape.kind !== "object") return [at];
  return [...shape.names].flatMap(([name, part]) => pathsOf(part, `${at}.${name}`));
}

test("no model has a name the samples lack, so what is checked on samples holds", () => {
  const words = readWords(textOf("en/messages.json"), "en");
  const moments = ["03:10:05", "03:31:00", "03:40:00", "11:00:00", "23:00:00"];
  const incidents = moments.map((time) => incidentAt(time, ALL_EVENTS));
  const models: Readonly<Record<string, readonly Model[]>> = {
    card: incidents.map((incident) => cardModel(cardView(incident), words)),
    postmortem: incidents.map((incident) => postmortemModel(postmortemView(incident), words)),
    probe: incidents
      .flatMap(({ probeRuns }) => probeRuns)
      .map((run) =>
        probeModel(
          { place: PLACE, run, title: "x", runUrl: undefined, impossible: undefined },
          words,
        ),
      ),
    checklist: incidents.flatMap(({ checklists }) =>
      checklists.map((progress) =>
        checklistModel({ place: PLACE, progress, checklist: CHECKLIST, others: [] }, words, {
          room: ROOMS[0],
          print: createStepPrinter(words),
        }),
      ),
    ),
  };
  for (const name of TEMPLATE_NAMES.filter((known) => known in models)) {
    const known = new Set(pathsOf(shapeOf(sampleModels(name, words))));
    const met = pathsOf(shapeOf(models[name] ?? []));
    expect(met.length).toBeGreaterThan(5);
    // A list without items, or a group that is missing, has a shorter path than the sample's.
    const strange = met.filter(
      (path) =>
        !known.has(path) &&
        ![...known].some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[]`)),
    );
    expect(strange).toEqual([]);
  }
});
