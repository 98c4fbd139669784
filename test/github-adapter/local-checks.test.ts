import { beforeEach, expect, test } from "vitest";
import type { CheckRun, Forge } from "../../src/control/port.ts";
import { Fault } from "../../src/domain/fault.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";

const REPO = { owner: "acme", repo: "shop" };
const SHOP = "acme/shop";

let github: LocalGitHub;
/** The App, and another one that writes checks too. */
let forge: Forge;
let other: Forge;

beforeEach(async () => {
  github = await startLocalGitHub();
  github.addRepository({ ...REPO, name: "shop", collaborators: { ann: "write" } });
  [forge, other] = [appNamed("sitrep"), appNamed("other")];
  return () => github.close();
});

function appNamed(slug: string): Forge {
  const { appId, privateKey, installationId } = github.installApp({
    slug,
    repositories: [SHOP],
    permissions: { checks: "write", pull_requests: "read" },
    events: [],
  });
  const client = createClient(
    { kind: "installation", appId: String(appId), privateKey, installationId },
    { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
  );
  return createForge(client, { login: `${slug}[bot]`, app: slug });
}

const run = (annotations: number, change: Partial<CheckRun> = {}): CheckRun => ({
  name: "Sitrep runbooks",
  commit: github.store.headSha(SHOP) ?? "",
  conclusion: "failure",
  title: `${annotations} errors in 1 file`,
  summary: "| File |\n| --- |",
  annotations: Array.from({ length: annotations }, (_, index) => ({
    path: "README.md",
    line: index + 1,
    column: index % 2 === 0 ? 1 : undefined,
    level: "failure" as const,
    title: "runbook/no-steps",
    message: `Line ${index + 1}.`,
  })),
  ...change,
});
const runs = () => github.store.checkRuns(SHOP, github.store.headSha(SHOP) ?? "");
const linesOf = (index: number): readonly unknown[] =>
  (runs()[index]?.output.annotations ?? []).map((one) => Reflect.get(one, "start_line"));
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test("a hundred and twenty annotations arrive, each once, and saying them again writes nothing", async () => {
  expect(await forge.ensureCheckRun(REPO, run(120))).toEqual({ kind: "written" });
  expect(linesOf(0)).toEqual(upTo(120));
  expect(runs()).toMatchObject([{ status: "completed", conclusion: "failure" }]);
  github.requests.reset();
  expect(await forge.ensureCheckRun(REPO, run(120))).toEqual({ kind: "unchanged" });
  expect(github.requests.count(({ isWrite }) => isWrite)).toBe(0);
});

test.each([
  ["the second batch fails", 0, false, 50],
  ["the answer to the second batch is lost", 0, true, 100],
  ["the answer to the last batch is lost", 1, true, 120],
])("what is left when %s, the next pass finishes", async (_what, before, afterApplied, there) => {
  const batch = { method: "PATCH", path: /\/check-runs\//u };
  // A fault that does no harm lets the batches before go by.
  if (before > 0) github.faults.stall({ ...batch, times: before, until: Promise.resolve() });
  github.faults.fail({ ...batch, status: 502, afterApplied });
  await expect(forge.ensureCheckRun(REPO, run(120))).rejects.toThrow(Fault);
  expect(linesOf(0)).toEqual(upTo(there));
  await forge.ensureCheckRun(REPO, run(120));
  expect(linesOf(0)).toEqual(upTo(120));
  expect(runs()).toMatchObject([{ status: "completed", conclusion: "failure" }]);
});

test("what is left when the answer to the creation is lost, the next pass finishes", async () => {
  github.faults.fail({ method: "POST", path: /\/check-runs$/u, status: 502, afterApplied: true });
  await expect(forge.ensureCheckRun(REPO, run(60))).rejects.toThrow(Fault);
  await forge.ensureCheckRun(REPO, run(60));
  expect(linesOf(0)).toEqual(upTo(60));
  expect(runs()).toMatchObject([{ status: "completed" }]);
});

test("what is unfinished and says something old is ended", async () => {
  github.faults.fail({ method: "PATCH", path: /\/check-runs\//u, status: 502 });
  await expect(forge.ensureCheckRun(REPO, run(60))).rejects.toThrow(Fault);
  await forge.ensureCheckRun(REPO, run(0, { conclusion: "success" }));
  expect(runs()).toMatchObject([
    { status: "completed", conclusion: "cancelled" },
    { status: "completed", conclusion: "success" },
  ]);
});

test("each App has its own run", async () => {
  await forge.ensureCheckRun(REPO, run(1));
  expect(await other.ensureCheckRun(REPO, run(1))).toEqual({ kind: "written" });
  expect(await forge.ensureCheckRun(REPO, run(1))).toEqual({ kind: "unchanged" });
  expect(runs()).toHaveLength(2);
});

test("pull requests, their files and those at a commit are read as GitHub gives them", async () => {
  const ann = github.addPerson("ann");
  const sha = await ann.commitFile(SHOP, { branch: "fix", path: "a.md", content: "A" });
  await ann.request("POST", `/repos/${SHOP}/pulls`, { title: "A", head: "fix", base: "main" });
  expect(await forge.pull(REPO, 1)).toEqual({
    number: 1,
    isOpen: true,
    isDraft: false,
    headCommit: sha,
  });
  expect(await forge.pullFiles(REPO, 1)).toEqual([{ path: "a.md", isRemoved: false }]);
  expect(await forge.pullsAt(REPO, sha)).toEqual([1]);
  expect(await forge.pullsAt(REPO, github.store.headSha(SHOP) ?? "")).toEqual([]);
});
