import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { buildConfig } from "../../src/config/build.ts";
import { DEFAULT_CONFIG } from "../../src/config/defaults.ts";
import { LEFT_OUT } from "../../src/config/left-out.ts";
import { schemaFor, wholeSchema } from "../../src/config/schema.ts";
import { FULL_CONFIG } from "./full-config.ts";

const full: Readonly<Record<string, unknown>> = parse(FULL_CONFIG);

describe("the part of the schema that is made for a file", () => {
  it.for(Object.keys(full))("reads `%s` as the whole schema does", (key) => {
    const written = { [key]: full[key] };
    const whole = wholeSchema().parse(written);
    expect({ ...LEFT_OUT, ...schemaFor(written).parse(written) }).toEqual(whole);
  });

  it("reads a file that has everything", () => {
    expect(schemaFor(full).parse(full)).toEqual(wholeSchema().parse(full));
  });

  it.for([
    ["a key nobody knows", { probez: {} }],
    ["a kind of probe nobody knows", { probes: { up: { kind: "https" } } }],
    ["a probe without a kind", { probes: { up: {} } }],
    ["a known kind beside an unknown one", { probes: { a: { kind: "tcp" }, b: { kind: "ftp" } } }],
    ["probes that are no mapping", { probes: ["http"] }],
    ["a probe that is no mapping", { probes: { up: "http" } }],
  ] as const)("refuses %s in the same words", ([, written]) => {
    const messages = (schema: ReturnType<typeof schemaFor>): readonly unknown[] =>
      schema
        .safeParse(written, { jitless: true })
        .error?.issues.map(({ code, path, message }) => ({ code, path, message })) ?? [];
    expect(messages(schemaFor(written))).toEqual(messages(wholeSchema()));
    expect(messages(wholeSchema())).not.toEqual([]);
  });
});

test("a config that says nothing is the one in force where there is none", () => {
  expect(buildConfig({ ...LEFT_OUT, ...schemaFor({}).parse({}) })).toEqual(DEFAULT_CONFIG);
});
