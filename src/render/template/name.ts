/** Every template a language has and a repository can override, by file name without `.md.hbs`. */
export const TEMPLATE_NAMES = [
  "card",
  "card-resolved",
  "card-ended",
  "checklist",
  "probe",
  "probes",
  "operation",
  "access",
  "access-note",
  "page",
  "alert-notice",
  "alert-report",
  "alert-note",
  "alert-duplicate",
  "validation",
  "reply",
  "triage-note",
  "runbook-missing",
  "no-postmortem",
  "merged",
  "postmortem",
  "pull-request",
] as const;

/** One of `TEMPLATE_NAMES`. */
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** File name of a template. */
export const fileOf = (name: TemplateName): string => `${name}.md.hbs`;

/** Whether a file looks like a template but has the name of none. */
export const isStray = (file: string): boolean =>
  file.endsWith(".hbs") && !TEMPLATE_NAMES.some((name) => fileOf(name) === file);
