import { inline } from "../domain/markdown/escape.ts";
import { shorten } from "./shorten.ts";

const SAFE: unique symbol = Symbol("markdown");

/** Text that is Markdown on purpose. Everything else that reaches a template is made inert. */
export interface Markdown {
  readonly [SAFE]: string;
}

/** A value a template can name. A plain string is text from outside and never becomes markup. */
export type Value = string | number | boolean | undefined | Markdown | Model | readonly Value[];

/** What a template can name, by name. Every name is always there; `undefined` says that there is nothing. */
export interface Model {
  readonly [name: string]: Value;
}

/** Declares a text to be Markdown; the caller answers for everything in it. */
export const markdown = (text: string): Markdown => ({ [SAFE]: text });

/** Whether a value was declared to be Markdown. */
export const isMarkdown = (value: unknown): value is Markdown =>
  typeof value === "object" && value !== null && SAFE in value;

/** The Markdown a value stands for: itself where it is Markdown, otherwise its characters made inert. */
export function sourceOf(value: string | number | Markdown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? inline(value) : value[SAFE];
}

/** Writes Markdown with values in it: plain strings are made inert, Markdown passes. */
export const md = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Markdown)[]
): Markdown => markdown(String.raw({ raw: parts }, ...values.map(sourceOf)));

/** Joins Markdown with a separator that is Markdown too. */
export const join = (parts: readonly (string | Markdown)[], separator: string): Markdown =>
  markdown(parts.map(sourceOf).join(separator));

/** The model with every text from outside shortened; Markdown stays as it is. */
export function clipped(model: Model, length: number): Model {
  const clip = (value: Value): Value => {
    if (typeof value === "string") return shorten(value, length);
    if (typeof value !== "object" || isMarkdown(value)) return value;
    return isList(value) ? value.map(clip) : clipped(value, length);
  };
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, clip(value)]));
}

/**
 * The model as Handlebars gets it: strings know how to print themselves, whichever braces a template uses, and
 * objects have no prototype, so that a template reaches nothing but the names of the model.
 */
export function sealed(value: Value): unknown {
  if (typeof value === "string") return printable(inline(value));
  if (typeof value !== "object") return value;
  if (isMarkdown(value)) return printable(value[SAFE]);
  if (isList(value)) return value.map(sealed);
  const copy = bare();
  for (const [name, part] of Object.entries(value)) copy[name] = sealed(part);
  return Object.freeze(copy);
}

/** Empty text is `undefined`, so that `{{#if}}` sees it for what it is. */
function printable(text: string): unknown {
  if (text === "") return undefined;
  return Object.freeze(Object.assign(bare(text), { toHTML: () => text }));
}

/** An object without a prototype. Whatever makes text of it, braces of any number or an error message, gets `text`. */
function bare(text = "the model"): Record<string, unknown> {
  const object: Record<string | symbol, unknown> = Object.create(null);
  Object.defineProperty(object, Symbol.toPrimitive, { value: () => text });
  return object;
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
