import type Handlebars from "handlebars";
import { sealed, type Model } from "../markdown.ts";

/** Thrown while a template runs that asks for more than it may. */
export class TemplateLimit extends Error {
  override readonly name = "TemplateLimit";
}

/** What a template may take. */
export interface Limits {
  /** Characters of the template. */
  readonly source: number;
  /** Blocks of the template: thousands of them within each other take the parser time in the square of their number. */
  readonly blocks: number;
  /** Rounds of all loops of one rendering together. */
  readonly rounds: number;
  /** Characters all loops of one rendering may write together, inner ones counted again in outer ones. */
  readonly looped: number;
}

/** For templates that come with the product. */
export const NO_LIMITS: Limits = {
  source: Infinity,
  blocks: Infinity,
  rounds: Infinity,
  looped: Infinity,
};

const KNOWN = { if: true, unless: true, each: true, with: true } as const;
/** How templates are compiled, be it when they are used or when the product is built. */
export const COMPILING = { strict: true, knownHelpersOnly: true, knownHelpers: KNOWN } as const;
/** What Handlebars calls by itself where a name is no helper. */
const HOOKS: readonly string[] = ["helperMissing", "blockHelperMissing"];

/** A template that can be run with a model. */
export type Template = (model: Model) => string;

type Run = Handlebars.TemplateDelegate<unknown>;

/**
 * Makes a fresh environment of Handlebars one in which nothing but four helpers exists; answers what turns the templates
 * of this environment into ours, which are held to the limits.
 */
export function holdTo(limits: Limits, environment: typeof Handlebars): (run: Run) => Template {
  for (const name of Object.keys(environment.helpers))
    if (!(name in KNOWN) && !HOOKS.includes(name)) environment.unregisterHelper(name);
  let rounds = 0;
  let looped = 0;
  environment.registerHelper(
    "each",
    function each(this: unknown, list: unknown, options: Handlebars.HelperOptions): string {
      if (!Array.isArray(list) || list.length === 0) return options.inverse(this);
      let text = "";
      for (const [index, item] of list.entries()) {
        rounds += 1;
        if (rounds > limits.rounds) throw new TemplateLimit("The template loops too often.");
        const data: Record<string, unknown> = environment.createFrame(options.data);
        Object.assign(data, {
          index,
          key: index,
          first: index === 0,
          last: index === list.length - 1,
        });
        const part = options.fn(item, { data, blockParams: [item, index] });
        looped += part.length;
        if (looped > limits.looped) throw new TemplateLimit("The template writes too much.");
        text += part;
      }
      return text;
    },
  );
  return (run) => (model) => {
    rounds = 0;
    looped = 0;
    return run(sealed(model));
  };
}
