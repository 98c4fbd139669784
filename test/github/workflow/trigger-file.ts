import { parse } from "yaml";
import { isObject, objectOf, textIn } from "../http/call.ts";
import { unprocessable } from "../http/reply.ts";
import type { Input } from "../runner/workflow.ts";

/** What a dispatch needs to know of a workflow file. */
export interface TriggerFile {
  readonly name: string;
  /** Undefined when the workflow cannot be dispatched. */
  readonly inputs: Readonly<Record<string, Input>> | undefined;
}

/** Reads a workflow's name and dispatch inputs; throws GitHub's 422 when it is no YAML. The runner judges the rest. */
export function readTriggerFile(path: string, text: string): TriggerFile {
  const document = objectOf(parsed(path, text));
  const name = document["name"];
  return { name: typeof name === "string" ? name : path, inputs: inputsOf(document["on"]) };
}

function parsed(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unprocessable(`failed to parse workflow: (${path}): ${reason}`);
  }
}

function inputsOf(on: unknown): TriggerFile["inputs"] {
  const isNamed =
    on === "workflow_dispatch" || (Array.isArray(on) && on.includes("workflow_dispatch"));
  if (isNamed) return {};
  if (!isObject(on) || !("workflow_dispatch" in on)) return undefined;
  const inputs = objectOf(objectOf(on["workflow_dispatch"])["inputs"]);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, given]) => [name, inputOf(objectOf(given))]),
  );
}

function inputOf(given: Readonly<Record<string, unknown>>): Input {
  const known = ["boolean", "choice", "number", "environment"] as const;
  const options: unknown = given["options"];
  return {
    type: known.find((type) => type === given["type"]) ?? "string",
    required: given["required"] === true,
    default: textIn(given["default"]),
    options: Array.isArray(options)
      ? options.flatMap((option: unknown) => textIn(option) ?? [])
      : [],
  };
}
