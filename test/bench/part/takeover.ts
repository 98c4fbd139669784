import type { Laboratory } from "../laboratory.ts";
import type { Figures } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import type { Town } from "../town/town.ts";
import { until } from "../until.ts";
import { openIncident } from "../town/open-incident.ts";

const PLAN: TownPlan = { owners: 12, repositories: 1, incidents: 0, stage: "responding" };
/** So slow that passes are in the middle of their writes when their process is killed. */
const GITHUB_TAKES = 250;

/**
 * How long the incidents of a replica that is killed wait for another one. Every incident must end as one that nothing
 * befell: the bench opens one such first, and compares.
 */
export async function measureTakeover(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(PLAN);
  const database = await laboratory.createDatabase();
  const survivor = await laboratory.startApp(town.charter, { databaseUrl: database });
  await survivor.recovered();
  const [calm = "", ...others] = town.charter.repositories.map(({ fullName }) => fullName);
  await town.sendWebhooksTo(`${survivor.url}/api/github/webhooks`);
  await openIncident(town.charter, calm);
  const model = await until("an incident that nothing befalls", async () => {
    await town.settled();
    await survivor.quiet(1);
    const [portrait] = await town.portraits(calm);
    return portrait?.includes("card") === true && portrait.replace(calm, "");
  });

  await town.answerAfter(GITHUB_TAKES);
  const victim = await laboratory.startApp(town.charter, { databaseUrl: database });
  await town.sendWebhooksTo(`${victim.url}/api/github/webhooks`);
  await town.forget();
  await Promise.all(others.map((repository) => openIncident(town.charter, repository)));
  await until("passes in the middle of their writes", async () => {
    const running = (await victim.metrics()).get("sitrep_queue_running") ?? 0;
    return running > 0 && (await town.traffic()).writes > others.length;
  });
  await victim.kill();
  const killedAt = performance.now();
  await town.sendWebhooksTo(`${survivor.url}/api/github/webhooks`);
  await until("every incident to be as the calm one", async () =>
    (await portraits(town, others)).every((portrait) => portrait === model),
  );
  const took = performance.now() - killedAt;
  await town.answerAfter(0);
  await survivor.quiet();
  const twice = (await portraits(town, others)).filter((portrait) => portrait !== model);
  if (twice.length > 0) throw new Error(`something was done twice: ${twice.join("; ")}`);
  return { takeover_s: took / 1000 };
}

/** What stands in the one incident of each repository, without its name. */
async function portraits(town: Town, repositories: readonly string[]): Promise<readonly string[]> {
  const all = await Promise.all(repositories.map((repository) => town.portraits(repository)));
  return all.map(([portrait = ""], at) => portrait.replace(repositories[at] ?? "", ""));
}
