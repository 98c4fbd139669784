import { afterEach, describe, expect, test } from "vitest";
import { startActionHost } from "./action-host.ts";
import { startAppHost } from "./app-host.ts";
import type { Scenario } from "./scenario.ts";
import { setStage } from "./set-stage.ts";
import type { Stage } from "./stage.ts";

const HOSTS = { app: startAppHost, action: startActionHost };

/** Plays chapters of stories on a host, each on a stage of its own, and looks again after each. */
export function tell(
  host: keyof typeof HOSTS,
  chapters: Readonly<Record<string, readonly Scenario[]>>,
): void {
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });

  describe.each(Object.entries(chapters))("%s", (_, scenarios) => {
    test.for(scenarios.map((scenario) => [scenario.title, scenario] as const))(
      "%s",
      async ([, { play }]) => {
        const stage = await setStage(host, HOSTS[host]);
        stages.push(stage);
        await play(stage);
        // Whatever happened: looking again finds nothing to do.
        const before = stage.writes().length;
        await stage.advance(0);
        expect(stage.writes().slice(before)).toEqual([]);
        stage.github.assertConforming();
      },
    );
  });
}
