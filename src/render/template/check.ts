import type { Problem } from "./problem.ts";
import type { Shape } from "./shape.ts";

type Node = hbs.AST.Node;

/** Where in the model a part of the template stands. */
interface Scope {
  readonly shape: Shape;
  readonly outer: Scope | undefined;
  readonly isLoop: boolean;
  readonly names: ReadonlyMap<string, Shape>;
}

const LOOP_VALUES = ["index", "first", "last", "key"];
const HELPERS = "`if`, `unless`, `each` and `with`";

/**
 * Reads a template against the shape of its model: every value it names must be there, in branches not taken too,
 * and it uses nothing but values, `if`, `unless`, `each`, `with` and comments.
 */
export function checkTemplate(program: hbs.AST.Program, shape: Shape): readonly Problem[] {
  return checkProgram(program, { shape, outer: undefined, isLoop: false, names: new Map() });
}

function checkProgram(program: hbs.AST.Program | undefined, scope: Scope): readonly Problem[] {
  return program === undefined ? [] : program.body.flatMap((node) => checkNode(node, scope));
}

function checkNode(node: Node, scope: Scope): readonly Problem[] {
  if (isContent(node)) return [];
  if (isMustache(node)) return checkMustache(node, scope);
  if (isBlock(node)) return checkBlock(node, scope);
  return [
    problem(node, "template/not-allowed", "Partials and decorators cannot be used here.", {
      hint: `A template has values, ${HELPERS}.`,
    }),
  ];
}

function checkMustache(node: hbs.AST.MustacheStatement, scope: Scope): readonly Problem[] {
  const { path, params, hash } = node;
  if (!isPath(path)) return [];
  if (params.length > 0 || hash !== undefined) return [unknownHelper(node, path.original)];
  const found = resolve(path, scope);
  if (!found.ok) return [found.problem];
  return found.shape.kind === "list" || found.shape.kind === "object"
    ? [notText(path, found.shape)]
    : [];
}

function checkBlock(node: hbs.AST.BlockStatement, scope: Scope): readonly Problem[] {
  const { path, params, hash, program, inverse } = node;
  const helper = path.original;
  const [subject] = params;
  if (!["if", "unless", "each", "with"].includes(helper)) return [unknownHelper(node, helper)];
  if (params.length !== 1 || hash !== undefined || subject === undefined || !isPath(subject))
    return [
      problem(node, "template/syntax", `\`${helper}\` takes exactly one value.`, {
        hint: `For example {{#${helper} ${helper === "each" ? "facts" : "lead"}}}.`,
      }),
    ];
  const found = resolve(subject, scope);
  if (!found.ok) return [found.problem];
  const inner = innerScope(helper, found.shape, program, scope);
  if (inner === undefined) return [notText(subject, found.shape, helper)];
  return [...checkProgram(program, inner), ...checkProgram(inverse, scope)];
}

function innerScope(
  helper: string,
  shape: Shape,
  program: hbs.AST.Program,
  scope: Scope,
): Scope | undefined {
  if (helper === "if" || helper === "unless") return scope;
  const item = helper === "with" ? shape : shape.kind === "list" ? shape.item : undefined;
  if (item === undefined && shape.kind !== "nothing") return undefined;
  const inner = item ?? shape;
  const [name] = program.blockParams ?? [];
  return {
    shape: inner,
    outer: scope,
    isLoop: helper === "each",
    names: name === undefined ? scope.names : new Map(scope.names).set(name, inner),
  };
}

type Found =
  | { readonly ok: true; readonly shape: Shape }
  | { readonly ok: false; readonly problem: Problem };

function resolve(path: hbs.AST.PathExpression, scope: Scope): Found {
  const start = startOf(path, scope);
  if (start === undefined) return unknownValue(path, path.original, undefined);
  let { shape } = start;
  for (const name of start.parts) {
    if (shape.kind === "nothing") return { ok: true, shape };
    const next = part(shape, name);
    if (next === undefined) return unknownValue(path, name, shape);
    shape = next;
  }
  return { ok: true, shape };
}

function startOf(
  path: hbs.AST.PathExpression,
  scope: Scope,
): { readonly shape: Shape; readonly parts: readonly string[] } | undefined {
  const [first = "", ...rest] = path.parts;
  if (path.data) {
    if (LOOP_VALUES.includes(first))
      return inLoop(scope) ? { shape: TEXT, parts: rest } : undefined;
    return first === "root" ? { shape: outermost(scope).shape, parts: rest } : undefined;
  }
  const named = path.depth === 0 ? scope.names.get(first) : undefined;
  if (named !== undefined) return { shape: named, parts: rest };
  const from = climb(scope, path.depth);
  return from === undefined ? undefined : { shape: from.shape, parts: path.parts };
}

const TEXT: Shape = { kind: "text" };

function part(shape: Shape, name: string): Shape | undefined {
  if (shape.kind === "object") return shape.names.get(name);
  return shape.kind === "list" && name === "length" ? TEXT : undefined;
}

const climb = (scope: Scope | undefined, depth: number): Scope | undefined =>
  depth === 0 || scope === undefined ? scope : climb(scope.outer, depth - 1);

const outermost = (scope: Scope): Scope =>
  scope.outer === undefined ? scope : outermost(scope.outer);

const inLoop = (scope: Scope): boolean =>
  scope.isLoop || (scope.outer !== undefined && inLoop(scope.outer));

function unknownValue(node: Node, name: string, shape: Shape | undefined): Found {
  const names = shape?.kind === "object" ? [...shape.names.keys()].toSorted() : [];
  const hint =
    names.length === 0
      ? "There is nothing of that kind at this place."
      : `There are: ${names.map((known) => `\`${known}\``).join(", ")}.`;
  return {
    ok: false,
    problem: problem(node, "template/unknown-value", `There is no value \`${name}\` here.`, {
      hint,
    }),
  };
}

const unknownHelper = (node: Node, name: string): Problem =>
  problem(node, "template/unknown-helper", `There is no helper \`${name}\`.`, {
    hint: `There are ${HELPERS}.`,
  });

function notText(path: hbs.AST.PathExpression, shape: Shape, helper?: string): Problem {
  const message =
    helper === undefined
      ? `\`${path.original}\` is ${shape.kind === "list" ? "a list" : "a group of values"}, not text.`
      : `\`${path.original}\` is no list.`;
  return problem(path, "template/wrong-kind", message, {
    hint: shape.kind === "list" ? "Go through it with `each`." : "Name one value of it.",
  });
}

const problem = (
  { loc }: Node,
  code: Problem["code"],
  message: string,
  { hint }: { readonly hint: string },
): Problem => ({ line: loc.start.line, column: loc.start.column + 1, code, message, hint });

const isContent = ({ type }: Node): boolean =>
  type === "ContentStatement" || type === "CommentStatement";
const isMustache = (node: Node): node is hbs.AST.MustacheStatement =>
  node.type === "MustacheStatement";
const isBlock = (node: Node): node is hbs.AST.BlockStatement => node.type === "BlockStatement";
const isPath = (node: Node): node is hbs.AST.PathExpression => node.type === "PathExpression";
