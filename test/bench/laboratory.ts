import { type Postgres, startPostgres } from "../support/postgres.ts";
import { type AppProcess, type AppSettings, startAppProcess } from "./app/app-process.ts";
import { startVerifier, type Verifier } from "./load/verifier.ts";
import type { Charter, TownPlan } from "./town/build.ts";
import { foundTown, type Town } from "./town/town.ts";

/** What measurements are made with. Every process started here ends with `clear`. */
export interface Laboratory {
  readonly foundTown: (plan: TownPlan) => Promise<Town>;
  /** Resolves when the App is ready. */
  readonly startApp: (charter: Charter, settings?: AppSettings) => Promise<AppProcess>;
  readonly startVerifier: (secret: string) => Promise<Verifier>;
  /** Address of a new database with nothing in it. */
  readonly createDatabase: () => Promise<string>;
  /** Ends what a measurement left. */
  readonly clear: () => Promise<void>;
  /** The same, and ends the database server. */
  readonly close: () => Promise<void>;
}

/** Opens an empty laboratory; the database server starts when the first database is wanted. */
export function openLaboratory(): Laboratory {
  let started: readonly { readonly close: () => Promise<void> }[] = [];
  let postgres: Postgres | undefined;
  let databases = 0;
  const keep = <T extends { readonly close: () => Promise<void> }>(thing: T): T => {
    started = [thing, ...started];
    return thing;
  };
  const clear = async (): Promise<void> => {
    const ending = started;
    started = [];
    // The App ends before the GitHub it talks to.
    // oxlint-disable-next-line no-await-in-loop
    for (const thing of ending) await thing.close();
  };
  return {
    foundTown: async (plan) => keep(await foundTown(plan)),
    startApp: async (charter, settings) => keep(await startAppProcess(charter, settings)),
    startVerifier: async (secret) => keep(await startVerifier(secret)),
    createDatabase: async () => {
      postgres ??= await startPostgres({ isDurable: true });
      databases += 1;
      return await postgres.createDatabase(`bench_${databases}`);
    },
    clear,
    close: async () => {
      await clear();
      await postgres?.stop();
    },
  };
}
