const REASONS: ReadonlyMap<unknown, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you may not open it"],
  ["EPERM", "you may not open it"],
  ["EROFS", "nothing can be written there"],
  ["ELOOP", "its symbolic links lead in a circle"],
]);

/** Why a file cannot be read or written, to end a sentence: what `node:fs` says in words. */
export function whyNot(problem: unknown): string {
  const code = problem instanceof Error && "code" in problem ? problem.code : undefined;
  return REASONS.get(code) ?? `the system says ${String(code ?? problem)}`;
}
