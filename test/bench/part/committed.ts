import { readQueueFigures } from "../../../src/queue/postgres/figures.ts";
import type { AppProcess } from "../app/app-process.ts";
import type { Letter } from "../load/letter.ts";
import { sendAll } from "../load/sender.ts";
import type { Town } from "../town/town.ts";

/** So slow that no pass ends while the check looks, in milliseconds. */
const STANDSTILL = 20_000;

/**
 * Every acknowledged nudge is committed: while GitHub stands still and so no pass can end, each incident of an
 * acknowledged delivery is due or under way as another connection to the database sees it.
 */
export async function checkCommitted(o: {
  readonly town: Town;
  readonly app: AppProcess;
  readonly database: string;
  readonly letters: readonly Letter[];
}): Promise<void> {
  await o.app.quiet();
  await o.town.answerAfter(STANDSTILL);
  await sendAll([o.app.url], o.letters);
  const seen = await readQueueFigures(o.database);
  const committed = (seen?.waiting ?? 0) + (seen?.running ?? 0);
  if (committed !== o.letters.length)
    throw new Error(`${o.letters.length} nudges were acknowledged, and ${committed} are committed`);
}
