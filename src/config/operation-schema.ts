import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { headers } from "./header-schema.ts";
import { parameter } from "./parameter-schema.ts";
import { minutes, seconds } from "../domain/time.ts";
import { duration, line, name } from "./scalar.ts";
import { workflowFile } from "./workflow-file.ts";

const scalar = z.union([z.string().check(z.maxLength(2000)), z.number(), z.boolean()]);

const slot = () =>
  z.union(
    [
      scalar,
      z.strictObject({ param: described(line(60), "Name of the parameter it is filled with.") }),
      z.strictObject({
        "dry-run": described(z.literal(true), "Filled with whether this is the dry run."),
      }),
    ],
    { error: "must be a text, a number, true or false, `{param: NAME}` or `{dry-run: true}`" },
  );

const slots = (what: string) =>
  fallback(z.record(line(100), slot(), { error: `must be a mapping from ${what} to values` }), {});

/** One schema for all, since it refers to itself: the JSON Schema has a definition for each of these. */
const JSON_VALUE = z.json();

/** What the three kinds of operations do; a dry run may do another thing of one of these kinds. */
const actions = () =>
  ({
    http: {
      kind: z.literal("http"),
      url: described(
        line(2000),
        "An absolute https URL. It holds no secrets: they go into headers. Redirects are not followed.",
      ),
      method: described(
        fallback(z.enum(["POST", "PUT", "PATCH", "DELETE", "GET"]), "POST"),
        "The HTTP method.",
      ),
      headers: headers(),
      query: described(slots("names"), "Parameters of the URL, each encoded as a whole."),
      body: described(
        z.optional(JSON_VALUE),
        "JSON that is sent. `{param: NAME}` and `{dry-run: true}` in it are replaced as whole values.",
      ),
    },
    workflow: {
      kind: z.literal("workflow"),
      workflow: described(
        workflowFile(),
        "File name of a workflow with `workflow_dispatch`; its conclusion is the result.",
      ),
      inputs: described(slots("inputs"), "Inputs of the workflow."),
    },
    command: {
      kind: z.literal("command"),
      argv: described(
        z
          .array(slot(), { error: "must be a list: the program and its words" })
          .check(
            z.minLength(1, { error: "must begin with a program" }),
            z.maxLength(50, { error: "may have at most fifty words" }),
          ),
        "The program and its words. There is no shell: each word arrives as it is.",
      ),
      env: described(
        fallback(
          z
            .array(
              z.string().check(
                z.regex(/^[A-Z_][A-Z0-9_]{0,99}$/u, {
                  error: "must be the name of a secret: capitals, digits and underscores",
                }),
              ),
              { error: "must be a list of names of secrets" },
            )
            .check(z.maxLength(30, { error: "may name at most thirty secrets" })),
          [],
        ),
        "Names of the secrets its environment gets, beside PATH and HOME.",
      ),
    },
  }) as const;

const KIND_ERROR = {
  error: (issue: { readonly code?: string }) =>
    issue.code === "invalid_union"
      ? "must be a kind of operation I know: `http`, `workflow` or `command`"
      : "must be a mapping with a `kind`",
};

function dryRun() {
  const { http, workflow, command } = actions();
  return z.discriminatedUnion(
    "kind",
    [z.strictObject(http), z.strictObject(workflow), z.strictObject(command)],
    KIND_ERROR,
  );
}

const guards = () => ({
  title: described(z.optional(line(100)), "Its name in comments. Default: the key."),
  description: described(z.optional(line(500)), "What it does, for whoever has to approve it."),
  parameters: described(
    fallback(
      z
        .record(name(), later(parameter), { error: "must be a mapping from names to parameters" })
        .check(
          z.refine((parameters) => Object.keys(parameters).length <= 20, {
            error: "may have at most twenty parameters",
          }),
        ),
      {},
    ),
    "What people may say behind its name, as `name=value`.",
  ),
  target: described(
    z.optional(line(100)),
    "What no two operations may touch at once. Default: the key of the operation.",
  ),
  roles: described(
    fallback(z.array(name(), { error: "must be a list of roles" }), []),
    "Roles of which one is needed to ask for it. None: any responder.",
  ),
  severities: described(
    fallback(z.array(line(50), { error: "must be a list of severities" }), []),
    "Severities at which it may be used. None: at any.",
  ),
  "dry-run-first": described(
    fallback(z.boolean({ error: "must be true or false" }), false),
    "Whether a dry run comes first, whose output is shown.",
  ),
  "dry-run": described(
    z.optional(dryRun()),
    "What the dry run does, where it is not the same with `{dry-run: true}` set.",
  ),
  approval: described(
    fallback(
      z.enum(["second-person", "none"], { error: "must be `second-person` or `none`" }),
      "second-person",
    ),
    "Whether somebody else has to approve it.",
  ),
  rate: described(
    z.optional(
      z.strictObject(
        {
          most: described(z.int().check(z.minimum(1), z.maximum(1000)), "How often."),
          per: described(duration(minutes(1)), "In which span."),
        },
        { error: "must be a mapping with `most` and `per`" },
      ),
    ),
    "How often it may be begun in one incident.",
  ),
  expires: described(
    z.prefault(duration(minutes(1), minutes(24 * 60)), "15m"),
    "How long a request stands that was not begun.",
  ),
  timeout: described(z.prefault(duration(seconds(1), minutes(120)), "5m"), "For one run."),
});

function operation() {
  const { http, workflow, command } = actions();
  const same = guards();
  return z.discriminatedUnion(
    "kind",
    [
      z.strictObject({ ...http, ...same }),
      z.strictObject({ ...workflow, ...same }),
      z.strictObject({ ...command, ...same }),
    ],
    KIND_ERROR,
  );
}

/** All operations, by the name people type behind `/run`. */
const Operations = later(() =>
  described(
    z.record(name(), later(operation), { error: "must be a mapping from names to operations" }),
    "Guarded actions on production, by the name people type behind `/run`.",
  ),
);

/** Keys of the config that are about operations. */
export const operationKeys = {
  operations: () => fallback(Operations, {}),
  "operations-off": () =>
    described(
      fallback(z.boolean({ error: "must be true or false" }), false),
      "The kill switch: while it is true, no operation is begun.",
    ),
  "operate-workflow": () =>
    described(
      fallback(workflowFile(), "operate.yml"),
      "File name of the workflow that carries out operations.",
    ),
};

/** One operation as written. */
export type WrittenOperation = z.output<ReturnType<typeof operation>>;
/** What one does, as written: that of an operation, or of its dry run. */
export type WrittenAction = z.output<ReturnType<typeof dryRun>>;
