import type { Field, IssueForm } from "./issue-form.ts";

/** What a person filled in: per form field, each value given under its name. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** The name of a field's controls in the page. */
export function controlName(index: number): string {
  return `field-${index}`;
}

/** The labels of required fields that were left empty. */
export function missingAnswers(form: IssueForm, answers: Answers): readonly string[] {
  return form.body.flatMap((field, index) => {
    const given = answers.get(controlName(index)) ?? [];
    if (field.type === "markdown") return [];
    if (field.type === "checkboxes")
      return field.attributes.options
        .filter((option, place) => option.required && !given.includes(String(place)))
        .map((option) => option.label);
    const isEmpty = given.every((value) => value.trim() === "");
    return field.validations.required && isEmpty ? [field.attributes.label] : [];
  });
}

/** The body of the issue, exactly as GitHub writes the answers of a form. */
export function issueBody(form: IssueForm, answers: Answers): string {
  return form.body
    .flatMap((field, index) => {
      if (field.type === "markdown") return [];
      const answer = answerText(field, answers.get(controlName(index)) ?? []);
      return [`### ${field.attributes.label}\n\n${answer === "" ? "_No response_" : answer}`];
    })
    .join("\n\n");
}

function answerText(field: Exclude<Field, { type: "markdown" }>, given: readonly string[]): string {
  switch (field.type) {
    case "checkboxes":
      return field.attributes.options
        .map((option, place) => `- [${given.includes(String(place)) ? "X" : " "}] ${option.label}`)
        .join("\n");
    case "dropdown":
      return given.filter((value) => value !== "").join(", ");
    case "input":
    case "textarea": {
      const text = (given[0] ?? "").replaceAll("\r\n", "\n").trim();
      const language = field.type === "textarea" ? field.attributes.render : undefined;
      return language === undefined || text === "" ? text : `\`\`\`${language}\n${text}\n\`\`\``;
    }
  }
}
