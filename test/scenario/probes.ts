import { expect } from "vitest";
import { report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY } from "./stage.ts";

const isProbe = ({ workflowPath }: { readonly workflowPath: string }): boolean =>
  workflowPath.endsWith("/probe.yml");

/** Probes on request. */
export const PROBES: readonly Scenario[] = [
  {
    title: "/probe health runs the workflow and reports into the one comment that answered",
    play: async (stage) => {
      stage.patient.fallIll();
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/probe health");
      const probes = stage.written(number, "probe");
      expect(probes).toHaveLength(1);
      expect(probes[0]?.text).toMatch(/unhealthy/iu);
      expect(probes[0]?.text).toContain("503");
      expect(probes[0]?.text).toMatch(/\| *Assertion/u);
      expect(probes[0]?.text).toMatch(/\/actions\/runs\/\d+/u);
      expect(stage.only(number, "card")).toMatch(/unhealthy/iu);
      stage.patient.recover();
      await stage.say(stage.ada, number, "/probe health");
      expect(stage.written(number, "probe")[1]?.text).toMatch(/healthy/iu);
      expect(stage.only(number, "card")).not.toMatch(/unhealthy/iu);
      expect(stage.patient.looks()).toBe(2);
    },
  },
  {
    title: "the secret of a probe is nowhere to be read",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      stage.patient.say(500, { overall: stage.patient.token });
      await stage.say(stage.ada, number, "/probe health");
      const run = stage.runner.runs.find(isProbe);
      const everything = JSON.stringify([
        stage.comments(number).map(({ body }) => body),
        run?.log,
        run?.summary,
        run?.outputs,
        run?.artifacts.map(({ files }) => [...files.values()].map(String)),
      ]);
      expect(everything).toMatch(/unhealthy/iu);
      expect(everything).not.toContain(stage.patient.token);
    },
  },
  {
    title: "a run that dies without reporting is noticed and said",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      stage.runner.faults.loseNext({ kind: "before-steps" }, isProbe);
      await stage.say(stage.ada, number, "/probe health");
      await stage.advance(5);
      expect(stage.only(number, "probe")).toMatch(/without a report|no report/iu);
      await stage.say(stage.ada, number, "/probe health");
      expect(stage.written(number, "probe")[1]?.text).toMatch(/healthy/iu);
    },
  },
  {
    title: "a probe whose workflow is missing is answered with GitHub's reason",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.act(() =>
        stage.ada.commitFile(REPOSITORY, {
          path: ".github/workflows/probe.yml",
          content: "name: probe\non: push\njobs: {}\n",
        }),
      );
      await stage.say(stage.ada, number, "/probe health");
      expect(stage.only(number, "probe")).toMatch(/could not be started/iu);
    },
  },
  {
    title: "an unknown probe is answered with those there are",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/probe helth");
      expect(stage.only(number, "reply")).toContain("health");
      expect(stage.written(number, "probe")).toEqual([]);
    },
  },
];
