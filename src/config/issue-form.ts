import { readFormDefinition, type FormDefinition } from "../domain/form/definition.ts";
import { readYaml } from "./yaml-document.ts";

/**
 * Reads the questions of an issue form's file in order. A form is GitHub's and checked by it, so a text that is no
 * form simply has no questions.
 */
export function readIssueForm(text: string): FormDefinition {
  const reading = readYaml(text, "");
  return reading.kind === "read" ? readFormDefinition(reading.value) : [];
}
