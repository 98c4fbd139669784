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
export function manual({ name, summary, operands, options }: Command): string {
  const rows = [
    ...operands.map((operand) => [operand.name, operand.summary] as const),
    ...options.map((option) => [usageOf(option), meaningOf(option)] as const),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const shown = rows.map(([what, means]) => `  ${what.padEnd(width)}  ${means}`);
  const usage = [
    "sitrep",
    name,
    ...operands.map((operand) =>
      operand.isRepeated === true ? `[${operand.name}…]` : operand.name,
    ),
    ...options.map((option) => `[${usageOf(option)}]`),
  ].join(" ");
  return [summary, "", `Usage: ${usage}`, "", ...shown, ""].join("\n");
}

const usageOf = ({ name, choices }: Option): string =>
  choices === undefined ? `--${name}` : `--${name} ${choices.join("|")}`;

const meaningOf = ({ summary, choices }: Option): string =>
  choices === undefined ? summary : `${summary} (default: ${choices[0] ?? ""})`;
