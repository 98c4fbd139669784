import { z } from "zod";
import { headers } from "./header-schema.ts";
import { minutes, seconds } from "../domain/time.ts";
import { duration, line, name } from "./scalar.ts";
import { workflowFile } from "./workflow-file.ts";

const scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);

const Slot = z.union(
  [
    scalar,
    z.strictObject({ param: line(60).describe("Name of the parameter it is filled with.") }),
    z.strictObject({
      "dry-run": z.literal(true).describe("Filled with whether this is the dry run."),
    }),
  ],
  { error: "must be a text, a number, true or false, `{param: NAME}` or `{dry-run: true}`" },
);

const slots = (what: string) =>
  z.record(line(100), Slot, { error: `must be a mapping from ${what} to values` }).default({});

/** What the three kinds of operations do; a dry run may do another thing of one of these kinds. */
const ACTIONS = {
  http: {
    kind: z.literal("http"),
    url: line(2000).describe(
      "An absolute https URL. It holds no secrets: they go into headers. Redirects are not followed.",
    ),
    method: z
      .enum(["POST", "PUT", "PATCH", "DELETE", "GET"])
      .default("POST")
      .describe("The HTTP method."),
    headers: headers(),
    query: slots("names").describe("Parameters of the URL, each encoded as a whole."),
    body: z
      .json()
      .optional()
      .describe(
        "JSON that is sent. `{param: NAME}` and `{dry-run: true}` in it are replaced as whole values.",
      ),
  },
  workflow: {
    kind: z.literal("workflow"),
    workflow: workflowFile().describe(
      "File name of a workflow with `workflow_dispatch`; its conclusion is the result.",
    ),
    inputs: slots("inputs").describe("Inputs of the workflow."),
  },
  command: {
    kind: z.literal("command"),
    argv: z
      .array(Slot, { error: "must be a list: the program and its words" })
      .min(1, { error: "must begin with a program" })
      .max(50, { error: "may have at most fifty words" })
      .describe("The program and its words. There is no shell: each word arrives as it is."),
    env: z
      .array(
        z.string().regex(/^[A-Z_][A-Z0-9_]{0,99}$/u, {
          error: "must be the name of a secret: capitals, digits and underscores",
        }),
        { error: "must be a list of names of secrets" },
      )
      .max(30, { error: "may name at most thirty secrets" })
      .default([])
      .describe("Names of the secrets its environment gets, beside PATH and HOME."),
  },
} as const;

const KIND_ERROR = {
  error: (issue: { readonly code?: string }) =>
    issue.code === "invalid_union"
      ? "must be a kind of operation I know: `http`, `workflow` or `command`"
      : "must be a mapping with a `kind`",
};

const DryRun = z.discriminatedUnion(
  "kind",
  [z.strictObject(ACTIONS.http), z.strictObject(ACTIONS.workflow), z.strictObject(ACTIONS.command)],
  KIND_ERROR,
);

const bound = z.number({ error: "must be a number" }).optional();
const described = {
  description: line(200).optional().describe("What it means, for people."),
};

const DEFAULT = "Taken where nothing is given; without it, it has to be given.";

const Parameter = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("text").describe("What kind of value it is."),
      pattern: line(300).optional().describe("Regular expression the whole text must match."),
      most: z.int().min(1).max(1000).default(200).describe("Most characters."),
      default: z.string().max(2000).optional().describe(DEFAULT),
      ...described,
    }),
    z.strictObject({
      type: z.literal("number").describe("What kind of value it is."),
      from: bound.describe("The least it may be."),
      to: bound.describe("The most it may be."),
      whole: z.boolean().default(true).describe("Whether it must be a whole number."),
      default: z.number().optional().describe(DEFAULT),
      ...described,
    }),
    z.strictObject({
      type: z.literal("flag").describe("What kind of value it is."),
      default: z.boolean().optional().describe(DEFAULT),
      ...described,
    }),
    z.strictObject({
      type: z.literal("choice").describe("What kind of value it is."),
      of: z.array(line(200)).min(1).max(50).describe("What it may be."),
      default: line(200).optional().describe(DEFAULT),
      ...described,
    }),
  ],
  { error: "must be a mapping with a `type`: `text`, `number`, `flag` or `choice`" },
);

const guards = {
  title: line(100).optional().describe("Its name in comments. Default: the key."),
  description: line(500).optional().describe("What it does, for whoever has to approve it."),
  parameters: z
    .record(name(), Parameter, { error: "must be a mapping from names to parameters" })
    // Whoever approves sees every one of them.
    .refine((parameters) => Object.keys(parameters).length <= 20, {
      error: "may have at most twenty parameters",
    })
    .default({})
    .describe("What people may say behind its name, as `name=value`."),
  target: line(100)
    .optional()
    .describe("What no two operations may touch at once. Default: the key of the operation."),
  roles: z
    .array(name(), { error: "must be a list of roles" })
    .default([])
    .describe("Roles of which one is needed to ask for it. None: any responder."),
  severities: z
    .array(line(50), { error: "must be a list of severities" })
    .default([])
    .describe("Severities at which it may be used. None: at any."),
  "dry-run-first": z
    .boolean({ error: "must be true or false" })
    .default(false)
    .describe("Whether a dry run comes first, whose output is shown."),
  "dry-run": DryRun.optional().describe(
    "What the dry run does, where it is not the same with `{dry-run: true}` set.",
  ),
  approval: z
    .enum(["second-person", "none"], { error: "must be `second-person` or `none`" })
    .default("second-person")
    .describe("Whether somebody else has to approve it."),
  rate: z
    .strictObject(
      {
        most: z.int().min(1).max(1000).describe("How often."),
        per: duration(minutes(1)).describe("In which span."),
      },
      { error: "must be a mapping with `most` and `per`" },
    )
    .optional()
    .describe("How often it may be begun in one incident."),
  expires: duration(minutes(1), minutes(24 * 60))
    .prefault("15m")
    .describe("How long a request stands that was not begun."),
  timeout: duration(seconds(1), minutes(120)).prefault("5m").describe("For one run."),
};

const Operation = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...ACTIONS.http, ...guards }),
    z.strictObject({ ...ACTIONS.workflow, ...guards }),
    z.strictObject({ ...ACTIONS.command, ...guards }),
  ],
  KIND_ERROR,
);

/** All operations, by the name people type behind `/run`. */
const Operations = z
  .record(name(), Operation, { error: "must be a mapping from names to operations" })
  .describe("Guarded actions on production, by the name people type behind `/run`.");

/** Keys of the config that are about operations. */
export const operationKeys = {
  operations: Operations.default({}),
  "operations-off": z
    .boolean({ error: "must be true or false" })
    .default(false)
    .describe("The kill switch: while it is true, no operation is begun."),
  "operate-workflow": workflowFile()
    .default("operate.yml")
    .describe("File name of the workflow that carries out operations."),
};

/** One operation as written. */
export type WrittenOperation = z.output<typeof Operation>;
/** What one does, as written: that of an operation, or of its dry run. */
export type WrittenAction = z.output<typeof DryRun>;
/** One parameter as written. */
export type WrittenParameter = z.output<typeof Parameter>;
