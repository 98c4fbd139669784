import { listOf } from "../domain/triage/read-matter.ts";
import type { Config } from "./config.ts";
import type { FrontMatter } from "./front-matter.ts";
import { keysAt } from "./known-keys.ts";
import type { Problem } from "./problem.ts";
import { READING } from "./read.ts";
import { checkTriage, type TriageInConfig } from "./triage-check.ts";
import { Triage, type WrittenTriage } from "./triage-schema.ts";
import { problemsOf } from "./zod-issue.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** What is wrong with the `triage` of a runbook's front matter, in the words of the config's check; empty where there is none. */
export function checkTriageMatter(
  { values }: FrontMatter,
  config: Pick<Config, "probes" | "severities" | "triage">,
): readonly Problem[] {
  const written = values["triage"];
  if (!isMapping(written) || !("branches" in written || "probes" in written)) return [];
  const parsed = Triage.safeParse(asInConfig(written), READING);
  if (parsed.success) return checkNames(parsed.data, config);
  return parsed.error.issues.flatMap((issue) =>
    problemsOf({ ...issue, path: ["triage", ...issue.path] }, ([, ...path]) =>
      keysAt(Triage, path),
    ),
  );
}

/** A part without a runbook is one of the runbook itself, and the probes of the config run beside those named here. */
function checkNames(
  written: WrittenTriage,
  { probes, severities, triage }: Pick<Config, "probes" | "severities" | "triage">,
): readonly Problem[] {
  const inConfig: TriageInConfig = {
    triage: {
      ...written,
      probes: [
        ...written.probes,
        ...triage.probes.filter((name) => !written.probes.includes(name)),
      ],
      branches: written.branches.map((one) => ({ ...one, part: undefined })),
    },
    known: [...probes.keys()],
    severities,
  };
  return [...checkTriage(inConfig), ...written.branches.flatMap(patternsIn)];
}

/** Expressions of the config were looked through when it was read; front matter is read without that. */
function patternsIn({ when = [], any = [] }: WrittenTriage["branches"][number], at: number) {
  const path = ["triage", "branches", at];
  const places = [
    ...when.map((condition, index) => ({ condition, path: [...path, "when", index] })),
    ...any.flatMap((one, index) =>
      Array.isArray(one)
        ? one.map((condition, inner) => ({ condition, path: [...path, "any", index, inner] }))
        : [{ condition: one, path: [...path, "any", index] }],
    ),
  ];
  return places.flatMap(({ condition, path: place }): readonly Problem[] =>
    condition.matches === undefined
      ? []
      : [
          {
            path: [...place, "matches"],
            isKey: true,
            code: "config/bad-expectation",
            message: "`matches` is not read in front matter, and its branch is passed over.",
            hint: "Put this triage into the config, or use another test, such as `equals`.",
          },
        ],
  );
}

type Settle = (value: unknown) => unknown;

const text: Settle = (value) => (typeof value === "number" ? String(value) : (value ?? undefined));

const each =
  (settle: Settle): Settle =>
  (value) =>
    listOf(value).map(settle);

const within =
  (parts: ReadonlyMap<string, Settle>): Settle =>
  (value) =>
    isMapping(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => {
            const settle = parts.get(key);
            return [key, settle === undefined ? inner : settle(inner)];
          }),
        )
      : value;

const condition = within(new Map([["value", text]]));

const branch = within(
  new Map([
    ...["id", "title", "runbook", "part", "severity"].map((key) => [key, text] as const),
    ["when", each(condition)],
    ["any", each((one) => (Array.isArray(one) ? one.map(condition) : condition(one)))],
    ["flags", each(text)],
  ]),
);

/** Front matter as the config would have it written: there, one thing may stand for a list of it, and a number for a text. */
const asInConfig = within(
  new Map([
    ["probes", each(text)],
    ["branches", each(branch)],
  ]),
);

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);
