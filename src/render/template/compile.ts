import Handlebars from "handlebars";
import { COMPILING, holdTo, TemplateLimit, type Limits, type Template } from "./environment.ts";

/** For templates people put into a repository. */
export const OWN_LIMITS: Limits = {
  source: 200_000,
  blocks: 300,
  rounds: 50_000,
  looped: 4_000_000,
};
/** How a block begins, whatever stands in it. */
const BLOCK = /\{\{~?(?:[#^]|\s{0,9}else\b)/u;
/** Reads templates. Each compiler has an environment of its own, in which nothing but four helpers exists. */
export interface Compiler {
  readonly parse: (source: string) => hbs.AST.Program;
  readonly compile: (source: string) => Template;
}

/** Makes a compiler. */
export function createCompiler(limits: Limits): Compiler {
  const environment = Handlebars.create();
  const limited = holdTo(limits, environment);
  return {
    parse: (source) => {
      if (source.length > limits.source) throw new TemplateLimit("The template is too long.");
      if (source.split(BLOCK, limits.blocks + 2).length > limits.blocks + 1)
        throw new TemplateLimit("The template has too many blocks.");
      return environment.parse(source);
    },
    compile: (source) => limited(environment.compile<unknown>(source, COMPILING)),
  };
}
