import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/domain/command/registry.ts";

const folder = join(import.meta.dirname, "..", "..", "src", "domain", "command");
const definitions = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .flatMap((text) => [...text.matchAll(/= command\(\{\n {2}name: "(?<name>[a-z-]+)"/gu)])
  .map(({ groups }) => groups?.["name"] ?? "");

test("every command that is defined in a file stands in the registry, once", () => {
  expect(definitions.toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
});

test.for(COMMANDS.map((command) => ({ command, name: command.name })))(
  "/$name says in one sentence what it does, and shows its names in its examples",
  ({ command: { summary, name, aliases, examples, usage } }) => {
    expect(summary).toMatch(/^[A-Z].*\.$/u);
    expect(usage).toMatch(new RegExp(`^/${name}(?: |$)`, "u"));
    for (const example of examples)
      expect([name, ...aliases]).toContain(example.slice(1).split(" ")[0]);
  },
);
