import { controlName, issueBody, missingAnswers } from "../../test/github/face/form/answers.ts";
import { readIssueForm } from "../../test/github/face/form/issue-form.ts";

/** An issue as the browser of somebody who filled in a form sends it. */
export interface FilledForm {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

/**
 * Fills in an issue form; answers are given by the fields' ids. Fails where a person could not submit it either:
 * a required field left empty, a choice that is none.
 */
export function fillForm(
  text: string,
  title: string,
  answers: Readonly<Record<string, string>>,
): FilledForm {
  const read = readIssueForm(text);
  if (read.kind === "invalid") throw new Error(`the form cannot be read: ${read.problem}`);
  const { form } = read;
  const given = new Map(
    form.body.flatMap((field, index): readonly [string, readonly string[]][] => {
      if (field.type === "markdown" || field.id === undefined) return [];
      const answer = answers[field.id];
      if (answer === undefined) return [];
      if (field.type === "dropdown" && !field.attributes.options.includes(answer))
        throw new Error(`the form has no choice "${answer}" under "${field.attributes.label}"`);
      return [[controlName(index), [answer]]];
    }),
  );
  const missing = missingAnswers(form, given);
  if (missing.length > 0) throw new Error(`the form asks for ${missing.join(", ")}`);
  return { title: `${form.title}${title}`, body: issueBody(form, given), labels: form.labels };
}
