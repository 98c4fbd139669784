import { beforeEach, expect, test } from "vitest";
import { connect } from "../../src/action/connect.ts";
import { readAhead } from "../../src/action/read-ahead.ts";
import type { Forge } from "../../src/control/port.ts";
import { CONFIG_FILE } from "../../src/domain/team-files.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { startLocalGitHub } from "../github/server.ts";

const repo = { owner: "acme", repo: "shop" };

let github: LocalGitHub;
let ann: Person;
let forge: Forge;
/** The commit the run was started for: the head, unless something was pushed since. */
let started: string;

beforeEach(async () => {
  github = await startLocalGitHub();
  ann = github.addPerson("ann");
  github.addRepository({
    owner: "acme",
    name: "shop",
    collaborators: { ann: "write" },
    files: { [CONFIG_FILE]: "locale: en\n" },
  });
  const { token } = github.runnerHost.mintToken({
    repository: "acme/shop",
    permissions: { contents: "read" },
    runId: 77,
  });
  forge = connect({
    input: () => token,
    apiUrl: github.url,
    log: { info: () => {}, warn: () => {} },
    variable: variables("refs/heads/main"),
  });
  started = (await forge.repository(repo)).commit;
  github.requests.reset();
  return () => github.close();
});

const variables =
  (ref: string) =>
  (name: string): string | undefined =>
    ({ GITHUB_REF: ref, GITHUB_SHA: started })[name];

const configAt = async (commit: string): Promise<string> =>
  Buffer.from((await forge.file(repo, CONFIG_FILE, commit)) ?? []).toString();

test("what is read ahead is asked for once, whether GitHub has answered or not", async () => {
  readAhead({ repo, variable: variables("refs/heads/main") }, forge);
  expect(await configAt(started)).toBe("locale: en\n");
  await forge.tree(repo, started);
  await configAt(started);
  expect(github.requests.count(() => true)).toBe(2);
});

test("where something was pushed since, the newer config is read", async () => {
  readAhead({ repo, variable: variables("refs/heads/main") }, forge);
  await ann.commitFile("acme/shop", { path: CONFIG_FILE, content: "locale: pl\n" });
  const { commit } = await forge.repository(repo);
  expect(commit).not.toBe(started);
  expect(await configAt(commit)).toBe("locale: pl\n");
});

test("a run of something else than a branch reads nothing ahead", async () => {
  readAhead({ repo, variable: variables("refs/pull/3/merge") }, forge);
  await configAt(started);
  expect(github.requests.count(() => true)).toBe(1);
});
