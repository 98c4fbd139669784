import type { Config } from "../config/config.ts";
import type { Level } from "./rule.ts";

/** What a rule weighs in a repository: what the config says of it, else what the preset makes of its own level. */
export function levelOf(
  { name, level }: { readonly name: string; readonly level: Level },
  { preset, rules }: Pick<Config["lint"], "preset" | "rules">,
): Level {
  const isMild = level === "off" || level === "notice";
  return rules.get(name) ?? (preset === "strict" && isMild ? "warning" : level);
}
