import { gatherTenTeams, type TenTeams } from "../host/ten-teams.ts";
import { median, repeat, timed, type Figures } from "./measure.ts";

/** Few enough that no limit of an installation is reached: what is measured is the App, not its patience. */
const ROUNDS = 3;
const LONGEST = 60_000;

/** How fast the App opens incidents: ten at once on ten installations, and one on a machine that does nothing else. */
export async function measureApp(): Promise<Figures> {
  const teams = await gatherTenTeams();
  try {
    const together = await repeat(ROUNDS, async () => {
      const took = await timed(() => openAll(teams));
      await teams.settled();
      return took;
    });
    const first: number[] = [];
    // oxlint-disable-next-line no-await-in-loop
    for (const repository of teams.repositories) first.push(await firstWrite(teams, repository));
    return { ten_installations_ms: median(together), first_write_p50_ms: median(first) };
  } finally {
    await teams.close();
  }
}

async function openAll({ github, openEverywhere, carded, repositories }: TenTeams): Promise<void> {
  await openEverywhere();
  await github.until("every card", () => carded().length === repositories.length, LONGEST);
}

/** From the moment somebody sends a new incident to the first thing the App writes there. */
async function firstWrite(teams: TenTeams, repository: string): Promise<number> {
  const { github } = teams;
  github.requests.reset();
  const isFirst = (): boolean =>
    github.requests.count(
      ({ actor, isWrite, path }) =>
        isWrite && actor === "sitrep[bot]" && path.startsWith(`/repos/${repository}/`),
    ) > 0;
  const took = await timed(async () => {
    await teams.open(repository);
    await github.until("a first write", isFirst, LONGEST);
  });
  await teams.settled();
  return took;
}
