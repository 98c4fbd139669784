import { fork } from "node:child_process";
import { once } from "node:events";
import type { Charter, TownPlan } from "./build.ts";
import { reach, type Remote } from "./remote.ts";
import type { TownFunctions } from "./town-process.ts";

/** A GitHub in a process of its own, so that what it does is not on the account of what is measured. */
export interface Town extends Omit<Remote<TownFunctions>, "build"> {
  readonly charter: Charter;
  /** The incidents it was founded with, as `owner/name#12`. */
  readonly incidents: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a GitHub with these accounts, repositories and incidents. */
export async function foundTown(plan: TownPlan): Promise<Town> {
  const child = fork(new URL("town-process.ts", import.meta.url), { serialization: "advanced" });
  const ended = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("the local GitHub did not start"))),
  ]);
  const functions = reach<TownFunctions>(child);
  const charter = await functions.build(plan);
  const close = async (): Promise<void> => {
    child.disconnect();
    await ended;
  };
  const incidents = charter.repositories.flatMap(({ fullName }) =>
    Array.from({ length: plan.incidents }, (_, at) => `${fullName}#${at + 1}`),
  );
  return Object.assign(functions, { charter, incidents, close });
}
