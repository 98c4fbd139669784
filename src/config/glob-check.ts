import picomatch from "picomatch";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

/** Finds patterns of runbooks that cannot be read, or would leave out rather than take in. */
export const checkGlobs = ({ runbooks, lint }: ConfigFile): readonly Problem[] => [
  ...unreadable(["runbooks"], runbooks),
  ...lint.require.flatMap((entry, index) =>
    typeof entry === "string" ? [] : unreadable(["lint", "require", index, "files"], entry.files),
  ),
];

function unreadable(
  path: readonly PropertyKey[],
  globs: string | readonly string[],
): readonly Problem[] {
  const isList = typeof globs !== "string";
  return (isList ? globs : [globs]).flatMap((glob, index): readonly Problem[] =>
    isReadable(glob)
      ? []
      : [
          {
            path: isList ? [...path, index] : path,
            code: "config/bad-pattern",
            message: `\`${glob}\` is no pattern I can use.`,
            hint: glob.startsWith("!")
              ? "Patterns take in; to leave a file out, write narrower ones."
              : "Patterns look like `runbooks/**` or `docs/{ops,oncall}/*.md`.",
          },
        ],
  );
}

function isReadable(glob: string): boolean {
  if (glob.startsWith("!")) return false;
  try {
    return picomatch.makeRe(glob, { dot: true, nocase: true }) instanceof RegExp;
  } catch {
    return false;
  }
}
