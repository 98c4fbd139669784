import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configJsonSchema } from "../../src/config/json-schema.ts";
import { FULL_CONFIG } from "../config/full-config.ts";

const committed: unknown = JSON.parse(readFileSync("schema/incidents.json", "utf8"));

test("schema/incidents.json is what the config's schema says; if not, run `npm run schema`", () => {
  expect(committed).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});

test("every setting in schema/incidents.json says what it is for", () => {
  const silent: string[] = [];
  const look = (schema: unknown, at: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, inner] of Object.entries(schema)) {
      if (key === "properties" && typeof inner === "object")
        for (const [name, property] of Object.entries(inner ?? {}))
          if (!hasDescription(property) && name !== "kind") silent.push(`${at}.${name}`);
      look(inner, `${at}.${key}`);
    }
  };
  look(committed, "");
  // The one setting inside `latency` and inside `text` is explained a level above.
  const places = new Set(silent.map((at) => at.split(".").slice(-3).join(".")));
  expect([...places]).toEqual(["properties.latency.below", "properties.text.contains"]);
});

test("schema/incidents.json tells what is taken where a setting is left out, as somebody could write it", () => {
  const ajv = new Ajv({ strict: false });
  const wrong: string[] = [];
  const told = new Map<string, unknown>();
  const look = (schema: unknown, at: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    if ("default" in schema && !at.endsWith(".properties")) {
      told.set(at, schema.default);
      const { default: taken, ...rest } = schema;
      if (!ajv.validate({ ...rest, definitions }, taken)) wrong.push(at);
    }
    for (const [key, inner] of Object.entries(schema)) look(inner, `${at}.${key}`);
  };
  const { definitions } = configJsonSchema();
  look(committed, "");
  expect(wrong).toEqual([]);
  const http = ".properties.probes.additionalProperties.oneOf.0.properties";
  expect(told.get(`${http}.expect`)).toEqual([{ status: 200 }]);
  expect(told.get(`${http}.timeout`)).toBe("5s");
});

const hasDescription = (schema: unknown): boolean =>
  typeof schema === "object" && schema !== null && "description" in schema;

test.for([
  ["the full config", parse(FULL_CONFIG), true],
  ["an empty config", {}, true],
  ["an unknown key", { probez: {} }, false],
  ["a probe without a URL", { probes: { health: { kind: "http" } } }, false],
] as const)("schema/incidents.json judges %s as the bot does", ([, config, isValid]) => {
  const validate = new Ajv({ strict: false }).compile(configJsonSchema());
  expect(validate(config)).toBe(isValid);
});
