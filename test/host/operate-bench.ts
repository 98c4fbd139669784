import { Buffer } from "node:buffer";
import { readMarker, visibleText } from "../../src/control/bot-comment.ts";
import type { Person } from "../github/person.ts";
import type { RunReport } from "../github/runner/report.ts";
import type { ActionBench } from "./action-bench.ts";
import { openActionBench, REPO, workflowText } from "./action-bench.ts";

/** A repository whose incidents are run by the Action alone, with operations, and two people with write access. */
export interface OperateBench extends AsyncDisposable {
  readonly action: ActionBench;
  readonly bob: Person;
  /** Number of an incident whose card is there. */
  readonly issue: number;
  /** Says something and waits until all that follows from it is done. */
  readonly say: (who: Person, text: string) => Promise<void>;
  readonly runsOf: (workflow: string) => readonly RunReport[];
  /** Text and marker of the comment of the last request, or of the last but so many. */
  readonly comment: (before?: number) => {
    readonly text: string;
    readonly request: string;
    readonly hash: string;
  };
  /** Text of the last comment, such as a refusal. */
  readonly lastComment: () => string;
  /** Starts the workflow of operations by hand. */
  readonly dispatch: (inputs: Readonly<Record<string, string>>) => Promise<RunReport>;
}

/** What a run of `operate.yml` told other programs. */
export const resultOf = (run: RunReport | undefined): unknown =>
  JSON.parse(run?.outputs["operate"]?.["result"] ?? "null");

/** The JSON file a run uploaded. */
export function artifactOf(run: RunReport | undefined): unknown {
  const [file] = (run?.artifacts ?? []).flatMap(({ files }) => [...files.values()]);
  return file === undefined ? undefined : JSON.parse(Buffer.from(file).toString());
}

/** Opens the incident. */
export async function openOperateBench(o: {
  readonly config: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Steps of the workflow of operations ahead of the Action, as lines of YAML. */
  readonly ahead?: string;
}): Promise<OperateBench> {
  const names = Object.keys(o.secrets ?? {});
  const operate = workflowText("operate.yml")
    .replace(
      "          OPERATE_TOKEN: ${{ secrets.OPERATE_TOKEN }}\n",
      names.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join("") ||
        "          NOTHING: ''\n",
    )
    .replace("      - id: operate\n", (step) => `${o.ahead ?? ""}${step}`);
  const action = await openActionBench({
    files: {
      ".github/incidents.yml": o.config,
      ".github/workflows/respond.yml": workflowText("respond.yml"),
      ".github/workflows/operate.yml": operate,
      ...o.files,
    },
    secrets: o.secrets ?? {},
    collaborators: { ann: "write", bob: "write" },
  });
  const { github, runner, ann } = action;
  const bob = github.addPerson("bob");
  const { number: issue } = await ann.openIssue(REPO, { title: "Down", labels: ["incident"] });
  await github.settled();
  const runsOf = (workflow: string) =>
    runner.runs.filter(({ workflowPath }) => workflowPath.endsWith(workflow));
  return {
    action,
    bob,
    issue,
    runsOf,
    say: async (who, text) => {
      const before = runner.runs.length;
      await who.comment(REPO, issue, text);
      await github.until("a pass", () => runner.runs.length > before);
      await github.settled();
      // A run that broke says why, in place of whatever is expected of it.
      const broken = runner.runs.slice(before).find(({ log }) => log.includes("unexpected_error"));
      if (broken !== undefined) throw new Error(broken.log);
    },
    comment: (before = 0) => {
      const found = github.store
        .comments(REPO, issue)
        .flatMap(({ body }) => {
          const marker = readMarker(body);
          return marker?.kind === "operation" ? [{ body, marker }] : [];
        })
        .at(-1 - before);
      if (found === undefined) throw new Error("there is no comment of a request");
      const text = visibleText(found.body);
      const hash = /[0-9a-f]{12}/u.exec(text.slice(text.lastIndexOf("Request ")))?.[0] ?? "";
      return { text, request: found.marker.request, hash };
    },
    lastComment: () => visibleText(github.store.comments(REPO, issue).at(-1)?.body ?? ""),
    dispatch: async (inputs) => {
      const before = runsOf("operate.yml").length;
      const answer = await ann.request(
        "POST",
        `/repos/${REPO}/actions/workflows/operate.yml/dispatches`,
        { ref: "main", inputs },
      );
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
      await github.until(
        "the run ends",
        () => runsOf("operate.yml")[before]?.status === "completed",
      );
      await github.settled();
      const run = runsOf("operate.yml")[before];
      if (run === undefined) throw new Error("there was no run");
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await action[Symbol.asyncDispose]();
    },
  };
}
