import { access } from "node:fs/promises";
import { join } from "node:path";
import type { LocalApp } from "../../src/app/one-thread.ts";
import type { LocalGitHub } from "../../test/github/local-github.ts";
import type { Person } from "../../test/github/person.ts";
import { createRunner, type LocalRunner } from "../../test/github/runner/runner.ts";
import { shiftClock } from "../../test/github/runner/shift-clock.ts";
import { startLocalGitHub } from "../../test/github/server.ts";
import type { Patient } from "../patient/patient.ts";
import { installSitrep } from "./install.ts";
import { startMovingClock, type MovingClock } from "./moving-clock.ts";
import { readSetup } from "./setup-files.ts";
import type { System } from "./system.ts";

/** Everything a team's incident needs, running on this machine. */
export interface Stage {
  readonly system: System;
  readonly clock: MovingClock;
  readonly github: LocalGitHub;
  readonly runner: LocalRunner;
  readonly app: LocalApp;
  readonly patient: Patient;
  readonly people: { readonly reporter: Person; readonly onCall: Person };
  /** Resolves once no request, webhook, workflow or pass is under way. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Whose requests are a person's, and no machine's. */
export const loginsOf = ({ people }: Stage): readonly string[] =>
  Object.values(people).map(({ login }) => login);

/** The root of this repository. */
const ROOT = join(import.meta.dirname, "..", "..");

/** The built Action. */
const ACTION = { manifest: join(ROOT, "action.yml"), main: join(ROOT, "dist", "action.js") };

/** Where Node keeps the bundle as it has compiled it, since one play runs it dozens of times. */
const COMPILED = join(ROOT, "node_modules", ".cache", "sitrep-action");

/** The longest the Action pauses between two looks, in milliseconds: nobody has to wait here. */
const LONGEST_PAUSE = 50;

/** What is set up, and where its log goes. */
export interface StageOptions {
  readonly system: System;
  /** Port of the local GitHub; 0: any free one. */
  readonly port: number;
  /** File the App logs to. */
  readonly log: string;
}

/** Sets the stage: a GitHub with the team's repository, a runner with the built Action, the App, the team's product. */
export async function setStage({ system, port, log }: StageOptions): Promise<Stage> {
  await access(ACTION.main).catch(() => {
    throw new Error("The Action is not built yet. Run `npm run build` first.");
  });
  const clock = startMovingClock();
  const github = await startLocalGitHub({ clock, port });
  const patient = await system.startPatient(clock.now);
  const runner = createRunner({
    host: github.runnerHost,
    action: ACTION,
    childEnvironment: () => ({
      ...shiftClock({ ahead: clock.ahead(), longestPause: LONGEST_PAUSE }),
      NODE_COMPILE_CACHE: COMPILED,
    }),
  });
  github.attachRunner(runner);
  const people = {
    reporter: github.addPerson(system.people.reporter),
    onCall: github.addPerson(system.people.onCall),
  };
  await addRepository(github, system, patient);
  const app = await installSitrep({ github, repository: system.repository, clock, log });
  return {
    system,
    clock,
    github,
    runner,
    app,
    patient,
    people,
    quiet: () => quiet(github, app),
    close: async () => {
      clock.stop();
      await app.close();
      await runner.close();
      await patient.close();
      await github.close();
    },
  };
}

async function addRepository(github: LocalGitHub, system: System, patient: Patient): Promise<void> {
  const [owner = "", name = ""] = system.repository.split("/");
  const files = await readSetup(
    system.name,
    new Map([[system.address, patient.url], ...(patient.aliases ?? [])]),
  );
  const { reporter, onCall } = system.people;
  github.addRepository({
    owner,
    name,
    files: { "README.md": `# ${system.title}\n`, ...files },
    collaborators: { [reporter]: "write", [onCall]: "write" },
    secrets: { ...system.secrets, ...patient.secrets },
  });
}

/** One thing wakes the other, so it is quiet only when a whole round has asked GitHub nothing. */
async function quiet(github: LocalGitHub, app: LocalApp): Promise<void> {
  let before = -1;
  while (before !== github.requests.count()) {
    before = github.requests.count();
    // Each waits for what the one before it may have started.
    // oxlint-disable-next-line no-await-in-loop
    await github.settled();
    // oxlint-disable-next-line no-await-in-loop
    await app.queue.idle();
    // oxlint-disable-next-line no-await-in-loop
    await github.settled();
  }
  const [dead] = (await app.queue.figures()).dead;
  if (dead !== undefined) throw new Error(`a pass of the App failed for good: ${dead.why}`);
}
