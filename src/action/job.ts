import { TerminalFault } from "../domain/fault.ts";
import type { RepoKey } from "../control/key.ts";
import type { Log } from "../control/world.ts";
import type { ReadInput } from "./input.ts";

/** What a mode gets from the job it runs in. */
export interface Job {
  readonly input: ReadInput;
  readonly repo: RepoKey;
  readonly apiUrl: string | undefined;
  /** Address of the run, for people. */
  readonly runUrl: string;
  readonly runId: number;
  readonly event: { readonly name: string; readonly path: string | undefined };
  /** Folder for files that later steps may read. */
  readonly temporary: string;
  /** Folder of the built-in templates. */
  readonly templates: URL;
  /** A variable of the step's environment. */
  readonly variable: (name: string) => string | undefined;
  /** All of them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Keeps a value out of the log from now on. */
  readonly hide: (value: string) => void;
  readonly log: Log;
}

/** The part of a job that its environment tells. */
export type JobEnvironment = Pick<
  Job,
  "repo" | "apiUrl" | "runUrl" | "runId" | "event" | "temporary" | "variable" | "variables"
>;

/** Reads what GitHub tells every job in its environment. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): JobEnvironment {
  const need = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new TerminalFault(
      `${name} is not set: this program runs as a step of a GitHub Actions job`,
    );
  };
  const repository = need("GITHUB_REPOSITORY");
  const [owner = "", repo = ""] = repository.split("/");
  const runId = need("GITHUB_RUN_ID");
  return {
    repo: { owner, repo },
    apiUrl: env["GITHUB_API_URL"],
    runUrl: `${env["GITHUB_SERVER_URL"] ?? "https://github.com"}/${repository}/actions/runs/${runId}`,
    runId: Number(runId),
    event: { name: need("GITHUB_EVENT_NAME"), path: env["GITHUB_EVENT_PATH"] },
    temporary: need("RUNNER_TEMP"),
    variable: (name) => env[name],
    variables: env,
  };
}
