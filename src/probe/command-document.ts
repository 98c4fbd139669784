import type { JsonScalar } from "../domain/probe/expectation.ts";
import type { JsonValue } from "../domain/probe/json.ts";
import { isScalar } from "../domain/probe/json.ts";
import type { Kept } from "./command-output.ts";
import type { Seen } from "./observe.ts";

/** How a program ended and what it wrote. */
interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: Kept;
  /** The last line of its standard error. */
  readonly lastError: string;
}

/** Most values a program names; a report tells no more than these either. */
const MOST_VALUES = 40;

/**
 * The document of a program that ended. Every number, text and truth in its JSON is a value, by its path:
 * `queue_depth.queued`. What it said last on standard error is a value only where it did not end well.
 */
export function documentOf({ exitCode, signal, output, lastError }: Ended): Seen {
  const printed = objectIn(output);
  const fields = printed ?? { output: output.text, ...(output.isCut && { is_cut: true }) };
  const hasFailed = exitCode !== 0;
  return {
    body: JSON.stringify({ ...fields, exit_code: exitCode, signal }),
    named: {
      exit_code: exitCode,
      ...(signal === null ? {} : { signal }),
      ...(hasFailed && lastError !== "" ? { error: lastError } : {}),
      ...(printed === undefined ? {} : valuesIn(printed)),
    },
  };
}

type JsonObject = Readonly<Record<string, JsonValue>>;

function objectIn({ text, isCut }: Kept): JsonObject | undefined {
  if (isCut) return undefined;
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valuesIn(printed: JsonObject): Readonly<Record<string, JsonScalar>> {
  const found = new Map<string, JsonScalar>();
  const waiting: (readonly [path: string, value: JsonObject])[] = [["", printed]];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [path, object] = next;
    for (const [name, value] of Object.entries(object)) {
      if (found.size >= MOST_VALUES) break;
      if (path === "" && RESERVED.has(name)) continue;
      if (isScalar(value)) found.set(`${path}${name}`, value);
      else if (isObject(value) && waiting.length < MOST_VALUES)
        waiting.push([`${path}${name}.`, value]);
    }
  }
  return Object.fromEntries(found);
}

/** Names that say how the program ended, whatever it prints. */
const RESERVED: ReadonlySet<string> = new Set(["exit_code", "signal", "error"]);
