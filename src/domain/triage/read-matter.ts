import { parseDuration } from "../time.ts";
import type { JsonScalar, ValueTest } from "../probe/expectation.ts";
import { joinConditions } from "./alternatives.ts";
import type { TriageBranch, TriageCondition, TriageSpec } from "./spec.ts";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads the `triage` of a runbook's front matter, in the words of the config. Never fails: a branch that cannot be read
 * as a whole is passed over, for half of its conditions would hold too often. `undefined` where there is no branch.
 * A branch that names a part and no runbook means the one at `path`.
 */
export function readTriage(value: unknown, path: string): TriageSpec | undefined {
  if (!isMapping(value)) return undefined;
  const branches = listOf(value["branches"]).flatMap((branch) => readBranch(branch, path) ?? []);
  if (branches.length === 0) return undefined;
  return { probes: texts(value["probes"]), onOpen: value["on-open"] === true, branches };
}

function readBranch(value: unknown, path: string): TriageBranch | undefined {
  if (!isMapping(value)) return undefined;
  const id = textOf(value["id"]);
  const when = readWhen(value);
  const runbook = textOf(value["runbook"]);
  const part = textOf(value["part"]);
  if (id === undefined || when === undefined) return undefined;
  return {
    id,
    title: textOf(value["title"]) ?? id,
    when,
    runbook:
      runbook === undefined && part === undefined ? undefined : { path: runbook ?? path, part },
    severity: textOf(value["severity"]),
    flags: texts(value["flags"]).filter((flag) => FLAG.test(flag)),
  };
}

/** A flag becomes part of a label, and people type it. */
const FLAG = /^[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*$/u;

/** Conditions of `when`, beside each of the alternatives of `any`; `undefined` where one of them cannot be read. */
function readWhen({ when, any }: Mapping): TriageBranch["when"] | undefined {
  const all = when === undefined ? [] : readAll(when);
  if (all === undefined) return undefined;
  if (any === undefined) return joinConditions(all, undefined);
  const alternatives = listOf(any).map(readAll);
  const read = alternatives.filter((one) => one !== undefined);
  return read.length === 0 || read.length < alternatives.length
    ? undefined
    : joinConditions(all, read);
}

function readAll(value: unknown): readonly TriageCondition[] | undefined {
  const written = listOf(value);
  const read = written.flatMap((one) => readCondition(one) ?? []);
  return read.length === 0 || read.length < written.length ? undefined : read;
}

function readCondition(value: unknown): TriageCondition | undefined {
  if (!isMapping(value)) return undefined;
  const { value: name, ...tests } = value;
  const [entry, second] = Object.entries(tests);
  const subject = textOf(name);
  if (subject === undefined || entry === undefined || second !== undefined) return undefined;
  const test = readTest(entry);
  return test && { value: subject, test };
}

/** All tests of the config but `matches`, whose expressions nobody has looked through here. */
function readTest([key, value]: readonly [string, unknown]): ValueTest | undefined {
  switch (key) {
    case "equals":
    case "not":
      return isScalar(value) ? { kind: key, value } : undefined;
    case "above":
    case "below":
      return isNumber(value) ? { kind: key, value } : undefined;
    case "between": {
      const [from, to] = listOf(value);
      return isNumber(from) && isNumber(to) ? { kind: "between", from, to } : undefined;
    }
    case "exists":
      return value === true ? { kind: "exists", value } : undefined;
    case "older-than":
    case "newer-than":
    case "stable-for": {
      const span = typeof value === "string" ? parseDuration(value) : undefined;
      return span && { kind: key, span };
    }
    case "not-growing":
    case "growing":
    case "falling":
      return value === true ? { kind: key } : undefined;
    default:
      return undefined;
  }
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

const isScalar = (value: unknown): value is JsonScalar =>
  value === null || typeof value === "string" || typeof value === "boolean" || isNumber(value);

/** A list, or one thing in place of a list of it; what is empty is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list;
}

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
};

const texts = (value: unknown): readonly string[] =>
  listOf(value).flatMap((one) => textOf(one) ?? []);
