import { oneLine, withoutControls } from "../markdown/inert.ts";
import { instant, isInstant, type Instant } from "../time.ts";
import type { Label } from "./alert.ts";

/** An object of a message. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of the fields that has something in it, as one line of at most `most` characters. */
export function lineAt(fields: Fields, names: readonly string[], most: number): string | undefined {
  for (const name of names) {
    const text = oneLine(textOf(fields, name).slice(0, most * 4));
    if (text !== "") return cut(text, most);
  }
  return undefined;
}

/** The first of the fields that has something in it, with its lines. */
export function textAt(fields: Fields, names: readonly string[], most: number): string | undefined {
  for (const name of names) {
    const text = withoutControls(textOf(fields, name).slice(0, most * 2)).trim();
    if (text !== "") return cut(text, most);
  }
  return undefined;
}

/** The web address in the first of the fields that holds one. */
export function urlAt(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(fields, name).trim();
    if (text.length <= 500 && /^https?:\/\/[^\s]+$/iu.test(text)) return text;
  }
  return undefined;
}

/** The moment in the first of the fields that holds one; Alertmanager writes the year 1 for none. */
export function momentAt(fields: Fields, names: readonly string[]): Instant | undefined {
  for (const name of names) {
    const value = own(fields, name);
    const at = typeof value === "string" || typeof value === "number" ? instant(value) : undefined;
    if (at !== undefined && isInstant(at) && at > 0) return at;
  }
  return undefined;
}

/** The labels in a field: texts and numbers by name. */
export function labelsAt(fields: Fields, name: string): readonly Label[] {
  const value = own(fields, name);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([label, held]): readonly Label[] =>
    typeof held === "string" || typeof held === "number" || typeof held === "boolean"
      ? [[label.slice(0, 100), oneLine(String(held).slice(0, 500))]]
      : [],
  );
}

/** The value of a label, if it has one. */
export function labelled(labels: readonly Label[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = labels.find(([label, value]) => label === name && value !== "");
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** A field of the object itself. */
export const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

function textOf(fields: Fields, name: string): string {
  const value = own(fields, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 2).replace(/[\ud800-\udbff]$/u, "")} …`;
