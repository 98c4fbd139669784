import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { createRunner } from "../github/runner/runner.ts";
import type { LocalRunner } from "../github/runner/runner.ts";
import type { RunReport } from "../github/runner/report.ts";
import { startLocalGitHub } from "../github/server.ts";
import { BUNDLE } from "./run-bundle.ts";

/** The repository of every bench. */
export const REPO = "acme/shop";

/** A repository that runs the built Action from the workflows people copy. */
export interface ActionBench extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly runner: LocalRunner;
  /** Somebody with write access. */
  readonly ann: Person;
  /** Starts the probe workflow by hand and waits for its end. */
  readonly dispatchProbe: (inputs: Readonly<Record<string, string>>) => Promise<RunReport>;
}

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Text of a workflow people copy. */
export const workflowText = (name: string): string =>
  readFileSync(root(`examples/workflows/${name}`), "utf8");

/** Sets up GitHub with a runner and one repository. */
export async function openActionBench(o: {
  readonly files: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly collaborators?: Readonly<Record<string, "write" | "read">>;
}): Promise<ActionBench> {
  const github = await startLocalGitHub();
  const runner = createRunner({
    host: github.runnerHost,
    action: { manifest: root("action.yml"), main: BUNDLE },
  });
  github.attachRunner(runner);
  const ann = github.addPerson("ann");
  github.addRepository({
    owner: "acme",
    name: "shop",
    collaborators: o.collaborators ?? { ann: "write" },
    files: { ".github/workflows/probe.yml": workflowText("probe.yml"), ...o.files },
    secrets: o.secrets ?? {},
  });
  return {
    github,
    runner,
    ann,
    dispatchProbe: async (inputs) => {
      const before = runner.runs.length;
      const answer = await ann.request(
        "POST",
        `/repos/${REPO}/actions/workflows/probe.yml/dispatches`,
        { ref: "main", inputs },
      );
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
      await github.until("the run ends", () => runner.runs[before]?.status === "completed");
      await github.settled();
      const run = runner.runs[before];
      if (run === undefined) throw new Error("there was no run");
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await runner.close();
      await github.close();
    },
  };
}
