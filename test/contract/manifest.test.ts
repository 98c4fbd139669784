import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { ROUTES } from "../github/route/registry.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";

const SOURCE = join(import.meta.dirname, "..", "..", "src");
const textOf = (file: string): string => readFileSync(join(SOURCE, file), "utf8");
const FILES = globSync("{github,app,action}/**/*.ts", { cwd: SOURCE });

/** What only probes in GitHub Actions ask, with the token of their workflow and never as the App. */
const BY_THE_ACTION = join("github", "recent.ts");

/** An operation without the names of its parameters, which Octokit and GitHub's description spell differently. */
const shape = (operation: string): string => operation.replaceAll(/\{\w+\}/gu, "{}");
const permissionOf = new Map(
  ROUTES.map(({ operation, permission }) => [shape(operation), permission]),
);

/** Each method of Octokit, by the namespace and name it is called by. */
const endpoints = new Map(
  Object.entries(new Octokit().rest).flatMap(([namespace, methods]) =>
    Object.entries(methods).map(([name, { endpoint }]) => [
      `${namespace}.${name}`,
      `${endpoint.DEFAULTS.method} ${endpoint.DEFAULTS.url}`,
    ]),
  ),
);

/** Every operation that files ask of GitHub, found by how it is written. */
function operationsIn(files: readonly string[]): readonly string[] {
  const code = files.map(textOf).join("\n");
  return [
    ...[...code.matchAll(/\b(?<method>[a-zA-Z]+\.[a-zA-Z]+)\(/gu)].flatMap(
      ({ groups }) => endpoints.get(groups?.["method"] ?? "") ?? [],
    ),
    ...[...code.matchAll(/\.request\(\s*"(?<operation>[A-Z]+ \/[^"]+)"/gu)].map(
      ({ groups }) => groups?.["operation"] ?? "",
    ),
  ];
}

const operations = operationsIn(FILES);

test("the operations asked of GitHub can be read from the source, and the local GitHub has each", () => {
  expect(operations).toContain("POST /repos/{owner}/{repo}/issues/{issue_number}/comments");
  expect(operations.length).toBeGreaterThan(25);
  expect(operations.filter((operation) => !permissionOf.has(shape(operation)))).toEqual([]);
});

test("what changed of late is read for probes in GitHub Actions alone", () => {
  expect(FILES).toContain(BY_THE_ACTION);
  const callers = globSync("**/*.ts", { cwd: SOURCE }).filter((file) =>
    /\.recent\(/u.test(textOf(file)),
  );
  // The probe asks what the Action hands it; the App runs no probes.
  expect(callers.toSorted()).toEqual([
    join("action", "probe-github.ts"),
    join("probe", "github.ts"),
  ]);
  const users = globSync("**/*.ts", { cwd: SOURCE }).filter((file) =>
    textOf(file).includes("/probe-github.ts"),
  );
  expect(users.filter((file) => !file.startsWith("action"))).toEqual([]);
});

test("app.yml asks for exactly the permissions that these operations need", () => {
  const needed = new Map<string, string>();
  for (const operation of operationsIn(FILES.filter((file) => file !== BY_THE_ACTION))) {
    const [name, level] = permissionOf.get(shape(operation))?.split(":") ?? [];
    if (name === undefined || level === undefined) continue;
    if (needed.get(name) !== "write") needed.set(name, level);
  }
  expect(PERMISSIONS).toEqual(Object.fromEntries(needed));
});

/** Sent to every App, whatever it asks for. */
const ALWAYS_SENT = ["installation", "installation_repositories"];

test("app.yml subscribes to exactly the events that are listened to", () => {
  const heard = [
    "github/nudges.ts",
    "github/alerts.ts",
    "github/pull-nudges.ts",
    "github/preparations.ts",
    "app/ingress/notice.ts",
  ]
    .map((file) => readFileSync(join(SOURCE, file), "utf8"))
    .flatMap((text) => [...text.matchAll(/(?:case|event ===) "(?<event>\w+)"/gu)])
    .map(({ groups }) => groups?.["event"] ?? "")
    .filter((event) => !ALWAYS_SENT.includes(event));
  expect(EVENTS.toSorted()).toEqual([...new Set(heard)].toSorted());
});
