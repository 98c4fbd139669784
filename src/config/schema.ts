import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { accessKeys } from "./access-schema.ts";
import { Alerts } from "./alert-schema.ts";
import { Checks } from "./check-schema.ts";
import { Lint } from "./lint-schema.ts";
import { operationKeys } from "./operation-schema.ts";
import { Network } from "./network-schema.ts";
import { probes } from "./probe-schema.ts";
import { line, name, path } from "./scalar.ts";
import { Severities } from "./severity-schema.ts";
import { Triage } from "./triage-schema.ts";
import { Validation } from "./validation-schema.ts";
import { workflowFile } from "./workflow-file.ts";

/** Where runbooks are looked for unless a config says otherwise. */
export const RUNBOOKS = [
  "runbooks/**",
  "docs/runbooks/**",
  "docs/runbook.md",
  "docs/RUNBOOK.md",
  "RUNBOOK.md",
  "docs/incident-response.md",
];

const service = () =>
  z.nullable(
    z.strictObject(
      {
        label: described(
          z.optional(line(100)),
          "The text of the form's dropdown. Default: the id.",
        ),
        aliases: described(
          fallback(z.array(line(100), { error: "must be a list of words" }), []),
          "Other words for it.",
        ),
        runbook: described(
          z.optional(
            path("path of a file").check(
              z.regex(/\.md$/u, { error: "must be a Markdown file: `runbooks/sync.md`" }),
            ),
          ),
          "The runbook for this service, unless one is for the very alert or its numbers.",
        ),
      },
      {
        error: "must be a mapping of settings, such as `{label: Sync, runbook: runbooks/sync.md}`",
      },
    ),
  );

const question = (what: string) =>
  described(z.optional(line(200)), `The question for ${what}: its id or label in the form.`);

const Incident = later(() =>
  described(
    z.strictObject(
      {
        label: described(
          fallback(
            line(50).check(z.regex(/^[^,]*$/u, { error: "must be a label, which has no comma" })),
            "incident",
          ),
          "The label that makes an issue an incident.",
        ),
        form: described(
          fallback(
            path("path of a file").check(z.regex(/\.ya?ml$/u, { error: "must be a YAML file" })),
            ".github/ISSUE_TEMPLATE/incident.yml",
          ),
          "The issue form whose answers are read.",
        ),
        fields: described(
          z.prefault(
            z.strictObject(
              {
                service: question("what is affected"),
                severity: question("how bad it is"),
                summary: question("what is happening"),
                "started-at": question("since when"),
                impact: question("who is affected and how much"),
                alert: question("the text of the alert"),
              },
              { error: "must be a mapping from what a question means to its id or label" },
            ),
            {},
          ),
          "Questions of the form, where the bot does not find them by itself.",
        ),
      },
      { error: "must be a mapping with `label`, `form` and `fields`" },
    ),
    "How incidents are recognised and read.",
  ),
);

const Postmortem = later(() =>
  described(
    z.strictObject(
      {
        directory: described(
          fallback(path("path of a folder"), "postmortems"),
          "The folder for postmortem files.",
        ),
        reviewers: described(
          fallback(
            z
              .array(
                z.pipe(
                  z.string({ error: "must be a login or `organization/team`" }).check(
                    z.regex(/^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/u, {
                      error: "must be a login or `organization/team`",
                    }),
                  ),
                  z.transform((reviewer) => reviewer.replace("@", "")),
                ),
                { error: "must be a list of logins and `organization/team`" },
              )
              .check(z.maxLength(15, { error: "may name at most fifteen reviewers" })),
            [],
          ),
          "Who reviews it beside the lead: logins and `organization/team`.",
        ),
      },
      { error: "must be a mapping with `directory` and `reviewers`" },
    ),
    "Where postmortems go and who reviews them.",
  ),
);

const Hosts = later(() =>
  described(
    z.strictObject(
      {
        app: described(
          z.optional(
            z.string({ error: "must be the slug of a GitHub App" }).check(
              z.regex(/^[a-z0-9](?:[a-z0-9-]{0,60})$/u, {
                error: "must be the slug of a GitHub App",
              }),
            ),
          ),
          "Slug of the App whose cards the Action accepts beside its own.",
        ),
        actions: described(
          fallback(z.boolean({ error: "must be true or false" }), false),
          "Whether the App accepts the cards of the Action beside its own.",
        ),
      },
      { error: "must be a mapping with `app` and `actions`" },
    ),
    "Which hosts' cards carry the state of an incident, where App and Action are both at work.",
  ),
);

/** The settings at the top, each made when it is asked for. */
const SETTINGS = {
  locale: () =>
    described(
      fallback(
        z.string({ error: "must be a language such as `en`" }).check(
          z.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/u, {
            error: "must be a language such as `en`",
          }),
        ),
        "en",
      ),
      "Language of what the bot writes.",
    ),
  severities: () => z.optional(Severities),
  services: () =>
    described(
      fallback(
        z.record(name(), later(service), { error: "must be a mapping from ids to services" }),
        {},
      ),
      "Parts of the product that can break, by id.",
    ),
  roles: () =>
    described(
      fallback(
        z
          .array(name(), { error: "must be a list of names" })
          .check(z.maxLength(20, { error: "may name at most twenty roles" })),
        [],
      ),
      "Roles people can hold beside `lead`.",
    ),
  runbooks: () =>
    described(
      fallback(
        z.union([path("pattern of paths"), z.array(path("pattern of paths"))], {
          error: "must be a list of patterns such as `runbooks/**`",
        }),
        RUNBOOKS,
      ),
      "Patterns of the Markdown files that are runbooks.",
    ),
  incident: () => z.prefault(Incident, {}),
  probes: (written: unknown) => fallback(probes(written), {}),
  network: () => z.prefault(Network, {}),
  validation: () => z.prefault(Validation, {}),
  triage: () => z.prefault(Triage, {}),
  checks: () => fallback(Checks, {}),
  alerts: () => z.prefault(Alerts, {}),
  postmortem: () => z.prefault(Postmortem, {}),
  "probe-workflow": () =>
    described(fallback(workflowFile(), "probe.yml"), "File name of the workflow that runs probes."),
  ...operationKeys,
  ...accessKeys,
  hosts: () => z.prefault(Hosts, {}),
  lint: () => z.prefault(Lint, {}),
};

type Settings = { -readonly [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]> };

/** What a config says, with what holds where it says nothing. */
export type ConfigFile = z.output<z.ZodMiniObject<Settings, z.core.$strict>>;

/** `.github/incidents.yml` as written. Every key may be left out. */
export const wholeSchema = () => mappingOf(settingsIn());

/** The part of the schema that reads what is written in a file: making the whole takes longer than reading by it. */
export const schemaFor = (
  written: Readonly<Record<string, unknown>>,
): z.ZodMiniType<Partial<ConfigFile>> => mappingOf(settingsIn(written));

const mappingOf = (settings: Settings) =>
  described(
    z.strictObject(settings, { error: "must be a mapping of settings" }),
    "How a team runs incidents with Sitrep.",
  );

/** The settings that a file has; without a file, all of them. */
const settingsIn = (written?: Readonly<Record<string, unknown>>): Settings =>
  // Made of entries, an object forgets which key has which schema; and a part says here that it is the whole.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  Object.fromEntries(
    Object.entries(SETTINGS)
      .filter(([key]) => written === undefined || Object.hasOwn(written, key))
      .map(([key, make]) => [key, make(written?.[key])]),
  ) as Settings;
