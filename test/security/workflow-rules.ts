import { parse } from "yaml";
import { z } from "zod";

const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.unknown()).default({}),
});

const Job = z.looseObject({
  permissions: z.unknown().optional(),
  "timeout-minutes": z.unknown().optional(),
  steps: z.array(Step).default([]),
});

const Workflow = z.looseObject({
  on: z.unknown().optional(),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});

/** Ours is named by its major version: it is what people copy. */
const OWN = /^sitrep-dev\/sitrep@v\d+$/u;
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/u;

/** Events whose run has the secrets of the repository and the text, or even the files, of a stranger. */
const UNSAFE_EVENTS = ["pull_request_target", "workflow_run", "workflow_call"];

/** Minutes of the longest job we have, the simulation of every week; GitHub's own limit is six hours. */
const LONGEST = 120;

/** Inputs of other people's actions that are programs. */
const PROGRAMS = ["script", "run", "command", "args", "entrypoint"];

/** What is wrong with a workflow, a sentence each; `allowed`: the most its token may do. */
export function faultsOf(
  text: string,
  allowed: Readonly<Record<string, "read" | "write">>,
): readonly string[] {
  const { on, permissions, jobs } = Workflow.parse(parse(text));
  const names = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {});
  return [
    ...UNSAFE_EVENTS.filter((event) => names.includes(event)).map(
      (event) => `${event} gives strangers a run with secrets`,
    ),
    ...permissionFaults("the workflow", permissions, allowed),
    ...Object.entries(jobs).flatMap(([name, job]) => jobFaults(name, job, allowed)),
  ];
}

function permissionFaults(
  whose: string,
  permissions: unknown,
  allowed: Readonly<Record<string, "read" | "write">>,
): readonly string[] {
  const read = z.record(z.string(), z.enum(["read", "write", "none"])).safeParse(permissions);
  if (!read.success) return [`${whose} does not list what its token may`];
  return Object.entries(read.data)
    .filter(([what, level]) => {
      const most = allowed[what];
      return level !== "none" && most !== "write" && most !== level;
    })
    .map(([what, level]) => `${whose} asks for ${what}: ${level}`);
}

function jobFaults(
  name: string,
  job: z.output<typeof Job>,
  allowed: Readonly<Record<string, "read" | "write">>,
): readonly string[] {
  const limit = job["timeout-minutes"];
  return [
    ...(typeof limit === "number" && limit <= LONGEST ? [] : [`${name} may run for ever`]),
    ...(job.permissions === undefined ? [] : permissionFaults(name, job.permissions, allowed)),
    ...job.steps.flatMap((step) => stepFaults(name, step)),
  ];
}

function stepFaults(name: string, { uses, run, with: inputs, env }: z.output<typeof Step>) {
  const faults: string[] = [];
  if (run?.includes("${{") === true) faults.push(`${name} writes an expression into a shell`);
  if (uses !== undefined && !OWN.test(uses) && !PINNED.test(uses))
    faults.push(`${name} uses ${uses}, which is no commit`);
  if (uses?.startsWith("actions/checkout@") === true && inputs["persist-credentials"] !== false)
    faults.push(`${name} leaves the token to whatever runs behind the checkout`);
  if (PROGRAMS.some((input) => JSON.stringify(inputs[input] ?? "").includes("${{")))
    faults.push(`${name} writes an expression into a program`);
  const isOurs = uses !== undefined && OWN.test(uses);
  if (!isOurs && JSON.stringify([inputs, env]).includes("secrets."))
    faults.push(`${name} gives a secret to somebody else`);
  return faults;
}

/** Expressions that hold text of whoever opened, named or wrote something. */
const FOREIGN_TEXT =
  /github\.(?:head_ref|event\.[\w.*]*(?:title|body|message|name|ref|label|login|email|description|default_branch))/u;

/** Expressions of a workflow that put text of strangers anywhere but into a condition, where it is only compared. */
export const foreignTextIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{\{(?<inner>.*?)\}\}/gsu)]
    .map(({ groups }) => groups?.["inner"]?.trim() ?? "")
    .filter((inner) => FOREIGN_TEXT.test(inner));
