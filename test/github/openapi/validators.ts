import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import * as formats from "ajv-formats";
import { createStrangerSearch } from "./strangers.ts";
import type { DerivedRest, DerivedWebhooks, Schema } from "./derived.ts";

/** What can be said of a value by one schema. */
interface Check {
  /** What is wrong with it; undefined when nothing is. */
  readonly problem: (value: unknown) => string | undefined;
  /** Paths of the properties that GitHub does not describe. */
  readonly strangers: (value: unknown) => readonly string[];
}

/** The committed files, read once per process. derive.ts wrote them in these shapes; a test holds their versions and lists to the code. */
export const derived = once(() => {
  const rest: DerivedRest = JSON.parse(read("rest.json"));
  const webhooks: DerivedWebhooks = JSON.parse(read("webhooks.json"));
  return { rest, webhooks };
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), "utf8");

/** Compiles checks on first use and keeps them for the process: they are constants that take long to make. */
function createChecks(schemasOf: () => Readonly<Record<string, Schema>>) {
  const checks = new Map<string, Check>();
  const engine = once(() => {
    const ajv = new Ajv({ strict: false, inlineRefs: false });
    formats.default.default(ajv);
    for (const format of ["int64", "int32", "binary", "timestamp", "repo.nwo", "ssh-key"])
      ajv.addFormat(format, true);
    // Bots have brackets in their addresses, which the strict format knows nothing of.
    ajv.addFormat("email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/u);
    for (const [name, schema] of Object.entries(schemasOf())) ajv.addSchema(schema, name);
    return ajv;
  });
  const make = (schema: Schema): Check => {
    const validator = once(() => engine().compile(schema));
    return {
      problem: (value) => (validator()(value) ? undefined : told(validator().errors ?? [])),
      strangers: createStrangerSearch(schema, schemasOf()),
    };
  };
  return (key: string, schema: Schema): Check => {
    const check = checks.get(key) ?? make(schema);
    checks.set(key, check);
    return check;
  };
}

/** Checks against the REST description, and against the webhooks'. */
export const restCheck = createChecks(() => derived().rest.schemas);
export const webhookCheck = createChecks(() => derived().webhooks.schemas);

function told(errors: readonly ErrorObject[]): string {
  const lines = errors.map(({ instancePath, message, params }) => {
    const extra = JSON.stringify(params);
    return `${instancePath === "" ? "it" : instancePath} ${message ?? "is wrong"} ${extra}`;
  });
  return [...new Set(lines)].slice(0, 8).join("; ");
}
