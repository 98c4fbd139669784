import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFolder } from "../../src/files/read-folder.ts";

test("a working copy is listed in order, without what is no part of a repository", async () => {
  const root = mkdtempSync(join(tmpdir(), "copy-"));
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("runbooks/b.md", "# B");
  write("runbooks/a.md", "# A");
  write("runbooks/x.md/c.md", "# C");
  write(".github/incidents.yml", "");
  write(".git/config", "");
  write("node_modules/left/README.md", "");
  write("shared/.git", "gitdir: ../.git/modules/shared");
  write("shared/d.md", "# D");
  symlinkSync("a.md", join(root, "runbooks/link.md"));
  symlinkSync("..", join(root, "runbooks/up"));
  const { entries, read } = await readFolder(root);
  expect(entries.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    ".github folder",
    ".github/incidents.yml file",
    "runbooks folder",
    "runbooks/a.md file",
    "runbooks/b.md file",
    "runbooks/link.md symlink",
    "runbooks/up symlink",
    "runbooks/x.md folder",
    "runbooks/x.md/c.md file",
    "shared submodule",
  ]);
  expect(new TextDecoder().decode(await read("runbooks/x.md/c.md"))).toBe("# C");
  for (const path of ["runbooks/link.md", "runbooks/x.md", "shared/d.md", "../x", "nothing"])
    expect(await read(path)).toBeUndefined();
  rmSync(root, { recursive: true });
});

test("a folder that is not there rejects as the system does", async () => {
  await expect(readFolder(join(tmpdir(), "there-is-no-such-folder"))).rejects.toMatchObject({
    code: "ENOENT",
  });
});
