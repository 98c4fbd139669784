import { expect } from "vitest";
import { report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY } from "./stage.ts";

/** How an incident begins. */
export const OPENING: readonly Scenario[] = [
  {
    title: "a form becomes a labelled incident with a pinned card and the runbook's checklist",
    play: async (stage) => {
      const number = await stage.open({ body: report(), title: "Jobs stand still" });
      expect(stage.labels(number)).toEqual(["incident", "phase/investigating", "severity/sev-1"]);
      const [card] = stage.written(number, "card");
      expect(stage.github.store.comment(REPOSITORY, card?.id ?? 0)?.pin).toBeDefined();
      expect(card?.text).toContain("SEV-1");
      const checklist = stage.only(number, "checklist");
      expect(checklist).toContain("- [ ] **1.** Look at the queue.");
      expect(checklist).toContain("kubectl rollout restart deploy/worker");
      expect(checklist).toContain("service");
    },
  },
  {
    title: "the labels have colours and descriptions",
    play: async (stage) => {
      await stage.open({ body: report() });
      const labels = stage.github.store.labels(REPOSITORY);
      const look = (name: string) => {
        const label = labels.find((one) => one.name === name);
        return `${label?.color}: ${label?.description}`;
      };
      expect(look("incident")).toBe("b60205: An incident, run on this issue");
      expect(look("phase/investigating")).toBe("fbca04: Responders are finding out what is wrong");
      expect(look("severity/sev-1")).toMatch(/^[0-9a-f]{6}: SEV-1: Core is down for most$/u);
    },
  },
  {
    title: "answers are read in any order, renamed fields by their id, and unknown ones are kept",
    play: async (stage) => {
      const number = await stage.open({
        body: "### Weather\n\nrain\n\n### Severity\n\nSEV-2 (degraded)\n\n### Service\n\nBilling\n",
      });
      expect(stage.labels(number)).toContain("severity/sev-2");
      expect(stage.only(number, "checklist")).toContain("Call Stripe");
    },
  },
  {
    title: "not sure becomes the higher of the two candidates, and the card says so",
    play: async (stage) => {
      const number = await stage.open({
        body: report({ severity: "Not sure (SEV-2 or SEV-3)" }),
      });
      expect(stage.labels(number)).toContain("severity/sev-2");
      expect(stage.only(number, "card")).toMatch(/not sure between SEV-2 and SEV-3/iu);
    },
  },
  {
    title: "an issue becomes an incident when somebody puts the label on",
    play: async (stage) => {
      const number = await stage.open({ body: "Nothing works", labels: [] });
      expect(stage.written(number, "card")).toEqual([]);
      await stage.act(() => stage.grace.addLabel(REPOSITORY, number, "incident"));
      expect(stage.labels(number)).toContain("phase/investigating");
      expect(stage.written(number, "card")).toHaveLength(1);
    },
  },
  {
    title: "an ordinary issue is left alone",
    play: async (stage) => {
      const number = await stage.open({ body: "### Steps\n\nClick it.", labels: ["bug"] });
      await stage.say(stage.grace, number, "/ack");
      expect(stage.comments(number)).toHaveLength(1);
      expect(stage.labels(number)).toEqual(["bug"]);
    },
  },
  {
    title: "what an outsider reports waits in triage until a responder acknowledges",
    play: async (stage) => {
      const number = await stage.open({ body: report(), by: stage.mallory });
      expect(stage.labels(number)).toContain("phase/triage");
      expect(stage.written(number, "checklist")).toEqual([]);
      expect(stage.comments(number).filter(({ body }) => /@\w/u.test(visible(body)))).toEqual([]);
      await stage.say(stage.mallory, number, "/ack");
      expect(stage.labels(number)).toContain("phase/triage");
      await stage.say(stage.ada, number, "/ack");
      expect(stage.labels(number)).toContain("phase/investigating");
      expect(stage.written(number, "checklist")).toHaveLength(1);
    },
  },
  {
    title:
      "an empty body with the label is an incident of the worst severity until somebody says more",
    play: async (stage) => {
      const number = await stage.open({ body: "", labels: ["incident"] });
      expect(stage.labels(number)).toContain("severity/sev-1");
      expect(stage.only(number, "card")).toMatch(/not sure/iu);
    },
  },
  {
    title: "a body of 65,536 characters is read like any other",
    play: async (stage) => {
      const head = `${report()}\n\n### Log\n\n`;
      const body = head + "x ".repeat(40_000).slice(0, 65_536 - head.length);
      const number = await stage.open({ body });
      expect(stage.labels(number)).toContain("severity/sev-1");
      expect(stage.written(number, "card")).toHaveLength(1);
    },
  },
  {
    title: "a service without a runbook is told so and offered the list",
    play: async (stage) => {
      const number = await stage.open({
        body: report({ service: "Something else", summary: "?" }),
      });
      const said = [...stage.written(number, "notice"), ...stage.written(number, "checklist")];
      expect(said).toHaveLength(1);
      expect(said[0]?.text).toMatch(/runbook/iu);
    },
  },
];

const visible = (body: string): string => body.replaceAll(/<!--[\s\S]*?-->/gu, "");
