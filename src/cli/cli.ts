import { parseArgs } from "node:util";
import { nearest } from "../domain/command/nearest.ts";
import type { Call, Command, Terminal } from "./command.ts";
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
  const known = Object.fromEntries(
    options.map((option) => [option.name, { type: "string", default: option.choices[0] }] as const),
  );
  const parsed = tolerant(typed, known);
  const [stranger] = [...parsed.unknown, ...parsed.operands.slice(operands.length)];
  if (stranger !== undefined) {
    const guess = nearest(
      stranger.replace(/^-+/u, ""),
      options.map((option) => option.name),
    );
    return `sitrep ${name} does not know ${stranger}.${meant(guess, "--")}`;
  }
  const missing = operands[parsed.operands.length];
  if (missing !== undefined)
    return `sitrep ${name} needs ${missing.name}: ${missing.summary}. \`sitrep ${name} --help\` says more.`;
  for (const { name: option, choices } of options) {
    const value = parsed.values.get(option) ?? "";
    if (!choices.includes(value)) return `--${option} is one of ${choices.join(", ")}.`;
  }
  return { operands: parsed.operands, chosen: (option) => parsed.values.get(option) ?? "" };
}

const meant = (guess: string | undefined, dashes = ""): string =>
  guess === undefined ? " `sitrep --help` lists what there is." : ` Was ${dashes}${guess} meant?`;

type Known = NonNullable<Parameters<typeof parseArgs>[0]>["options"];

/** Reads options; what is none of the known ones is told instead of thrown. */
function tolerant(
  typed: readonly string[],
  options: NonNullable<Known>,
): {
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  readonly unknown: readonly string[];
} {
  const { values, tokens } = parseArgs({
    args: [...typed],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const unknown = tokens.flatMap((token) =>
    token.kind === "option" && !(token.name in options) ? [token.rawName] : [],
  );
  const operands = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const texts = Object.entries(values).map(([name, value]) => [name, String(value)] as const);
  return { values: new Map(texts), operands, unknown };
}
