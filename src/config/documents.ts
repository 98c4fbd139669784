import { DEFAULT_CONFIG } from "./defaults.ts";
import { readFrontMatter } from "./front-matter.ts";
import { matchesGlob } from "./glob.ts";
import { readIssueForm } from "./issue-form.ts";
import { readConfig } from "./read.ts";

/** What the engine needs to understand of the files of a repository. */
export const DOCUMENTS = {
  defaults: DEFAULT_CONFIG,
  readConfig,
  readForm: readIssueForm,
  readFrontMatter,
  matchesGlob,
} as const;
