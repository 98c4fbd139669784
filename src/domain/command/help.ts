import type { Vocabulary } from "./argument.ts";
import { findCommand, type Command } from "./command.ts";
import { codeList } from "./code.ts";

/** The commands as a Markdown table, and below it the words of this team, where a vocabulary is given. */
export function helpTable(commands: readonly Command[], vocabulary?: Vocabulary): string {
  const rows = commands.map(
    ({ usage, who, summary }) => `| \`${usage.replaceAll("|", "\\|")}\` | ${who} | ${summary} |`,
  );
  const table = ["| Command | Who | What it does |", "| --- | --- | --- |", ...rows].join("\n");
  return vocabulary === undefined ? table : [table, ...words(vocabulary)].join("\n\n");
}

/** Help about one command where the name is known, else about all of them. */
export function helpText(
  name: string | undefined,
  commands: readonly Command[],
  vocabulary: Vocabulary,
): string {
  const command = name === undefined ? undefined : findCommand(commands, name);
  return command === undefined ? helpTable(commands, vocabulary) : commandHelp(command);
}

/** One command with its summary, its other names and its examples. */
function commandHelp({ usage, summary, aliases, examples, who }: Command): string {
  const also =
    aliases.length === 0 ? "" : ` Also ${codeList(aliases.map((alias) => `/${alias}`))}.`;
  return [
    `\`${usage}\` (${who}): ${summary}${also}`,
    examples.map((example) => `- \`${example}\``).join("\n"),
  ].join("\n\n");
}

function words({ severities, probes, roles, runbooks }: Vocabulary): readonly string[] {
  const lists = [
    ["Severities", severities.map(({ code }) => code)],
    ["Roles", ["lead", ...roles.filter((role) => role !== "lead")]],
    ["Probes", probes],
    ["Runbooks", runbooks],
  ] as const;
  const shown = lists.filter(([, names]) => names.length > 0);
  return [shown.map(([title, names]) => `- ${title}: ${codeList(names)}`).join("\n")];
}
