import { REPOSITORY, type Host } from "./stage.ts";
import type { Setting } from "./set-stage.ts";

/** The Action alone: workflows on events and on a schedule, no server. */
export function startActionHost({ github, runner }: Setting): Promise<Host> {
  return Promise.resolve({
    name: "action",
    settle: () => github.settled(),
    ring: () => {
      runner.fireSchedules(REPOSITORY);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}
