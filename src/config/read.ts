import type { z } from "zod/mini";
import inEnglish from "zod/v4/locales/en.js";
import { CONFIG_FILE } from "../domain/team-files.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import { checkAccess } from "./access-check.ts";
import { checkAlerts } from "./alert-check.ts";
import { buildConfig, buildSeverities } from "./build.ts";
import { checkGlobs, globReader, type IsGlob } from "./glob-check.ts";
import { keysAt } from "./known-keys.ts";
import { pathReader, type WhyNoPath } from "./json-path-check.ts";
import { checkNames } from "./name-check.ts";
import { checkNetwork } from "./network-check.ts";
import { checkProbes } from "./probe-check.ts";
import { locate } from "./problem.ts";
import type { ConfigReading } from "./reading.ts";
import { LEFT_OUT } from "./left-out.ts";
import { type ConfigFile, schemaFor, wholeSchema } from "./schema.ts";
import { checkOperations } from "./operation-check.ts";
import { checkTriage } from "./triage-check.ts";
import { checkValidation } from "./validation-check.ts";
import { readYaml, type YamlDocument } from "./yaml-document.ts";
import { problemsOf } from "./zod-issue.ts";

/** More problems than these help nobody. */
const SHOWN = 50;

/** How the schema, or a part of it, reads what is written. */
export const READING = {
  reportInput: true,
  // Compiling the schema takes longer than reading one config by it.
  jitless: true,
  /** Zod's words where a schema has none of its own. */
  error: inEnglish().localeError,
};

/** A text that is a mapping of settings, and what the schema makes of it. */
interface Draft {
  readonly kind: "draft";
  readonly yaml: YamlDocument;
  /** What is wrong with it as YAML. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed:
    | z.core.util.SafeParseSuccess<ConfigFile>
    | z.core.util.SafeParseError<Partial<ConfigFile>>;
}

/** Reads a config; `text` is `undefined` when the file is not UTF-8. Says everything that is wrong with it at once. */
export async function readConfig(
  text: string | undefined,
  file: string = CONFIG_FILE,
): Promise<ConfigReading> {
  const draft = draftOf(text, file);
  if (draft.kind !== "draft") return draft;
  const { parsed } = draft;
  if (!parsed.success) return conclude(draft);
  const [whyNoPath, isGlob] = await Promise.all([pathReader(parsed.data), globReader(parsed.data)]);
  return conclude(draft, { whyNoPath, isGlob });
}

/** The first half of reading a config: its text by YAML and by the schema. */
export function draftOf(
  text: string | undefined,
  file: string,
): Draft | Extract<ConfigReading, { readonly kind: "unreadable" }> {
  if (text === undefined)
    return unreadable(file, "config/not-text", "The file is not UTF-8 text.", "Save it as UTF-8.");
  const reading = readYaml(text, file);
  if (reading.kind === "unreadable") return reading;
  const { yaml, diagnostics } = reading;
  const value = reading.value ?? {};
  if (!isMapping(value))
    return unreadable(
      file,
      "config/no-mapping",
      "The file must be a mapping of settings, such as `locale: en`.",
    );
  const written = withoutEmpty(value);
  const parsed = schemaFor(written).safeParse(written, READING);
  return {
    kind: "draft",
    yaml,
    diagnostics,
    parsed: parsed.success ? { ...parsed, data: { ...LEFT_OUT, ...parsed.data } } : parsed,
  };
}

/** What tells texts that mean something from others. */
interface Readers {
  readonly whyNoPath: WhyNoPath;
  readonly isGlob: IsGlob;
}

/** For a text that the schema has refused: of that nothing else is told. */
const NO_READERS: Readers = { whyNoPath: () => undefined, isGlob: () => true };

/** The second half: what the schema cannot say. */
export function conclude(draft: Draft, { whyNoPath, isGlob }: Readers = NO_READERS): ConfigReading {
  const { yaml, parsed } = draft;
  const problems = parsed.success
    ? [
        ...checkNames(parsed.data),
        ...checkProbes(parsed.data, whyNoPath),
        ...checkNetwork(parsed.data),
        ...checkTriage({
          triage: parsed.data.triage,
          known: Object.keys(parsed.data.probes),
          severities: buildSeverities(parsed.data),
        }),
        ...checkValidation(parsed.data),
        ...checkAccess(parsed.data),
        ...checkOperations(parsed.data),
        ...checkAlerts(parsed.data),
        ...checkGlobs(parsed.data, isGlob),
      ]
    : parsed.error.issues.flatMap((issue) =>
        problemsOf(issue, (path) => keysAt(wholeSchema(), path)),
      );
  const found = [...draft.diagnostics, ...problems.map((problem) => locate(problem, yaml))];
  const isValid = found.every(({ severity }) => severity === "warning");
  const diagnostics = found
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .slice(0, SHOWN);
  return parsed.success && isValid
    ? { kind: "valid", config: buildConfig(parsed.data), diagnostics }
    : { kind: "invalid", diagnostics };
}

const unreadable = (
  file: string,
  code: string,
  message: string,
  hint = "",
): Extract<ConfigReading, { readonly kind: "unreadable" }> => {
  const diagnostic: Diagnostic = {
    file,
    line: 1,
    column: 1,
    severity: "error",
    code,
    message,
    hint,
  };
  return { kind: "unreadable", diagnostics: [diagnostic] };
};

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A section whose lines are all commented out is as good as left out, at the top and one level below. */
function withoutEmpty(value: Mapping): Mapping {
  const filled = (mapping: Mapping): Mapping =>
    Object.fromEntries(Object.entries(mapping).filter(([, inner]) => inner !== null));
  return Object.fromEntries(
    Object.entries(filled(value)).map(([key, inner]) => [
      key,
      isMapping(inner) && FIXED.has(key) ? filled(inner) : inner,
    ]),
  );
}

/** Sections with settled keys; in the others the keys are the team's own, and an empty one is an entry of defaults. */
const FIXED: ReadonlySet<string> = new Set([
  "incident",
  "network",
  "validation",
  "triage",
  "break-glass",
  "alerts",
  "postmortem",
  "hosts",
  "lint",
]);
