import Handlebars from "handlebars";
import { sealed, type Model } from "../markdown.ts";
import { TemplateLimit } from "./problem.ts";

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

/** For templates people put into a repository. */
export const OWN_LIMITS: Limits = {
  source: 200_000,
  blocks: 300,
  rounds: 50_000,
  looped: 4_000_000,
};
/** For templates that come with the product. */
export const NO_LIMITS: Limits = {
  source: Infinity,
  blocks: Infinity,
  rounds: Infinity,
  looped: Infinity,
};

const KNOWN = { if: true, unless: true, each: true, with: true } as const;
/** How a block begins, whatever stands in it. */
const BLOCK = /\{\{~?(?:[#^]|\s{0,9}else\b)/u;
/** How templates are compiled, be it when they are used or when the product is built. */
export const COMPILING = { strict: true, knownHelpersOnly: true, knownHelpers: KNOWN } as const;
/** What Handlebars calls by itself where a name is no helper. */
const HOOKS: readonly string[] = ["helperMissing", "blockHelperMissing"];

/** A template that can be run with a model. */
export type Template = (model: Model) => string;

/** Reads templates. Each compiler has an environment of its own, in which nothing but four helpers exists. */
export interface Compiler {
  readonly parse: (source: string) => hbs.AST.Program;
  readonly compile: (source: string) => Template;
  /** Takes what Handlebars has made of a template before, with `COMPILING`. */
  readonly ready: (compiled: object) => Template;
}

/** Makes a compiler. */
export function createCompiler(limits: Limits): Compiler {
  const environment = Handlebars.create();
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
        const data: Record<string, unknown> = Handlebars.createFrame(options.data);
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
  const limited =
    (run: Handlebars.TemplateDelegate<unknown>): Template =>
    (model) => {
      rounds = 0;
      looped = 0;
      return run(sealed(model));
    };
  return {
    parse: (source) => {
      if (source.length > limits.source) throw new TemplateLimit("The template is too long.");
      if (source.split(BLOCK, limits.blocks + 2).length > limits.blocks + 1)
        throw new TemplateLimit("The template has too many blocks.");
      return environment.parse(source);
    },
    compile: (source) => limited(environment.compile<unknown>(source, COMPILING)),
    ready: (compiled) => limited(environment.template<unknown>(compiled)),
  };
}
