import { readForm } from "../../domain/form/answer.ts";
import { mapAnswers, type FormAnswers } from "../../domain/form/mapping.ts";
import type { Snapshot } from "../snapshot.ts";

/** The answers of the report by what they mean, read from the issue as it is now. */
export const answersOf = ({ issue, form, config }: Snapshot): FormAnswers =>
  mapAnswers(readForm(issue.body, form), form, config.config.incident.fields);
