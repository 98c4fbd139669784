import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFrontMatter } from "../../src/config/front-matter.ts";
import { readIssueForm } from "../../src/config/issue-form.ts";
import { readConfig } from "../config/read-config.ts";
import { firstResponse } from "../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../src/domain/runbook/parse.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const found = (...patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: ROOT }).toSorted();
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

test.each(found("runbooks/*.md", "examples/*/runbooks/*.md"))(
  "the runbook %s can be read, and has steps to begin with",
  (path) => {
    const text = read(path);
    const { values, diagnostics } = readFrontMatter(text);
    expect(diagnostics).toEqual([]);
    expect(firstResponse(parseRunbook({ path, text, frontMatter: values }))?.steps).not.toEqual([]);
  },
);

test.each(found("examples/*/.github/incidents.yml"))("the config %s is valid", (path) => {
  expect(readConfig(read(path))).toMatchObject({ kind: "valid", diagnostics: [] });
});

test.each(found(".github/ISSUE_TEMPLATE/*.yml", "examples/*/.github/ISSUE_TEMPLATE/*.yml"))(
  "the form %s asks for a severity",
  (path) => {
    expect(readIssueForm(read(path)).map(({ id }) => id)).toContain("severity");
  },
);
