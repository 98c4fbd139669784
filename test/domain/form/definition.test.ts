import { describe, expect, test } from "vitest";
import { readFormDefinition } from "../../../src/domain/form/definition.ts";

const question = (change: object) => ({
  type: "dropdown",
  id: "service",
  attributes: { label: "Service", options: ["sync"] },
  ...change,
});

describe("the questions of a form", () => {
  test("have the options that YAML makes of what the team wrote", () => {
    const options = ["text", 7, true, { label: "ticked" }, { label: 8 }, null, ["no"], {}];
    expect(
      readFormDefinition({ body: [question({ attributes: { label: "S", options } })] }),
    ).toEqual([
      {
        id: "service",
        label: "S",
        kind: "dropdown",
        options: ["text", "7", "true", "ticked", "8"],
      },
    ]);
  });

  test("need no id and no options", () => {
    const form = { body: [{ type: "input", id: 7, attributes: { label: "Since when" } }] };
    expect(readFormDefinition(form)).toEqual([
      { id: undefined, label: "Since when", kind: "input", options: [] },
    ]);
  });

  test.each([
    ["a text between questions", { type: "markdown" }],
    ["of no type", { type: undefined }],
    ["of a type that is no word", { type: 7 }],
    ["without attributes", { attributes: undefined }],
    ["whose attributes are a list", { attributes: ["label"] }],
    ["without a label", { attributes: { options: ["sync"] } }],
    ["with an empty label", { attributes: { label: "  " } }],
    ["whose label is no text", { attributes: { label: 7 } }],
  ])("leave out what is none: %s", (_, change) => {
    const [kept] = readFormDefinition({ body: [question({})] });
    expect(readFormDefinition({ body: [question(change), "text", null, question({})] })).toEqual([
      kept,
    ]);
  });

  test.each([undefined, null, "text", [], { body: "text" }, { name: "Form" }])(
    "are none in %j",
    (form) => {
      expect(readFormDefinition(form)).toEqual([]);
    },
  );
});
