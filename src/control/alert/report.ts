import type { Alert } from "../../domain/alert/alert.ts";
import type { FormDefinition, FormQuestion } from "../../domain/form/definition.ts";
import { FORM_FIELDS, type FormField } from "../../domain/form/field.ts";
import { questionsByField } from "../../domain/form/mapping.ts";
import { readSeverity } from "../../domain/form/severity.ts";
import { findService, findSeverity } from "../../domain/policy.ts";
import { isoInstant } from "../../domain/time.ts";
import type { Config } from "../../config/config.ts";
import type { AlertReportView } from "../../render/view.ts";

/** What is known of a field, as it is written where there is nothing to choose from. */
interface Known {
  readonly text: string;
  readonly isCode: boolean;
  /** Whether an option of a dropdown says the same. */
  readonly isOption: (option: string) => boolean;
}

type Section = AlertReportView["sections"][number];

/** Headings for what a team's form does not ask for; the form's own words are used where it does. */
const HEADINGS: Readonly<Record<FormField, string>> = {
  severity: "Severity",
  service: "Service",
  summary: "What is happening",
  startedAt: "Started at",
  alert: "Alert",
  impact: "Impact",
};

/** The report of an alert as a person would have filled in the team's form, so that it is read like one. */
export function sectionsFor(
  alert: Alert,
  severity: string,
  { form, config }: { readonly form: FormDefinition; readonly config: Config },
): readonly Section[] {
  const known = knownOf(alert, severity, config);
  const questions = questionsByField(form, config.incident.fields);
  const fields = new Map([...questions].map(([field, question]) => [question, field]));
  const asked = form.map((question) => {
    const field = fields.get(question);
    return sectionOf(question, field === undefined ? undefined : known[field]);
  });
  const further = FORM_FIELDS.filter((field) => !questions.has(field)).flatMap(
    (field): readonly Section[] => {
      const { text, isCode } = known[field] ?? {};
      return text === undefined
        ? []
        : [{ label: HEADINGS[field], answer: text, isCode: isCode ?? false }];
    },
  );
  return [...asked, ...further];
}

function sectionOf({ label, kind, options }: FormQuestion, known: Known | undefined): Section {
  if (known === undefined || kind === "checkboxes")
    return { label, answer: undefined, isCode: false };
  const chosen = options.find((option) => known.isOption(option));
  return { label, answer: chosen ?? known.text, isCode: chosen === undefined && known.isCode };
}

function knownOf(
  alert: Alert,
  severity: string,
  config: Config,
): Readonly<Partial<Record<FormField, Known>>> {
  const service = findService(config, alert.service ?? "");
  return {
    severity: {
      text: findSeverity(config, severity)?.label ?? severity,
      isCode: false,
      isOption: (option) => {
        const read = readSeverity(option, config);
        return read.kind === "known" && read.code === severity;
      },
    },
    ...(service === undefined
      ? {}
      : {
          service: {
            text: service.label,
            isCode: false,
            isOption: (option: string) => findService(config, option)?.id === service.id,
          },
        }),
    summary: plain(
      [alert.detail ?? alert.title, ...(alert.url === undefined ? [] : [alert.url])].join("\n"),
    ),
    ...(alert.startedAt === undefined ? {} : { startedAt: plain(isoInstant(alert.startedAt)) }),
    alert: {
      text: [
        alert.name,
        ...alert.labels
          .filter(([label]) => label !== "alertname")
          .map(([label, value]) => `${label}: ${value}`),
      ].join("\n"),
      isCode: true,
      isOption: () => false,
    },
  };
}

const plain = (text: string): Known => ({ text, isCode: false, isOption: () => false });
