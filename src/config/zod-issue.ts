import { listed } from "./name-problem.ts";
import type { z } from "zod/mini";
import { nearest } from "../domain/command/nearest.ts";
import type { Problem } from "./problem.ts";
import { formatPath } from "./yaml-path.ts";

type Issue = z.core.$ZodIssue;

/** Of the keys nobody knows only the first are looked up: each takes a look over all that are known. */
const MOST_KEYS = 100;

/** Keys that may stand at a path. */
export type KeysAt = (path: readonly PropertyKey[]) => readonly string[];

/** Says what Zod found in the words of the config's author. */
export function problemsOf(issue: Issue, keysAt: KeysAt): readonly Problem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys
      .slice(0, MOST_KEYS)
      .map((key) => unknownKey(key, issue.path, keysAt(issue.path)));
  if (issue.code === "invalid_union") return unionProblems(issue, keysAt);
  if (issue.code === "invalid_key")
    return [
      {
        path: issue.path,
        isKey: true,
        code: "config/bad-name",
        message: sentence(issue.path, issue.issues[0]?.message ?? "is no name"),
      },
    ];
  if (isMissing(issue)) return [missing(issue.path)];
  return [{ path: issue.path, code: codeOf(issue), message: sentence(issue.path, wordsOf(issue)) }];
}

/** The branch of a union that fits the kind of the value speaks; where none does, the union itself. */
function unionProblems(
  issue: Extract<Issue, { readonly code: "invalid_union" }>,
  keysAt: KeysAt,
): readonly Problem[] {
  if (isMissing(issue) || lacksDiscriminator(issue)) return [missing(issue.path)];
  const fitting = issue.errors.find((branch) => branch.every((inner) => !isWrongKind(inner)));
  if (fitting === undefined)
    return [
      {
        path: issue.path,
        code: "config/wrong-type",
        message: sentence(issue.path, wordsOf(issue)),
      },
    ];
  return fitting.flatMap((inner) =>
    problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, keysAt),
  );
}

/** Zod reports a missing `kind` with the whole mapping as its input. An item of a list has a number as its name. */
const lacksDiscriminator = ({ input, path }: Issue): boolean =>
  typeof path.at(-1) === "string" &&
  typeof input === "object" &&
  input !== null &&
  !Object.hasOwn(input, path.at(-1) ?? "");

const isWrongKind = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === "invalid_type" || code === "invalid_value");

const isMissing = ({ input, path }: Issue): boolean => input === undefined && path.length > 0;

function missing(path: readonly PropertyKey[]): Problem {
  const parent = path.slice(0, -1);
  return {
    path: parent,
    isKey: true,
    code: "config/missing-key",
    message: `\`${formatPath(parent)}\` needs \`${String(path.at(-1))}\`.`,
  };
}

function unknownKey(
  key: string,
  parent: readonly PropertyKey[],
  known: readonly string[],
): Problem {
  const meant = nearest(key, known);
  return {
    path: [...parent, key],
    isKey: true,
    code: "config/unknown-key",
    message: `There is no setting \`${formatPath([...parent, key])}\`.`,
    hint: meant === undefined ? `Here may stand ${listed(known)}.` : `Did you mean \`${meant}\`?`,
  };
}

function codeOf(issue: Issue): Problem["code"] {
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  if (code === "config/bad-duration") return code;
  return issue.code === "invalid_type" ? "config/wrong-type" : "config/bad-value";
}

/** Our own words where the schema has some; they all begin with a verb. */
function wordsOf(issue: Issue): string {
  if (!issue.message.startsWith("Invalid")) return issue.message;
  if (issue.code === "invalid_value")
    return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => `\`${String(value)}\``).join(", ")}`;
  return issue.code === "invalid_type" ? `must be a ${issue.expected}` : "cannot be this";
}

const sentence = (path: readonly PropertyKey[], words: string): string =>
  path.length === 0 ? `The config ${words}.` : `\`${formatPath(path)}\` ${words}.`;
