import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { createLinter } from "../../src/lint/linter.ts";
import { requireSections } from "../../src/lint/rule/missing-section.ts";
import { checkoutOf, lintBy, RUNBOOK, shown, wordRule } from "./checkout.ts";

const CONFIG = ".github/incidents.yml";
const FOO = wordRule("foo", "foo");

test("runbooks are found by the globs of the config, and only Markdown files are", async () => {
  const report = await lintBy([FOO], {
    [CONFIG]: "runbooks: [ops/**]\n",
    "ops/a.md": "# A\n\nfoo\n",
    "ops/deep/b.markdown": "foo\n",
    "ops/run.sh": "foo\n",
    "runbooks/c.md": "foo\n",
  });
  expect(shown(report)).toEqual([
    "ops/a.md:3:1 warning runbook/foo Here is foo.",
    "ops/deep/b.markdown:1:1 warning runbook/foo Here is foo.",
  ]);
  expect(report.files).toEqual([CONFIG, "ops/a.md", "ops/deep/b.markdown"]);
});

test("without a config the defaults say what is a runbook", async () => {
  const report = await lintBy([FOO], {
    "RUNBOOK.md": "foo\n",
    "docs/runbooks/a.md": "foo\n",
    "README.md": "foo\n",
  });
  expect(report.files).toEqual(["RUNBOOK.md", "docs/runbooks/a.md"]);
});

test("a config that is not valid is told of, and the defaults go on", async () => {
  const report = await lintBy([FOO], { [CONFIG]: "locael: en\n", "runbooks/a.md": "foo\n" });
  expect(shown(report)).toEqual([
    `${CONFIG}:1:1 error config/unknown-key There is no setting \`locael\`. (Did you mean \`locale\`?)`,
    "runbooks/a.md:1:1 warning runbook/foo Here is foo.",
  ]);
});

test("a config that is no text is told of", async () => {
  const report = await lintBy([], { [CONFIG]: new Uint8Array([0xff, 0x00]) });
  expect(shown(report)).toEqual([
    `${CONFIG}:1:1 error config/not-text The file is not UTF-8 text. (Save it as UTF-8.)`,
  ]);
});

test("symbolic links and submodules are named, folders called x.md are not, and none of them is read", async () => {
  const report = await lintBy([FOO], {
    "runbooks/x.md": "folder",
    "runbooks/x.md/a.md": RUNBOOK,
    "runbooks/link.md": "symlink",
    "runbooks/linked-folder": "symlink",
    "runbooks/run.sh": "symlink",
    "runbooks/shared": "submodule",
    "elsewhere/link.md": "symlink",
  });
  const hint = "(Put a file here, or write patterns in `runbooks` that leave it out.)";
  expect(shown(report)).toEqual([
    `runbooks/link.md:1:1 notice runbook/not-a-file Here is a symbolic link, which no incident gets a runbook from. ${hint}`,
    `runbooks/linked-folder:1:1 notice runbook/not-a-file Here is a symbolic link, which no incident gets a runbook from. ${hint}`,
    `runbooks/shared:1:1 notice runbook/not-a-file Here is a submodule, which no incident gets a runbook from. ${hint}`,
  ]);
});

test.each([
  ["Latin-1", new Uint8Array([0x23, 0x20, 0xe9, 0x0a]), "it is not UTF-8"],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x23, 0x00]), "it is UTF-16; save it as UTF-8"],
  ["a binary", new Uint8Array([0x23, 0x00]), "it is a binary file"],
])("%s is an error that says so", async (_, bytes, why) => {
  expect(shown(await lintBy([FOO], { "runbooks/a.md": bytes }))).toEqual([
    `runbooks/a.md:1:1 error runbook/unreadable The file cannot be read because ${why}.`,
  ]);
});

test("a rule weighs what the config says, else what the preset makes of it", async () => {
  const rules = [
    wordRule("grave", "a", { level: "error" }),
    wordRule("mild", "a", { level: "notice" }),
    wordRule("silent", "a", { level: "off" }),
    wordRule("usual", "a"),
  ];
  const levels = async (lint: string, isStrict = false): Promise<readonly string[]> => {
    const files = { [CONFIG]: `lint: ${lint}\n`, "runbooks/a.md": "a\n" };
    const { diagnostics } = await lintBy(rules, files, { isStrict });
    return diagnostics.map(({ code, severity }) => `${code.replace("runbook/", "")} ${severity}`);
  };
  expect(await levels("{}")).toEqual(["grave error", "mild notice", "usual warning"]);
  const strict = ["grave error", "mild warning", "silent warning", "usual warning"];
  expect(await levels("{preset: strict}")).toEqual(strict);
  expect(await levels("{}", true)).toEqual(strict);
  expect(
    await levels("{preset: strict, rules: {grave: notice, mild: off, silent: error}}"),
  ).toEqual(["grave notice", "silent error", "usual warning"]);
});

