import { setTimeout } from "node:timers/promises";

/** How long one wait may take before the bench gives up, in milliseconds: ten thousand passes take two minutes. */
const PATIENCE = 400_000;
const PAUSE = 10;

/** Looks again and again until what is looked for is there; rejects with `what` when it does not come. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    // oxlint-disable-next-line no-await-in-loop
    await setTimeout(PAUSE);
  }
}
