import { instant } from "../../src/domain/time.ts";
import type { Instant } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { probeGitHub } from "../../src/action/probe-github.ts";
import type { ProbeGitHub } from "../../src/probe/prober.ts";
import type { TokenPermissions, TriggerEvent } from "../github/actions.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { startLocalGitHub } from "../github/server.ts";

/** The repository of these tests, as it is written in addresses. */
export const REPO = "acme/shop";

/** A repository at the local GitHub, asked over HTTP with the token of a run. */
export interface ProbedRepository extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly ann: Person;
  readonly probed: ProbeGitHub;
  /** What a runner was told to start; nothing ends by itself. */
  readonly started: readonly TriggerEvent[];
  readonly now: () => Instant;
}

/** Opens one with these files, whose token has these permissions and is that of a run of this workflow. */
export async function openRepository(
  files: Readonly<Record<string, string>>,
  permissions: TokenPermissions = {
    actions: "write",
    contents: "read",
    deployments: "read",
    pull_requests: "read",
  },
  workflow?: string,
): Promise<ProbedRepository> {
  const clock = { now: () => Date.now() };
  const github = await startLocalGitHub({ clock });
  const started: TriggerEvent[] = [];
  github.attachRunner({
    trigger: (event) => {
      if (event.name === "workflow_dispatch") started.push(event);
    },
    idle: () => Promise.resolve(),
    isIdle: () => true,
  });
  const ann = github.addPerson("ann");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" }, files });
  const { token } = github.runnerHost.mintToken({ repository: REPO, permissions, runId: 77 });
  const client = createClient(
    { kind: "token", token },
    { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
  );
  const forge = createForge(client, { login: "github-actions[bot]", app: "github-actions" });
  const repo = { owner: "acme", repo: "shop" };
  return {
    github,
    ann,
    probed: probeGitHub(
      { repo, variable: (name) => (name === "GITHUB_WORKFLOW" ? workflow : undefined) },
      { forge, repo: await forge.repository(repo) },
    ),
    started,
    now: () => instant(clock.now()),
    [Symbol.asyncDispose]: () => github.close(),
  };
}
