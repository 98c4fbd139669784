import type { Problem } from "./problem.ts";
import { RUNBOOKS } from "./schema.ts";
import type { ConfigFile } from "./schema.ts";

type Globs = Pick<ConfigFile, "runbooks" | "lint">;
type Path = readonly PropertyKey[];

/** Whether a text is a glob. */
export type IsGlob = (text: string) => boolean;

/** What tells globs from other texts; it is loaded where a config has others than those of every team. */
export async function globReader(file: Globs): Promise<IsGlob> {
  if (globsOf(file).every(({ glob }) => isDefault(glob))) return isDefault;
  return (await import("./glob.ts")).isGlob;
}

const isDefault: IsGlob = (text) => RUNBOOKS.includes(text);

/** Finds patterns of runbooks that cannot be read, or would leave out rather than take in. */
export const checkGlobs = (file: Globs, isGlob: IsGlob): readonly Problem[] =>
  globsOf(file).flatMap(({ path, glob }) =>
    isGlob(glob) && !glob.startsWith("!") ? [] : [unreadable(path, glob)],
  );

interface Written {
  readonly path: Path;
  readonly glob: string;
}

const globsOf = ({ runbooks, lint }: Globs): readonly Written[] => [
  ...written(["runbooks"], runbooks),
  ...lint.require.flatMap((entry, index) =>
    typeof entry === "string" ? [] : written(["lint", "require", index, "files"], entry.files),
  ),
];

const written = (path: Path, globs: string | readonly string[]): readonly Written[] =>
  typeof globs === "string"
    ? [{ path, glob: globs }]
    : globs.map((glob, index) => ({ path: [...path, index], glob }));

const unreadable = (path: Path, glob: string): Problem => ({
  path,
  code: "config/bad-pattern",
  message: `\`${glob}\` is no pattern I can use.`,
  hint: glob.startsWith("!")
    ? "Patterns take in; to leave a file out, write narrower ones."
    : "Patterns look like `runbooks/**` or `docs/{ops,oncall}/*.md`.",
});
