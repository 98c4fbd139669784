import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { FileRule } from "../file-rule.ts";
import type { Level } from "../rule.ts";

/** Where SARIF 2.1.0 is described. */
const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = "https://github.com/sitrep-dev/sitrep";

const LEVELS = { error: "error", warning: "warning", notice: "note", off: "none" } as const;

/** Diagnostics as SARIF 2.1.0, which code scanning reads. `rules` are described in it, whether they found anything or not. */
export function printSarif(diagnostics: readonly Diagnostic[], rules: readonly FileRule[]): string {
  const described = rules.map(({ name, level, summary }) =>
    ruleOf(`runbook/${name}`, level, summary),
  );
  const known = new Set(described.map(({ id }) => id));
  // The config's and the templates' own checks have no rules.
  const others = [...new Set(diagnostics.map(({ code }) => code))]
    .filter((code) => !known.has(code))
    .map((code) => ruleOf(code, "error", "A problem in a file that sets how incidents are run."));
  const all = [...described, ...others];
  const indexes = new Map(all.map(({ id }, index) => [id, index]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Sitrep", informationUri: HOME, rules: all } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

const ruleOf = (id: string, level: Level, summary: string) => ({
  id,
  shortDescription: { text: summary },
  defaultConfiguration: { enabled: level !== "off", level: LEVELS[level] },
});

const resultOf = (
  { file, line, column, severity, code, message, hint }: Diagnostic,
  indexes: ReadonlyMap<string, number>,
) => ({
  ruleId: code,
  ruleIndex: indexes.get(code),
  level: LEVELS[severity],
  message: { text: hint === "" ? message : `${message} ${hint}` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
        region: { startLine: line, startColumn: column },
      },
    },
  ],
});

const uriOf = (path: string): string =>
  path
    .split("/")
    .map((step) => encodeURIComponent(step.toWellFormed()))
    .join("/");
