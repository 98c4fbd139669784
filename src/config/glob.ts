import picomatch from "picomatch";

const OPTIONS = { dot: true, nocase: true } as const;

/** Whether one of the globs names the path. Globs that cannot be read name nothing; `readConfig` reports them. */
export const matchesGlob = (globs: readonly string[], path: string): boolean =>
  globs.some((glob) => picomatch.isMatch(path, glob, OPTIONS));

/** Whether a text is a glob. */
export function isGlob(text: string): boolean {
  try {
    return picomatch.makeRe(text, OPTIONS) instanceof RegExp;
  } catch {
    return false;
  }
}
