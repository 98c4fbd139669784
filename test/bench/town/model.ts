import { prepareRepository } from "../../../src/control/prepare.ts";
import { type PassResult, reconcile } from "../../../src/control/reconcile.ts";
import type { IssueKey } from "../../../src/control/key.ts";
import type { World } from "../../../src/control/world.ts";
import { DOCUMENTS } from "../../../src/config/documents.ts";
import { createMemory } from "../../../src/control/memory.ts";
import { instant } from "../../../src/domain/time.ts";
import { readTemplates } from "../../../src/files/read-templates.ts";
import { createClient } from "../../../src/github/client.ts";
import { createForge } from "../../../src/github/forge.ts";
import { createLimits } from "../../../src/github/limits.ts";
import { createAnswerCache } from "../../../src/github/remembered.ts";
import type { InstalledApp, LocalGitHub } from "../../github/local-github.ts";
import type { Person } from "../../github/person.ts";

/** Files of every repository of the town: a soak so long that its end lies ahead of every measurement. */
export const FILES: Readonly<Record<string, string>> = {
  ".github/incidents.yml": "severities:\n  sev1: { soak: 30d }\n  sev2: { soak: 30d }\n",
  "runbooks/sync.md":
    "# Sync\n\n## First response\n\n- [ ] Look at the queue\n- [ ] Tell support\n",
};

/** How far an incident of the town has come: `responding` has a card and a checklist, `soaking` a pending timer besides. */
export type Stage = "responding" | "soaking";

/** Lets the App make a repository ready for incidents, as it does when it is installed. */
export async function prepareModel(
  github: LocalGitHub,
  app: InstalledApp,
  repository: string,
): Promise<void> {
  const [owner = "", repo = ""] = repository.split("/");
  await prepareRepository({ owner, repo }, await meet(github, app));
}

/** Plays one incident with the real engine, so that copies of it are what the App itself would have left. */
export async function playModel(
  github: LocalGitHub,
  app: InstalledApp,
  person: Person,
  repository: string,
  stage: Stage,
): Promise<number> {
  const { number } = await person.openIssue(repository, {
    title: "Sync is down",
    body: "Since 10:00 nothing arrives.",
    labels: ["incident"],
  });
  const [owner = "", repo = ""] = repository.split("/");
  const world = await meet(github, app);
  const key: IssueKey = { owner, repo, number };
  const pass = (): Promise<PassResult> => reconcile(key, world);
  await pass();
  const words = stage === "soaking" ? ["/severity sev2", "/resolve the queue works again"] : [];
  for (const word of ["/ack", ...words]) {
    // What is said follows from what was done.
    // oxlint-disable-next-line no-await-in-loop
    await person.comment(repository, number, word);
    // oxlint-disable-next-line no-await-in-loop
    await pass();
  }
  const { kind, wakeAt } = await pass();
  if (kind !== "settled" || (wakeAt !== undefined) !== (stage === "soaking"))
    throw new Error(`the model is ${kind} and wakes at ${wakeAt}`);
  return number;
}

async function meet(github: LocalGitHub, app: InstalledApp): Promise<World> {
  const { appId, privateKey, installationId } = app;
  const client = createClient(
    { kind: "installation", appId: String(appId), privateKey, installationId },
    { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
  );
  return {
    forge: createForge(client, { login: `${app.slug}[bot]`, app: app.slug }),
    clock: () => instant(Date.now()),
    documents: DOCUMENTS,
    memory: createMemory(),
    templates: await readTemplates(new URL("../../../templates/", import.meta.url)),
    log: { info: () => {}, warn: () => {} },
  };
}
