import { parseArgs } from "node:util";
import { nearest } from "../domain/command/nearest.ts";
import type { Call, Command, Option, Terminal } from "./command.ts";
import { manual, overview } from "./help.ts";

/** Exit code for what cannot be understood. */
const MISUSED = 2;

/** Runs what somebody typed after `sitrep`; resolves to the exit code. */
export async function runCli(
  typed: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = typed;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    terminal.print(overview(commands));
    return name === undefined ? MISUSED : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const names = commands.map((one) => one.name);
    return refuse(terminal, `There is no command ${name}.${meant(nearest(name, names))}`);
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.print(manual(command));
    return 0;
  }
  const reading = read(command, rest);
  if (typeof reading === "string") return refuse(terminal, reading);
  return await command.run({ terminal, ...reading });
}

function refuse(terminal: Terminal, why: string): number {
  terminal.complain(`${why}\n`);
  return MISUSED;
}

/** The operands and the options' values, or what is wrong with what was typed. */
function read(
  { name, operands, options }: Command,
  typed: readonly string[],
): Omit<Call, "terminal"> | string {
  const parsed = tolerant(typed, options);
  const isOpen = operands.at(-1)?.isRepeated === true;
  const surplus = isOpen ? [] : parsed.operands.slice(operands.length);
  const [stranger] = [...parsed.unknown, ...surplus];
  if (stranger !== undefined) {
    const guess = nearest(
      stranger.replace(/^-+/u, ""),
      options.map((option) => option.name),
    );
    return `sitrep ${name} does not know ${stranger}.${meant(guess, "--")}`;
  }
  const missing = operands[parsed.operands.length];
  if (missing !== undefined && missing.isRepeated !== true)
    return `sitrep ${name} needs ${missing.name}: ${missing.summary}. \`sitrep ${name} --help\` says more.`;
  for (const { name: option, choices } of options) {
    const value = parsed.values.get(option) ?? choices?.[0];
    if (choices !== undefined && !choices.includes(value ?? ""))
      return `--${option} is one of ${choices.join(", ")}.`;
    if (choices === undefined && value !== undefined && value !== "")
      return `--${option} takes no value.`;
  }
  return {
    operands: parsed.operands,
    chosen: (option) =>
      parsed.values.get(option) ?? options.find((one) => one.name === option)?.choices?.[0] ?? "",
    isGiven: (option) => parsed.values.has(option),
  };
}

const meant = (guess: string | undefined, dashes = ""): string =>
  guess === undefined ? " `sitrep --help` lists what there is." : ` Was ${dashes}${guess} meant?`;

/** Reads options; what is none of the known ones is told instead of thrown. One that has no value has an empty one. */
function tolerant(
  typed: readonly string[],
  options: readonly Option[],
): {
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  readonly unknown: readonly string[];
} {
  const known = options.map(
    ({ name, choices }) => [name, { type: choices === undefined ? "boolean" : "string" }] as const,
  );
  const { tokens } = parseArgs({
    args: [...typed],
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === "option");
  const isKnown = ({ name }: { readonly name: string }): boolean =>
    options.some((option) => option.name === name);
  return {
    values: new Map(given.filter(isKnown).map(({ name, value = "" }) => [name, value])),
    operands: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
    unknown: given.filter((token) => !isKnown(token)).map(({ rawName }) => rawName),
  };
}
