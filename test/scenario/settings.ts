import { expect } from "vitest";
import { configFor, report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY, type Stage } from "./stage.ts";

const commit = (stage: Stage, path: string, content: string | Uint8Array) =>
  stage.act(() => stage.ada.commitFile(REPOSITORY, { path, content }));

/** Files of the repository that are missing, damaged or wrong. */
export const SETTINGS: readonly Scenario[] = [
  {
    title: "an invalid config is shown with line and column, and the last valid one stays in force",
    play: async (stage) => {
      const broken = configFor(stage.patient.url).replace("label: SEV-2", "lable: SEV-2");
      const line = broken.split("\n").findIndex((text) => text.includes("lable")) + 1;
      await commit(stage, ".github/incidents.yml", broken);
      const number = await stage.open({ body: report({ severity: "SEV-2 (degraded)" }) });
      expect(stage.labels(number)).toContain("severity/sev-2");
      const card = stage.only(number, "card");
      expect(card).toContain("stays in force");
      expect(card).toContain(`line ${line}, column`);
      expect(card).toContain("lable");
    },
  },
  {
    title: "an unreadable config is said, and the last valid one stays in force",
    play: async (stage) => {
      await commit(stage, ".github/incidents.yml", "severities: [\n");
      const number = await stage.open({ body: report() });
      expect(stage.only(number, "card")).toMatch(/cannot be read.*stays in force/isu);
      expect(stage.written(number, "checklist")).toHaveLength(1);
    },
  },
  {
    title: "a template that names an unknown value gives way to the built-in one and is reported",
    play: async (stage) => {
      await commit(
        stage,
        ".github/incident-templates/card.md.hbs",
        "## {{severity}}\n\n{{wether}}\n",
      );
      const number = await stage.open({ body: report() });
      const card = stage.only(number, "card");
      expect(card).toContain("wether");
      expect(card).toContain("card.md.hbs");
      expect(card).toContain("Lead");
    },
  },
  {
    title: "a template of the team's own is used",
    play: async (stage) => {
      await commit(stage, ".github/incident-templates/triage-note.md.hbs", "Somebody will come.\n");
      const number = await stage.open({ body: report(), by: stage.mallory });
      expect(stage.only(number, "notice")).toBe("Somebody will come.");
    },
  },
  {
    title: "a runbook that is a binary is passed over",
    play: async (stage) => {
      await commit(stage, "runbooks/sync.md", new Uint8Array([0, 255, 254, 137, 80, 78, 71]));
      const number = await stage.open({ body: report() });
      expect(stage.written(number, "card")).toHaveLength(1);
      expect(
        stage
          .comments(number)
          .map(({ body }) => body)
          .join("\n"),
      ).toMatch(/runbook/iu);
    },
  },
  {
    title: "without a config the defaults serve",
    play: async (stage) => {
      await stage.act(async () => {
        const path = `/repos/${REPOSITORY}/contents/.github/incidents.yml`;
        const { body } = await stage.ada.request("GET", path);
        const sha = typeof body === "object" && body !== null && "sha" in body ? body.sha : "";
        await stage.ada.request("DELETE", path, { message: "no config", sha });
      });
      const number = await stage.open({ body: "Down", labels: ["incident"] });
      expect(stage.written(number, "card")).toHaveLength(1);
      expect(stage.labels(number).filter((name) => name.startsWith("severity/"))).toHaveLength(1);
    },
  },
];
