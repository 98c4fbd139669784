import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..", "..");
const FILES = globSync([".github/workflows/*.yml", "examples/**/workflows/*.yml"], { cwd: ROOT });

const Permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const Workflow = z.object({ permissions: Permissions });

/** Ours is named by its major version: it is what people copy. */
const OWN = "sitrep-dev/sitrep@v1";
/** A full commit, and the version it is, for those who read. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u;

test("there are workflows of ours and workflows to copy", () => {
  expect(FILES).toEqual(
    expect.arrayContaining([
      join(".github", "workflows", "ci.yml"),
      join(".github", "workflows", "release.yml"),
      join("examples", "workflows", "probe.yml"),
    ]),
  );
});

describe.each(FILES)("%s", (path) => {
  const text = readFileSync(join(ROOT, path), "utf8");

  test("uses other people's actions at a commit, with the version beside it", () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (?<action>.+)$/gmu)].map(
      ({ groups }) => groups?.["action"] ?? "",
    );
    expect(used).not.toEqual([]);
    expect(used.filter((action) => action !== OWN && !PINNED.test(action))).toEqual([]);
  });

  test("says what its token may", () => {
    expect(Workflow.safeParse(parse(text)).error).toBeUndefined();
  });

  test("puts no expression into a shell", () => {
    const scripts = [
      ...text.matchAll(
        /^(?<indent> *)(?:- )?run: (?<first>.*)\n(?<rest>(?:\k<indent> {2,}.*\n|\n)*)/gmu,
      ),
    ];
    for (const { groups } of scripts)
      expect(`${groups?.["first"]}\n${groups?.["rest"]}`).not.toContain("${{");
  });
});
