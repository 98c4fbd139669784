import { parse } from "yaml";
import { z } from "zod";
import { judgeWorkflow } from "./judge-workflow.ts";

const Text = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? "" : String(value)));
const Texts = z.record(z.string(), Text);
const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(Text)]);

const Permissions = z.union([
  z.enum(["read-all", "write-all"]),
  z.record(z.string(), z.enum(["read", "write", "none"])),
]);

const Concurrency = z
  .union([
    Text.transform((group) => ({ group })),
    z.object({ group: Text, "cancel-in-progress": Text.optional() }),
  ])
  .transform((value) => ({
    group: value.group,
    cancelInProgress: "cancel-in-progress" in value ? value["cancel-in-progress"] : undefined,
  }));

const Step = z.object({
  id: z.string().optional(),
  name: Text.optional(),
  if: Text.optional(),
  uses: z.string().optional(),
  with: Texts.default({}),
  run: Text.optional(),
  env: Texts.default({}),
  shell: z.string().optional(),
  "working-directory": Text.optional(),
  "continue-on-error": Text.optional(),
  "timeout-minutes": Text.optional(),
});

const Job = z.object({
  name: Text.optional(),
  needs: OneOrMore.default([]),
  if: Text.optional(),
  permissions: Permissions.optional(),
  env: Texts.default({}),
  concurrency: Concurrency.optional(),
  outputs: Texts.default({}),
  steps: z.array(Step),
  "continue-on-error": Text.optional(),
  "timeout-minutes": Text.optional(),
  strategy: z.never("this runner knows no matrix").optional(),
  container: z.never("this runner knows no containers").optional(),
  services: z.never("this runner knows no services").optional(),
});

const Input = z.object({
  type: z.enum(["string", "boolean", "choice", "number", "environment"]).default("string"),
  required: z.boolean().default(false),
  default: Text.optional(),
  options: z.array(Text).default([]),
});

const Filter = z.object({
  types: OneOrMore.optional(),
  branches: OneOrMore.optional(),
  "branches-ignore": OneOrMore.optional(),
  tags: OneOrMore.optional(),
  "tags-ignore": OneOrMore.optional(),
  paths: OneOrMore.optional(),
  "paths-ignore": OneOrMore.optional(),
  workflows: OneOrMore.optional(),
  inputs: z.record(z.string(), Input).optional(),
  crons: z.array(z.string()).optional(),
});

const Filtered = z.union([
  z.null().transform(() => Filter.parse({})),
  z
    .array(z.object({ cron: z.string() }))
    .transform((lines) => Filter.parse({ crons: lines.map((line) => line.cron) })),
  Filter,
]);

const On = z.union([
  OneOrMore.transform((names) => Object.fromEntries(names.map((name) => [name, Filter.parse({})]))),
  z.record(z.string(), Filtered),
]);

const Workflow = z.object({
  name: Text.optional(),
  "run-name": Text.optional(),
  on: On,
  permissions: Permissions.optional(),
  env: Texts.default({}),
  concurrency: Concurrency.optional(),
  defaults: z.object({ run: z.object({ shell: z.string().optional() }).optional() }).optional(),
  jobs: z.record(z.string(), Job),
});

/** A workflow file as far as this runner acts on it; expressions are still unevaluated text. */
export type Workflow = Readonly<z.output<typeof Workflow>>;
/** One job of a workflow. */
export type Job = Workflow["jobs"][string];
/** One step of a job. */
export type Step = Job["steps"][number];
/** What stands under one event of `on`. */
export type Filter = Readonly<z.output<typeof Filter>>;
/** `permissions:` of a workflow or a job. */
type Permissions = z.output<typeof Permissions>;
/** `concurrency:` of a workflow or a job. */
export type Concurrency = z.output<typeof Concurrency>;
/** One declared input of `workflow_dispatch`. */
export type Input = z.output<typeof Input>;

/** A read workflow file, or why GitHub would refuse it. */
export type ReadWorkflow =
  | { readonly kind: "workflow"; readonly workflow: Workflow }
  | {
      readonly kind: "invalid";
      readonly problems: readonly string[];
      readonly events: readonly string[];
    };

/**
 * Reads a workflow file. GitHub's own schema judges it first, so that a file which would be refused
 * there is refused here with the same words; what this runner cannot do is refused too.
 */
export function readWorkflow(path: string, text: string): ReadWorkflow {
  const problems = judgeWorkflow(path, text);
  if (problems.length > 0) return { kind: "invalid", problems, events: guessEvents(text) };
  const read = Workflow.safeParse(parse(text));
  if (read.success) return { kind: "workflow", workflow: read.data };
  const unsupported = read.error.issues.map(
    (issue) => `${path}: ${issue.path.join(".")}: ${issue.message}`,
  );
  return { kind: "invalid", problems: unsupported, events: guessEvents(text) };
}

/** The events an invalid file would have been started by, as far as it can be read at all. */
function guessEvents(text: string): readonly string[] {
  try {
    const on = z.object({ on: On }).safeParse(parse(text));
    return on.success ? Object.keys(on.data.on) : [];
  } catch {
    return [];
  }
}
