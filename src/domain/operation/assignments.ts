import { code } from "../command/code.ts";
import type { ParameterValue } from "./event.ts";
import type { OperationRun } from "./state.ts";

/** What people wrote behind the name of an operation, by name; or what is wrong with it, for the person who wrote it. */
export type Assignments =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: string };

const NAME = /^(?<name>[A-Za-z][\w.-]*)=/u;
/** Telephones turn straight quotes into curly ones. */
const QUOTED = /^["“”](?<text>(?:[^"“”\\]|\\["\\])*)["“”](?=\s|$)/u;
const SINGLE = /^['‘’](?<text>[^'‘’]*)['‘’](?=\s|$)/u;
const BARE = /^(?<text>[^\s"'“”‘’]*)(?=\s|$)/u;

/** Reads `key=value key="a value"`: one line, values bare or in quotes. */
export function readAssignments(line: string): Assignments {
  const values = new Map<string, string>();
  let rest = line.trim();
  while (rest !== "") {
    const name = NAME.exec(rest)?.groups?.["name"];
    if (name === undefined)
      return problem(
        `I cannot read ${code(rest)}: parameters are written \`name=value\`, with a value of several words in quotes.`,
      );
    rest = rest.slice(name.length + 1);
    const found = QUOTED.exec(rest) ?? SINGLE.exec(rest) ?? BARE.exec(rest);
    if (found === null)
      return problem(
        `I cannot read the value of ${code(name)}: a value with spaces or quotes stands in quotes, \`${name}="a value"\`, and a quote in it behind a backslash.`,
      );
    if (values.has(name)) return problem(`${code(name)} is given twice. Say it once.`);
    const text = found.groups?.["text"] ?? "";
    values.set(name, found[0].startsWith('"') || /^[“”]/u.test(found[0]) ? unescape(text) : text);
    rest = rest.slice(found[0].length).trim();
  }
  return { ok: true, values };
}

/** Values as they are written behind the name of an operation: whatever was read from a line is read again from this one. */
export const writeAssignments = (values: Readonly<Record<string, ParameterValue>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${quote(String(value))}`)
    .join(" ");

/** The command that asks for the same again, without its parameters where it would be longer than `most` characters. */
export function askAnew(
  { operation, parameters }: Pick<OperationRun, "operation" | "parameters">,
  most: number,
): string {
  const command = `/run ${operation} ${writeAssignments(parameters)}`.trim();
  return command.length > most ? `/run ${operation}` : command;
}

function quote(text: string): string {
  if (text !== "" && BARE.exec(text)?.[0] === text) return text;
  // Curly quotes end a value that stands in straight ones.
  return /[“”]/u.test(text) ? `'${text}'` : `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}

const unescape = (text: string): string => text.replaceAll(/\\(?<mark>["\\])/gu, "$<mark>");

const problem = (text: string): Assignments => ({ ok: false, problem: text });
