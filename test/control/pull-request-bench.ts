import { reconcile, type PassResult } from "../../src/control/reconcile.ts";
import type { CheckResult, CheckRun, Forge, PullFile } from "../../src/control/port.ts";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { Linter } from "../../src/lint/lint.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, FILES } from "./bench.ts";

/** What the head commit of a pull request holds instead of the base; `undefined`: the file is removed. */
type Change = Readonly<Record<string, string | undefined>>;

/**
 * A linter whose problems stand in the files: a line `error: some words` is an error with these words. It reads what it is
 * asked to report on, as far as the checkout has it.
 */
const spokenLinter: Linter = async (checkout, { only }) => {
  const paths = checkout.entries
    .filter(({ kind, path }) => kind === "file" && only?.has(path) !== false)
    .map(({ path }) => path);
  const found = await Promise.all(
    paths.map(async (path) => [path, await checkout.read(path)] as const),
  );
  const read = found.filter(([, bytes]) => bytes !== undefined);
  return {
    files: read.map(([path]) => path),
    fixes: new Map(),
    diagnostics: read.flatMap(([path, bytes]) => spokenIn(path, new TextDecoder().decode(bytes))),
  };
};

const spokenIn = (file: string, text: string): readonly Diagnostic[] =>
  text.split("\n").flatMap((line, index) => {
    const { groups } = /^(?<severity>error|warning|notice): (?<message>.*)$/u.exec(line) ?? {};
    const severity = (["error", "warning", "notice"] as const).find(
      (one) => one === groups?.["severity"],
    );
    if (severity === undefined) return [];
    const message = groups?.["message"] ?? "";
    return [
      { file, line: index + 1, column: 1, severity, code: "runbook/spoken", message, hint: "" },
    ];
  });

/** An engine on a GitHub in memory whose number 7 is a pull request. */
export function pullBench(
  o: { readonly linter?: Linter | undefined; readonly isOpen?: boolean } = {},
) {
  const linter = "linter" in o ? o.linter : spokenLinter;
  const b = bench({ files: FILES });
  const main = b.world.forge.repository(KEY);
  const asked: string[] = [];
  const checks: CheckRun[] = [];
  const warnings: string[] = [];
  let files: readonly PullFile[] = [];
  let headCommit = "";
  let refusal: CheckResult | undefined;
  const noting = <T>(name: string, value: T): Promise<T> => {
    asked.push(name);
    return Promise.resolve(value);
  };
  const forge: Forge = {
    ...b.world.forge,
    // The branch of the pull request is not the default branch.
    repository: async () => await noting("repository", await main),
    issue: async (key) => {
      const issue = await b.world.forge.issue(key);
      return noting("issue", issue && { ...issue, isPullRequest: true, isOpen: o.isOpen ?? true });
    },
    pull: (_, number) =>
      noting("pull", { number, isOpen: o.isOpen ?? true, isDraft: false, headCommit }),
    pullFiles: () => noting("pullFiles", files),
    tree: async (repo, commit) => await noting("tree", await b.world.forge.tree(repo, commit)),
    blob: async (repo, sha) => await noting("blob", await b.world.forge.blob(repo, sha)),
    file: async (repo, path, commit) =>
      await noting(`file ${path}`, await b.world.forge.file(repo, path, commit)),
    ensureCheckRun: (_, run) => {
      if (refusal !== undefined) return noting("check run", refusal);
      const isSame = JSON.stringify(checks.at(-1)) === JSON.stringify(run);
      if (!isSame) checks.push(run);
      return noting("check run", isSame ? { kind: "unchanged" } : { kind: "written" });
    },
  };
  const world = {
    ...b.world,
    forge,
    linter,
    log: {
      info: () => undefined,
      warn: (message: string, fields = {}) =>
        void warnings.push(`${message} ${JSON.stringify(fields)}`),
    },
  };
  return {
    asked,
    checks,
    warnings,
    /** Commits to the pull request's branch. */
    push: (change: Change) => {
      for (const [path, text] of Object.entries(change))
        if (text !== undefined) headCommit = b.commitFile(path, text);
      files = Object.entries(change).map(([path, text]) => ({
        path,
        isRemoved: text === undefined,
      }));
    },
    refuse: (why: string) => {
      refusal = { kind: "impossible", why };
    },
    run: (): Promise<PassResult> => reconcile(KEY, world),
  };
}
