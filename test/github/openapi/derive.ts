/**
 * Derives, from GitHub's published OpenAPI descriptions, the schemas of exactly the operations and webhooks the local
 * GitHub has. The packages are large, so they are installed for the moment outside the project: `npm run openapi:derive`
 * (or `-- --from DIRECTORY` for one that has them already).
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, objectOf } from "../http/call.ts";
import { ROUTES } from "../route/registry.ts";
import { WEBHOOKS } from "../webhook/registry.ts";
import type { DerivedOperation, Schema } from "./derived.ts";
import { PINNED } from "./pin.ts";
import { createReducer, shareRepeated } from "./reduce.ts";

type Json = Readonly<Record<string, unknown>>;

/** Where the description contradicts itself: it says here that an account is a user and an enterprise at once. */
const AMENDED: Readonly<Record<string, unknown>> = {
  "GET /app/installations 200": {
    type: "array",
    items: { $ref: "#/components/schemas/installation" },
  },
};

/** The object at a path of keys; throws when there is none, so a renamed operation is not lost. */
function dig(document: unknown, ...keys: readonly string[]): Json {
  let node: unknown = document;
  for (const key of keys) node = objectOf(node)[key];
  if (!isObject(node)) throw new Error(`GitHub's description has no ${keys.join(" → ")}`);
  return node;
}

function deriveRest(document: Json) {
  const { reduce, schemas } = createReducer(dig(document, "components", "schemas"));
  const operations = Object.fromEntries(
    ROUTES.map(({ operation }) => operation)
      .toSorted()
      .map((operation) => [operation, deriveOperation(document, operation, reduce)]),
  );
  const shared = shareRepeated(operations, schemas);
  return { ...PINNED.rest, operations: shared.value, schemas: shared.schemas };
}

function deriveOperation(
  document: Json,
  operation: string,
  reduce: (schema: unknown) => Schema,
): DerivedOperation {
  const [method = "", path = ""] = operation.split(" ");
  const found = dig(document, "paths", path, method.toLowerCase());
  const resolve = (node: unknown): Json => {
    const ref = objectOf(node)["$ref"];
    return typeof ref === "string" ? dig(document, ...ref.slice(2).split("/")) : objectOf(node);
  };
  const parameters = (Array.isArray(found["parameters"]) ? found["parameters"] : []).map(
    (node: unknown) => resolve(node),
  );
  const within = (place: string): Record<string, Schema> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter["in"] === place)
        .map((parameter) => [String(parameter["name"]), reduce(parameter["schema"])]),
    );
  const body = found["requestBody"] === undefined ? undefined : resolve(found["requestBody"]);
  const bodySchema = jsonOf(body);
  return {
    path: within("path"),
    query: within("query"),
    ...(bodySchema === undefined ? {} : { body: close(reduce(bodySchema)) }),
    ...(body?.["required"] === true ? { isBodyRequired: true } : {}),
    responses: Object.fromEntries(
      Object.entries(dig(found, "responses")).map(([status, node]) => {
        const response = resolve(node);
        if (response["content"] === undefined) return [status, null];
        const schema = AMENDED[`${operation} ${status}`] ?? jsonOf(response);
        return [status, schema === undefined ? true : reduce(schema)];
      }),
    ),
  };
}

function jsonOf(node: Json | undefined): unknown {
  const content = objectOf(node?.["content"]);
  const type = Object.keys(content).find((name) => name === "application/json");
  return type === undefined ? undefined : objectOf(content[type])["schema"];
}

/** A request body that lists its properties takes no others: a misspelt one would be ignored without a word. */
function close(schema: Schema): Schema {
  if (!isObject(schema) || !isObject(schema["properties"])) return schema;
  return "additionalProperties" in schema || "anyOf" in schema || "oneOf" in schema
    ? schema
    : { ...schema, additionalProperties: false };
}

function deriveWebhooks(document: Json) {
  const { reduce, schemas } = createReducer(dig(document, "components", "schemas"));
  const events = Object.fromEntries(
    WEBHOOKS.toSorted().map((event) => [event, reduce(jsonOf(requestOf(document, event)))]),
  );
  const shared = shareRepeated(events, schemas);
  return { ...PINNED.webhooks, events: shared.value, schemas: shared.schemas };
}

function requestOf(document: Json, event: string): Json {
  const key = event === "repository_dispatch" ? "repository-dispatch-sample.collected" : event;
  const name = event === key ? event.replaceAll(/[._]/gu, "-") : key;
  return dig(document, "webhooks", name, "post", "requestBody");
}

const write = (file: string, value: unknown): void =>
  writeFileSync(join(import.meta.dirname, file), `${JSON.stringify(value)}\n`);

function main(): void {
  const from = process.argv[process.argv.indexOf("--from") + 1];
  const isGiven = process.argv.includes("--from") && from !== undefined;
  const directory = isGiven ? from : mkdtempSync(join(tmpdir(), "openapi-"));
  const packages = Object.values(PINNED).map((pin) => `${pin.package}@${pin.version}`);
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", directory];
  if (!isGiven) execFileSync("npm", ["install", ...options, ...packages], { stdio: "inherit" });
  const read = (name: string): Json => {
    const at = join(directory, "node_modules", name);
    const { version } = objectOf(JSON.parse(readFileSync(join(at, "package.json"), "utf8")));
    if (!packages.includes(`${name}@${String(version)}`))
      throw new Error(`${name} is ${String(version)}, which is not the pinned version`);
    const text = readFileSync(join(at, "generated", "api.github.com.json"), "utf8");
    return objectOf(JSON.parse(text));
  };
  write("rest.json", deriveRest(read(PINNED.rest.package)));
  write("webhooks.json", deriveWebhooks(read(PINNED.webhooks.package)));
  if (!isGiven) rmSync(directory, { recursive: true });
}

main();
