import picomatch from "picomatch";

/** Whether one of the globs names the path. Globs that cannot be read name nothing; `readConfig` reports them. */
export const matchesGlob = (globs: readonly string[], path: string): boolean =>
  globs.some((glob) => picomatch.isMatch(path, glob, { dot: true, nocase: true }));
