import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import * as formats from "ajv-formats";
import type { DerivedRest, DerivedWebhooks, Schema } from "./derived.ts";

/** Says what is wrong with a value; undefined when nothing is. */
export type Check = (value: unknown) => string | undefined;

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
  const compiled = new Map<string, ValidateFunction>();
  const engine = once(() => {
    const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes: false, inlineRefs: false });
    formats.default.default(ajv);
    for (const format of ["int64", "int32", "binary", "timestamp", "repo.nwo", "ssh-key"])
      ajv.addFormat(format, true);
    // Bots have brackets in their addresses, which the strict format knows nothing of.
    ajv.addFormat("email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/u);
    for (const [name, schema] of Object.entries(schemasOf())) ajv.addSchema(schema, name);
    return ajv;
  });
  return (key: string, schema: Schema): Check => {
    const known = compiled.get(key);
    const validate = known ?? engine().compile(schema);
    if (known === undefined) compiled.set(key, validate);
    return (value) => (validate(value) ? undefined : told(validate.errors ?? []));
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
