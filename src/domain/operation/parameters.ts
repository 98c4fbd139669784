import { code, codeList } from "../command/code.ts";
import { nearest } from "../command/nearest.ts";
import type { ParameterValue } from "./event.ts";
import type { OperationSpec, ParameterSpec } from "./spec.ts";

/** Parameters as they are accepted, or what is wrong with the first that is not. */
export type Parameters =
  | { readonly ok: true; readonly values: Readonly<Record<string, ParameterValue>> }
  | { readonly ok: false; readonly problem: string };

/** One value, or what it must be: completes the sentence "`name` must be …". */
type Read =
  | { readonly ok: true; readonly value: ParameterValue }
  | { readonly ok: false; readonly expected: string };

/** Turns what people wrote into the parameters of an operation, each of its type and within its bounds. */
export function readParameters(
  { name, parameters }: Pick<OperationSpec, "name" | "parameters">,
  given: ReadonlyMap<string, string>,
): Parameters {
  const names = parameters.map((parameter) => parameter.name);
  const unknown = [...given.keys()].find((key) => !names.includes(key));
  if (unknown !== undefined) return { ok: false, problem: whyUnknown(name, unknown, names) };
  const values: [string, ParameterValue][] = [];
  for (const parameter of parameters) {
    const text = given.get(parameter.name);
    if (text === undefined && parameter.default === undefined)
      return {
        ok: false,
        problem: `${code(name)} needs ${code(parameter.name)}: ${describeType(parameter)}. Write \`/run ${name} ${parameter.name}=…\`.`,
      };
    const read = text === undefined ? taken(parameter.default) : readValue(parameter, text);
    if (!read.ok)
      return {
        ok: false,
        problem: `${code(parameter.name)} must be ${read.expected}, and ${code(text ?? "")} is not.`,
      };
    values.push([parameter.name, read.value]);
  }
  return { ok: true, values: Object.fromEntries(values) };
}

const taken = (value: ParameterValue | undefined): Read => ({ ok: true, value: value ?? "" });

function whyUnknown(operation: string, typed: string, names: readonly string[]): string {
  if (names.length === 0) return `${code(operation)} has no parameters.`;
  const meant = nearest(typed, names);
  const hint =
    meant === undefined ? `It has ${codeList(names)}.` : `Did you mean ${code(`${meant}=`)}?`;
  return `${code(operation)} has no parameter ${code(typed)}. ${hint}`;
}

/** What a value of a parameter may be, as the end of a sentence: `a number from 1 to 10`. */
function describeType({ type }: Pick<ParameterSpec, "type">): string {
  switch (type.kind) {
    case "text":
      return `text of at most ${type.most} characters${type.pattern === undefined ? "" : ` that matches ${code(type.pattern)}`}`;
    case "number": {
      const what = type.isWhole ? "a whole number" : "a number";
      const { from, to } = type;
      if (from !== undefined && to !== undefined) return `${what} from ${from} to ${to}`;
      if (from !== undefined) return `${what}, ${from} or more`;
      return to === undefined ? what : `${what}, ${to} or less`;
    }
    case "flag":
      return "`true` or `false`";
    case "choice":
      return `one of ${codeList(type.of)}`;
  }
}

const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/u;
const YES = /^(?:true|yes|on)$/iu;
const NO = /^(?:false|no|off)$/iu;

/** Reads one value. Nothing is guessed: a text that is no number is none. */
export function readValue(parameter: Pick<ParameterSpec, "type">, text: string): Read {
  const { type } = parameter;
  const refused: Read = { ok: false, expected: describeType(parameter) };
  switch (type.kind) {
    case "text":
      return readText(type, text);
    case "number": {
      const value = Number(text);
      const isFit =
        NUMBER.test(text) &&
        (!type.isWhole || Number.isSafeInteger(value)) &&
        value >= (type.from ?? Number.NEGATIVE_INFINITY) &&
        value <= (type.to ?? Number.POSITIVE_INFINITY);
      return isFit ? { ok: true, value } : refused;
    }
    case "flag":
      return YES.test(text) || NO.test(text) ? { ok: true, value: YES.test(text) } : refused;
    case "choice": {
      const value =
        type.of.find((one) => one === text) ??
        type.of.find((one) => one.toLowerCase() === text.toLowerCase());
      return value === undefined ? refused : { ok: true, value };
    }
  }
}

const refuse = (expected: string): Read => ({ ok: false, expected });

/** Characters that end a line, hide or turn what is read. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function readText(
  type: Extract<ParameterSpec["type"], { readonly kind: "text" }>,
  text: string,
): Read {
  if (text === "") return refuse("some text");
  if (UNSEEN.test(text)) return refuse("text in one line without characters that cannot be seen");
  // A program would take it for one of its options.
  if (text.startsWith("-")) return refuse("text that does not begin with a hyphen");
  const isFit =
    text.length <= type.most &&
    (type.pattern === undefined || new RegExp(`^(?:${type.pattern})$`, "u").test(text));
  return isFit ? { ok: true, value: text } : refuse(describeType({ type }));
}
