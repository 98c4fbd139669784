import { describe, expect, test } from "vitest";
import { readOverrides } from "../../src/control/overrides.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import type { Forge } from "../../src/control/port.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { bench, FILES } from "../control/bench.ts";
import { KEY } from "../support/memory-forge.ts";

const SECOND = 1000;

/** Asks for a runbook of that name and tells what was read and said. */
async function ask(name: string, files: Readonly<Record<string, string>> = {}) {
  const read: string[] = [];
  const b = bench({ files: { ...FILES, "secret.md": "# Secret\n\n1. Hush\n", ...files } });
  const forge: Forge = {
    ...b.forge,
    file: (repo, path, commit) => {
      read.push(path);
      return b.forge.file(repo, path, commit);
    },
  };
  await reconcile(KEY, { ...b.world, forge });
  b.pass(SECOND);
  b.say("ada", `/runbook ${name}`);
  await reconcile(KEY, { ...b.world, forge });
  return { read, said: b.text("reply"), checklists: b.of("checklist").length };
}

describe("a runbook", () => {
  test.each([
    "../../secret",
    "../secret.md",
    "/secret.md",
    "runbooks/../secret",
    "secret",
    "..\\secret",
    "%2e%2e/secret",
    "__proto__",
    "constructor",
    "runbooks/sync.md\u0000",
  ])(
    "named %j is none of the repository's runbooks, and no other file is opened for it",
    async (name) => {
      const { read, said, checklists } = await ask(name);
      expect(said).toContain("I do not know the runbook");
      expect(checklists).toBe(1);
      expect(new Set(read)).toEqual(
        new Set([
          ".github/incidents.yml",
          ".github/ISSUE_TEMPLATE/incident.yml",
          "runbooks/sync.md",
        ]),
      );
    },
  );

  test.each(["symlink", "submodule", "folder"] as const)(
    "that is a %s is not read",
    async (kind) => {
      const b = bench();
      const read: string[] = [];
      const forge: Forge = {
        ...b.forge,
        tree: async (repo, commit) =>
          (await b.forge.tree(repo, commit)).map((entry) =>
            entry.path === "runbooks/sync.md" ? { ...entry, kind } : entry,
          ),
        file: (repo, path, commit) => {
          read.push(path);
          return b.forge.file(repo, path, commit);
        },
      };
      await reconcile(KEY, { ...b.world, forge });
      expect(read).not.toContain("runbooks/sync.md");
      expect(b.of("checklist")).toEqual([]);
    },
  );
});

describe("a repository's own template", () => {
  const folder = ".github/incident-templates/";
  test.each(["symlink", "submodule", "folder"] as const)(
    "that is a %s is not read",
    async (kind) => {
      const b = bench({ files: { ...FILES, [`${folder}card.md.hbs`]: "stolen" } });
      const { commit } = await b.forge.repository(KEY);
      const tree: Forge["tree"] = async (repo, at) =>
        (await b.forge.tree(repo, at)).map((entry) => ({ ...entry, kind }));
      expect(await readOverrides({ key: KEY, repo: { commit } }, { ...b.forge, tree })).toEqual(
        new Map(),
      );
    },
  );
});

describe("a path in the config", () => {
  test.each([
    "postmortem: { directory: ../outside }",
    "postmortem: { directory: /etc }",
    "postmortem: { directory: 'a/../../b' }",
    "runbooks: ../**",
    "runbooks: /etc/**",
    "incident: { form: ../../form.yml }",
    "services: { a: { runbook: ../secret.md } }",
    "probe-workflow: ../../evil.yml",
    "probe-workflow: a/b.yml",
    "locale: ../en",
  ])("%s is refused", async (text) => {
    const reading = await DOCUMENTS.readConfig(text, "incidents.yml");
    expect(reading.kind).toBe("invalid");
  });

  test("of runbooks names nothing outside, whatever the pattern", () => {
    for (const glob of ["runbooks/**", "**", "*", "{a,b}/**", "!(x)", "../**", "/**"])
      expect(DOCUMENTS.matchesGlob([glob], "../secret.md")).toBe(glob === "../**");
  });
});
