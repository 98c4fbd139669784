import type { Command, Option } from "./command.ts";

/** What `sitrep --help` says. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const listed = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "sitrep runs incidents in GitHub issues.",
    "",
    "Usage: sitrep COMMAND [options]",
    "",
    ...listed,
    "",
    "`sitrep COMMAND --help` says more about one.",
    "",
  ].join("\n");
}

/** What `sitrep COMMAND --help` says. */
export function manual({ name, summary, options }: Command): string {
  const shown = options.map(
    (option) => `  ${usageOf(option)}  ${option.summary} (default: ${option.choices[0] ?? ""})`,
  );
  const usage = ["sitrep", name, ...options.map((option) => `[${usageOf(option)}]`)].join(" ");
  return [summary, "", `Usage: ${usage}`, "", ...shown, ""].join("\n");
}

const usageOf = ({ name, choices }: Option): string => `--${name} ${choices.join("|")}`;
