import { afterEach, describe, expect, test } from "vitest";
import { startActionHost } from "./action-host.ts";
import { startAppHost } from "./app-host.ts";
import { CLOSING } from "./closing.ts";
import { COMMANDS } from "./commands.ts";
import { OPENING } from "./opening.ts";
import { PROBES } from "./probes.ts";
import { setStage } from "./set-stage.ts";
import { SETTINGS } from "./settings.ts";
import type { Stage } from "./stage.ts";

const HOSTS = { app: startAppHost, action: startActionHost };
const CHAPTERS = {
  opening: OPENING,
  commands: COMMANDS,
  probes: PROBES,
  closing: CLOSING,
  settings: SETTINGS,
};

describe.each(["app", "action"] as const)("the %s", (host) => {
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });

  describe.each(Object.entries(CHAPTERS))("%s", (_, scenarios) => {
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
});
