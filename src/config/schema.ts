import { z } from "zod";
import { accessKeys } from "./access-schema.ts";
import { Alerts } from "./alert-schema.ts";
import { Checks } from "./check-schema.ts";
import { Lint } from "./lint-schema.ts";
import { operationKeys } from "./operation-schema.ts";
import { Network } from "./network-schema.ts";
import { Probes } from "./probe-schema.ts";
import { line, name, path } from "./scalar.ts";
import { Severities } from "./severity-schema.ts";
import { Triage } from "./triage-schema.ts";
import { Validation } from "./validation-schema.ts";
import { workflowFile } from "./workflow-file.ts";

const RUNBOOKS = [
  "runbooks/**",
  "docs/runbooks/**",
  "docs/runbook.md",
  "docs/RUNBOOK.md",
  "RUNBOOK.md",
  "docs/incident-response.md",
];

const Service = z
  .strictObject(
    {
      label: line(100).optional().describe("The text of the form's dropdown. Default: the id."),
      aliases: z
        .array(line(100), { error: "must be a list of words" })
        .default([])
        .describe("Other words for it."),
      runbook: path("path of a file")
        .regex(/\.md$/u, { error: "must be a Markdown file: `runbooks/sync.md`" })
        .optional()
        .describe("The runbook for this service, unless one is for the very alert or its numbers."),
    },
    { error: "must be a mapping of settings, such as `{label: Sync, runbook: runbooks/sync.md}`" },
  )
  .nullable();

const question = (what: string) =>
  line(200).optional().describe(`The question for ${what}: its id or label in the form.`);

const Incident = z
  .strictObject(
    {
      label: line(50)
        .regex(/^[^,]*$/u, { error: "must be a label, which has no comma" })
        .default("incident")
        .describe("The label that makes an issue an incident."),
      form: path("path of a file")
        .regex(/\.ya?ml$/u, { error: "must be a YAML file" })
        .default(".github/ISSUE_TEMPLATE/incident.yml")
        .describe("The issue form whose answers are read."),
      fields: z
        .strictObject(
          {
            service: question("what is affected"),
            severity: question("how bad it is"),
            summary: question("what is happening"),
            "started-at": question("since when"),
            impact: question("who is affected and how much"),
            alert: question("the text of the alert"),
          },
          { error: "must be a mapping from what a question means to its id or label" },
        )
        .prefault({})
        .describe("Questions of the form, where the bot does not find them by itself."),
    },
    { error: "must be a mapping with `label`, `form` and `fields`" },
  )
  .describe("How incidents are recognised and read.");

const Postmortem = z
  .strictObject(
    {
      directory: path("path of a folder")
        .default("postmortems")
        .describe("The folder for postmortem files."),
      reviewers: z
        .array(
          z
            .string({ error: "must be a login or `organization/team`" })
            .regex(/^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/u, {
              error: "must be a login or `organization/team`",
            })
            .transform((reviewer) => reviewer.replace("@", "")),
          { error: "must be a list of logins and `organization/team`" },
        )
        .max(15, { error: "may name at most fifteen reviewers" })
        .default([])
        .describe("Who reviews it beside the lead: logins and `organization/team`."),
    },
    { error: "must be a mapping with `directory` and `reviewers`" },
  )
  .describe("Where postmortems go and who reviews them.");

const Hosts = z
  .strictObject(
    {
      app: z
        .string({ error: "must be the slug of a GitHub App" })
        .regex(/^[a-z0-9](?:[a-z0-9-]{0,60})$/u, { error: "must be the slug of a GitHub App" })
        .optional()
        .describe("Slug of the App whose cards the Action accepts beside its own."),
      actions: z
        .boolean({ error: "must be true or false" })
        .default(false)
        .describe("Whether the App accepts the cards of the Action beside its own."),
    },
    { error: "must be a mapping with `app` and `actions`" },
  )
  .describe(
    "Which hosts' cards carry the state of an incident, where App and Action are both at work.",
  );

/** `.github/incidents.yml` as written. Every key may be left out. */
export const ConfigFile = z
  .strictObject(
    {
      locale: z
        .string({ error: "must be a language such as `en`" })
        .regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/u, { error: "must be a language such as `en`" })
        .default("en")
        .describe("Language of what the bot writes."),
      severities: Severities.optional(),
      services: z
        .record(name(), Service, { error: "must be a mapping from ids to services" })
        .default({})
        .describe("Parts of the product that can break, by id."),
      roles: z
        .array(name(), { error: "must be a list of names" })
        .max(20, { error: "may name at most twenty roles" })
        .default([])
        .describe("Roles people can hold beside `lead`."),
      runbooks: z
        .union([path("pattern of paths"), z.array(path("pattern of paths"))], {
          error: "must be a list of patterns such as `runbooks/**`",
        })
        .default(RUNBOOKS)
        .describe("Patterns of the Markdown files that are runbooks."),
      incident: Incident.prefault({}),
      probes: Probes.default({}),
      network: Network.prefault({}),
      validation: Validation.prefault({}),
      triage: Triage.prefault({}),
      checks: Checks.default({}),
      alerts: Alerts.prefault({}),
      postmortem: Postmortem.prefault({}),
      "probe-workflow": workflowFile()
        .default("probe.yml")
        .describe("File name of the workflow that runs probes."),
      ...operationKeys,
      ...accessKeys,
      hosts: Hosts.prefault({}),
      lint: Lint.prefault({}),
    },
    { error: "must be a mapping of settings" },
  )
  .describe("How a team runs incidents with Sitrep.");

/** What `ConfigFile` reads. */
export type ConfigFile = z.output<typeof ConfigFile>;
