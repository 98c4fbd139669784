import { mapAnswers, type FormAnswers } from "../../domain/form/mapping.ts";
import type { Snapshot } from "../snapshot.ts";

/** The answers of the report by what they mean, as the issue has them now. */
export const answersOf = ({ answers, form, config }: Snapshot): FormAnswers =>
  mapAnswers(answers, form, config.config.incident.fields);
