import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/registry.ts";
import { run } from "./run.ts";

test("help lists every command", async () => {
  const { code, printed } = await run(["--help"]);
  expect(code).toBe(0);
  const listed = new Map(
    printed.split("\n").map((line) => [line.trim().split(" ")[0], line.trim()] as const),
  );
  for (const { name, summary } of COMMANDS) expect(listed.get(name)?.endsWith(summary)).toBe(true);
  expect(printed).toMatchInlineSnapshot(`
    "sitrep runs incidents in GitHub issues.

    Usage: sitrep COMMAND [options]

      runbook  Shows what is understood of a runbook: its steps, and when they would be used.
      lint     Looks at runbooks, templates and the config, and says what is wrong with them.
      doctor   Looks at the App, its registration and its queue, and says what to do about what is wrong.

    \`sitrep COMMAND --help\` says more about one.
    "
  `);
});

test("nothing typed is answered with help, and is a misuse", async () => {
  expect(await run([])).toEqual({ ...(await run(["--help"])), code: 2 });
});

test.each(COMMANDS.map(({ name }) => name))("%s explains itself", async (name) => {
  const { code, printed } = await run([name, "--help"]);
  expect(code).toBe(0);
  expect(printed).toContain(`Usage: sitrep ${name}`);
});

test("what may be left out stands in brackets, and what is only given or not has no value", async () => {
  const { printed } = await run(["lint", "--help"]);
  expect(printed).toContain(
    "Usage: sitrep lint [PATH…] [--format text|json|sarif|github] [--fix] [--index] [--strict]\n",
  );
});

test.each([
  ["a misspelt command", ["docter"], "There is no command docter. Was doctor meant?\n"],
  [
    "a command like none",
    ["frobnicate"],
    "There is no command frobnicate. `sitrep --help` lists what there is.\n",
  ],
  [
    "a misspelt option",
    ["doctor", "--fromat", "json"],
    "sitrep doctor does not know --fromat. Was --format meant?\n",
  ],
  [
    "something that is no option",
    ["doctor", "please"],
    "sitrep doctor does not know please. `sitrep --help` lists what there is.\n",
  ],
  [
    "a value that is not offered",
    ["doctor", "--format", "xml"],
    "--format is one of text, json.\n",
  ],
  [
    "a command without what it is about",
    ["runbook"],
    "sitrep runbook needs FILE: a Markdown file. `sitrep runbook --help` says more.\n",
  ],
  [
    "more than a command is about",
    ["runbook", "one.md", "two.md"],
    "sitrep runbook does not know two.md. `sitrep --help` lists what there is.\n",
  ],
  ["an option without its value", ["doctor", "--format"], "--format is one of text, json.\n"],
])("%s is told on standard error, with exit code 2", async (_what, typed, complained) => {
  expect(await run(typed)).toEqual({ code: 2, printed: "", complained });
});

test("the program ends with the command's code", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["src/cli/main.ts", "doctor", "--format=json"],
    { env: { PATH: process.env["PATH"] ?? "" }, encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ schema_version: 1, failed: 1 });
});
