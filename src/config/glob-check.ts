import picomatch from "picomatch";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

/** Finds patterns of runbooks that cannot be read, or would leave out rather than take in. */
export function checkGlobs({ runbooks }: ConfigFile): readonly Problem[] {
  const isList = typeof runbooks !== "string";
  return (isList ? runbooks : [runbooks]).flatMap((glob, index): readonly Problem[] =>
    isReadable(glob)
      ? []
      : [
          {
            path: isList ? ["runbooks", index] : ["runbooks"],
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
