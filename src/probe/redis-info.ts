import type { JsonValue } from "../domain/probe/json.ts";

/**
 * The fields of INFO by name, whatever their section. Numbers are numbers; a field of several parts
 * (`keys=3,expires=0`) is an object of them.
 */
export function readInfo(text: string): Readonly<Record<string, JsonValue>> {
  const fields = text.split(/\r?\n/u).flatMap((line) => {
    const { name, value } = /^(?<name>[^#:][^:]*):(?<value>.*)$/u.exec(line)?.groups ?? {};
    return name === undefined ? [] : [[name, valueOf(value ?? "")] as const];
  });
  return Object.fromEntries(fields);
}

const PARTS = /^[\w-]+=[^,=]*(?:,[\w-]+=[^,=]*)+$/u;

function valueOf(text: string): JsonValue {
  if (!PARTS.test(text)) return numberOr(text);
  return Object.fromEntries(
    text.split(",").map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), numberOr(part.slice(at + 1))];
    }),
  );
}

const numberOr = (text: string): string | number =>
  /^-?(?:\d{1,15}|\d{1,15}\.\d{1,10})$/u.test(text) ? Number(text) : text;
