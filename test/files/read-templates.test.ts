import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readTemplates } from "../../src/files/read-templates.ts";

test("templates are read by their path within the folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "templates of mine "));
  mkdirSync(join(folder, "en"));
  writeFileSync(join(folder, "en", "card.md.hbs"), "### {{title}}\n");
  writeFileSync(join(folder, "notes.txt"), "zażółć");
  const read = await readTemplates(pathToFileURL(`${folder}/`));
  expect(Object.fromEntries(read)).toEqual({
    "en/card.md.hbs": "### {{title}}\n",
    "notes.txt": "zażółć",
  });
  rmSync(folder, { recursive: true });
});

test("a folder that is not there is an error that names it", async () => {
  await expect(readTemplates(new URL("file:///no-such-folder/"))).rejects.toThrow("no-such-folder");
});
