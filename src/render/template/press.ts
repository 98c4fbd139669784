import type { Diagnostic } from "../../domain/diagnostic.ts";
import { fit, type Candidates, type Print } from "../fit.ts";
import type { Model } from "../markdown.ts";
import { checkTemplate } from "./check.ts";
import { createCompiler, OWN_LIMITS, type Compiler } from "./compile.ts";
import { NO_LIMITS, type Template } from "./environment.ts";
import { fileOf, isStray, TEMPLATE_NAMES, type TemplateName } from "./name.ts";
import { diagnosticOf, problemOf, strayDiagnostic, type Problem } from "./problem.ts";
import { shapeOf } from "./shape.ts";

/** Runs templates: a repository's own where it has one that works, the built-in one otherwise. */
export interface Press {
  readonly print: (name: TemplateName, limit: number, candidates: Candidates) => Print;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Where templates and their samples come from. */
export interface PressOptions {
  /** Text of the built-in template. */
  readonly builtIn: (name: TemplateName) => string;
  /** Text of a repository's own templates by file name. */
  readonly overrides: ReadonlyMap<string, string>;
  /** Models like those a template will meet, with and without everything that may be missing. */
  readonly samples: (name: TemplateName) => readonly Model[];
}

/** Makes a press. Own templates are tried on the samples at once; built-in ones are read when first used. */
export function createPress({ builtIn, overrides, samples }: PressOptions): Press {
  const compiler = createCompiler(OWN_LIMITS);
  const trusted = createCompiler(NO_LIMITS);
  const own = new Map<TemplateName, Template>();
  const compiled = new Map<TemplateName, Template>();
  const diagnostics: Diagnostic[] = [...overrides.keys()].filter(isStray).map(strayDiagnostic);
  const complain = (name: TemplateName, problem: Problem): void => {
    diagnostics.push(diagnosticOf(fileOf(name), problem));
    own.delete(name);
  };
  for (const name of TEMPLATE_NAMES) {
    const source = overrides.get(fileOf(name));
    if (source === undefined) continue;
    const tried = tryTemplate(compiler, source, samples(name));
    if (tried.ok) own.set(name, tried.template);
    else for (const problem of tried.problems) complain(name, problem);
  }
  const builtInTemplate = (name: TemplateName): Template => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const template = trusted.compile(builtIn(name));
    compiled.set(name, template);
    return template;
  };
  return {
    print: (name, limit, candidates) => {
      const template = own.get(name);
      if (template !== undefined) {
        const printed = attempt(template, limit, candidates);
        if (printed.ok) return printed.print;
        complain(name, printed.problem);
      }
      return fit(builtInTemplate(name), limit, candidates);
    },
    diagnostics: () => diagnostics,
  };
}

type Tried =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function tryTemplate(compiler: Compiler, source: string, samples: readonly Model[]): Tried {
  try {
    const problems = checkTemplate(compiler.parse(source), shapeOf(samples));
    if (problems.length > 0) return { ok: false, problems };
    const template = compiler.compile(source);
    for (const sample of samples) template(sample);
    return { ok: true, template };
  } catch (error) {
    return { ok: false, problems: [problemOf(error)] };
  }
}

type Attempt =
  | { readonly ok: true; readonly print: Print }
  | { readonly ok: false; readonly problem: Problem };

function attempt(template: Template, limit: number, candidates: Candidates): Attempt {
  try {
    const print = fit(template, limit, candidates);
    if (print.fits) return { ok: true, print };
    const message = `What the template writes is longer than ${limit} characters.`;
    return {
      ok: false,
      problem: { line: 1, column: 1, code: "template/too-much", message, hint: "" },
    };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
