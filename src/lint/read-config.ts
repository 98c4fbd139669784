import { CONFIG_FILE } from "../domain/team-files.ts";
import type { Config } from "../config/config.ts";
import { DEFAULT_CONFIG } from "../config/defaults.ts";
import { checkRuleNames } from "../config/lint-check.ts";
import { readConfig } from "../config/read.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Checkout, LintOptions } from "./lint.ts";
import { readSource } from "./source.ts";

/** The config a checkout is judged by; the defaults where it has none that is valid. */
export interface FoundConfig {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  readonly isThere: boolean;
}

/** Reads the config of a checkout, and says which rules it names that are not `known`. */
export async function readConfigOf(
  { read }: Pick<Checkout, "read">,
  known: readonly string[],
  { isStrict = false }: Pick<LintOptions, "isStrict">,
): Promise<FoundConfig> {
  const bytes = await read(CONFIG_FILE);
  if (bytes === undefined)
    return { config: judgedBy(DEFAULT_CONFIG, isStrict), diagnostics: [], isThere: false };
  const source = readSource(bytes);
  const text = source.kind === "text" ? source.source.text : undefined;
  const reading = await readConfig(text);
  const config = reading.kind === "valid" ? reading.config : DEFAULT_CONFIG;
  const strangers = checkRuleNames(text ?? "", config.lint.rules.keys(), known);
  return {
    config: judgedBy(config, isStrict),
    diagnostics: [...reading.diagnostics, ...strangers],
    isThere: true,
  };
}

const judgedBy = (config: Config, isStrict: boolean): Config =>
  isStrict ? { ...config, lint: { ...config.lint, preset: "strict" } } : config;
