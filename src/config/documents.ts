import { CONFIG_DOCUMENTS } from "./config-documents.ts";
import { readFrontMatter } from "./front-matter.ts";
import { matchesGlob } from "./glob.ts";
import { readIssueForm } from "./issue-form.ts";

/** What the engine needs to understand of the files of a repository. */
export const DOCUMENTS = {
  ...CONFIG_DOCUMENTS,
  readForm: readIssueForm,
  readFrontMatter,
  matchesGlob,
} as const;