test("a rule nobody knows is an error in the config, on its line", async () => {
  const report = await lintBy([FOO], {
    [CONFIG]: "lint:\n  rules:\n    fooo: off\n    index: error\n    something-else: off\n",
  });
  expect(shown(report)).toEqual([
    `${CONFIG}:3:5 error config/unknown-rule There is no rule \`fooo\`. (Did you mean \`foo\`?)`,
    `${CONFIG}:5:5 error config/unknown-rule There is no rule \`something-else\`. (There are \`foo\`, \`missing-section\`, \`unreadable\`, \`not-a-file\`, \`unknown-rule\`, \`index\`.)`,
  ]);
});

test("required sections are warnings in the runbooks that patterns name, and may be made errors", async () => {
  const files = {
    [CONFIG]:
      "lint:\n  require:\n    - validation\n    - {files: runbooks/db/**, sections: [rollback, validation]}\n",
    "runbooks/a.md": RUNBOOK,
    "runbooks/db/b.md": RUNBOOK,
  };
  const found = async (config: string) =>
    (await lintBy([], { ...files, [CONFIG]: config })).diagnostics.map(
      ({ file, severity, message }) => `${file} ${severity} ${message}`,
    );
  expect(await found(files[CONFIG])).toEqual([
    "runbooks/a.md warning The required part `validation` is missing.",
    "runbooks/db/b.md warning The required part `validation` is missing.",
    "runbooks/db/b.md warning The required part `rollback` is missing.",
  ]);
  expect(
    await found("lint: {rules: {missing-section: error}, require: [first-response, rollback]}\n"),
  ).toEqual([
    "runbooks/a.md error The required part `rollback` is missing.",
    "runbooks/db/b.md error The required part `rollback` is missing.",
  ]);
});

test("only what is asked for is reported on, and all is read", async () => {
  const files = { "runbooks/a.md": "foo\n", "runbooks/b.md": "foo\n", [CONFIG]: "locael: x\n" };
  const report = await lintBy([FOO], files, { only: new Set(["runbooks/b.md", "README.md"]) });
  expect(shown(report)).toEqual(["runbooks/b.md:1:1 warning runbook/foo Here is foo."]);
  expect(report.files).toEqual(["runbooks/b.md"]);
});

test("nothing but the config is read where nothing that is asked for concerns the linter", async () => {
  const checkout = checkoutOf({ "runbooks/a.md": RUNBOOK, "src/a.ts": "" });
  const lint = createLinter({ rules: [FOO], requireSections });
  const report = await lint(checkout, { now: instant(0), only: new Set(["src/a.ts"]) });
  expect(report).toEqual({ diagnostics: [], files: [], fixes: new Map() });
  expect(checkout.asked).toEqual([CONFIG]);
});

test("what is reported on is read first", async () => {
  const checkout = checkoutOf({ "runbooks/a.md": RUNBOOK, "runbooks/z.md": RUNBOOK });
  await createLinter({ rules: [FOO], requireSections })(checkout, {
    now: instant(0),
    only: new Set(["runbooks/z.md"]),
  });
  expect(checkout.asked.slice(0, 2)).toEqual([CONFIG, "runbooks/z.md"]);
});

test("a Markdown file can be taken for a runbook against the config", async () => {
  const report = await lintBy(
    [FOO],
    { "notes.md": "foo\n", "other.md": "foo\n" },
    { only: new Set(["notes.md"]), alsoRunbooks: new Set(["notes.md"]) },
  );
  expect(shown(report)).toEqual(["notes.md:1:1 warning runbook/foo Here is foo."]);
});

test("a repository's own templates are checked as before an incident", async () => {
  const report = await lintBy([], {
    ".github/incident-templates/reply.md.hbs": "Hello {{nobody}}\n",
    ".github/incident-templates/crad.md.hbs": "x",
    ".github/incident-templates/page.md.hbs": "More of the ledger.\n",
    ".github/incident-templates/README.md": "{{nothing}}",
  });
  expect(report.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    ".github/incident-templates/crad.md.hbs:1 template/unknown-name",
    ".github/incident-templates/reply.md.hbs:1 template/unknown-value",
  ]);
  expect(report.files).toHaveLength(3);
});

test("rules see line feeds only, the file as it is, the repository and its anchors", async () => {
  const seen: unknown[] = [];
  const rule = {
    ...FOO,
    check: ({
      path,
      text,
      original,
      repository,
      document,
      now,
    }: Parameters<typeof FOO.check>[0]) => {
      if (path !== "runbooks/a.md") return [];
      seen.push(text, original, document.runbook.title, now);
      seen.push(
        ...["runbooks", "runbooks/b.md", "docs/deep", "link", "nothing"].map(repository.kindOf),
        repository.anchorsOf("runbooks/b.md"),
        repository.anchorsOf("docs/deep/c.md"),
      );
      return [];
    },
  };
  await lintBy([rule], {
    "runbooks/a.md": "\uFEFF# A\r\n\r\nText\r\n",
    "runbooks/b.md": "# B and C\n",
    "docs/deep/c.md": "# C\n",
    link: "symlink",
  });
  expect(seen).toEqual([
    "# A\n\nText\n",
    "\uFEFF# A\r\n\r\nText\r\n",
    "A",
    instant("2026-11-28T00:00:00Z"),
    "folder",
    "file",
    "folder",
    "symlink",
    undefined,
    new Set(["b-and-c"]),
    undefined,
  ]);
});
