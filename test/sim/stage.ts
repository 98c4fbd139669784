import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { createLocalGitHub } from "../github/server.ts";
import { filesFor } from "../scenario/repository.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { createActions } from "./actions.ts";
import { createRespond, createProbe, type JobOptions } from "./job.ts";
import { startAppHost, type AppHost } from "./host.ts";
import { createMachine, type Machine, type Surroundings } from "./machine.ts";
import type { Shelf } from "../support/shelf.ts";
import type { Name } from "./story.ts";
import type { Trace } from "./trace.ts";
import { CALM, type Weather } from "./weather.ts";
import { courierTo } from "./courier.ts";

/** Repository every story plays in. */
export const REPOSITORY = "acme/shop";

/** A world with one repository, its people and its hosts. */
export interface Stage {
  readonly github: LocalGitHub;
  readonly people: Readonly<Record<Name, Person>>;
  /** Opens an issue as a form does, which puts labels on whatever its author may do. */
  readonly fillIn: (by: Name, issue: Parameters<Person["openIssue"]>[1]) => Promise<number>;
  /** Changes from one moment to the next. */
  readonly setWeather: (weather: Weather) => void;
  /** Nothing goes on, and nothing is still to come but the next sweep. */
  readonly isAtRest: () => boolean;
  /** Workflows that were started without whoever started them being told, and that a late list then did not show. */
  readonly overlookedDispatches: () => number;
  /** Ends the App's process, if there is one, and starts a new one. */
  readonly restart: () => void;
  /** Ends everything. */
  readonly close: () => void;
}

/** What a stage is set with. */
export interface StageOptions {
  readonly now: () => number;
  readonly trace: Trace;
  readonly shelf: Shelf;
  /** Whether the repository is set up for the App and the Action. */
  readonly isForBoth: boolean;
  /** Whether the Action does nothing but run probes all the same. */
  readonly isAlone: boolean;
  readonly see: JobOptions["see"];
}

/** How often the schedule of `respond.yml` comes. */
const SCHEDULE = 300_000;

/** Sets the stage; the App starts at once. */
export function setStage(options: StageOptions): Stage {
  const { now, trace, shelf, isForBoth, isAlone } = options;
  let weather: Weather = CALM;
  const crew = createCrew();
  const courier = courierTo({ crew, trace, weather: () => weather });
  const { github, ask } = createLocalGitHub({
    clock: { now },
    courier: courier.carry,
    isUnchecked: true,
  });
  const untold: { readonly at: number; wasOverlooked: boolean }[] = [];
  const surroundings: Surroundings = {
    ask,
    now,
    trace,
    weather: () => weather,
    onUntoldDispatch: () => void untold.push({ at: now(), wasOverlooked: false }),
    onLateRuns: (asOf) => {
      for (const one of untold) if (asOf <= one.at) one.wasOverlooked = true;
    },
  };
  const { people, repository } = populate(github, isForBoth);
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [REPOSITORY],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookUrl: "https://sitrep.test/webhooks",
  });
  const jobs: JobOptions = {
    host: github.runnerHost,
    shelf,
    see: options.see,
    workTime: () => weather.workTime(),
    start: (name, role) => createMachine(surroundings, { name, role, onCrash: () => {} }),
  };
  const actions = createActions({
    host: github.runnerHost,
    hasRespond: !isAlone,
    probe: createProbe(jobs),
    respond: createRespond(jobs),
  });
  github.attachRunner(actions);
  if (!isAlone) setInterval(() => github.fireSchedule(REPOSITORY, "*/5 * * * *"), SCHEDULE);
  const start = (): void => {
    const name = `app ${crew.count() + 1}`;
    const startLater = (): void => void setTimeout(start, weather.downtime());
    const machine = createMachine(surroundings, { name, role: "app", onCrash: startLater });
    trace(`${name} starts`);
    crew.enter(machine);
    startAppHost({ machine, installed, apiUrl: github.url, shelf, trace }).then(
      (host) => crew.serve(machine, host),
      // What cannot start ends, and whatever looks after it starts it again.
      () => {
        if (!machine.isRunning()) return;
        machine.stop();
        startLater();
      },
    );
  };
  start();
  return {
    github,
    people,
    fillIn: async (by, issue) => {
      const mayLabel = by !== "mallory";
      if (!mayLabel) repository.setCollaborator(by, "triage");
      const { number } = await people[by].openIssue(REPOSITORY, issue);
      if (!mayLabel) repository.setCollaborator(by, undefined);
      return number;
    },
    setWeather: (next) => {
      weather = next;
    },
    isAtRest: () => crew.host()?.isAtRest() === true && courier.isIdle() && actions.isIdle(),
    overlookedDispatches: () => untold.filter(({ wasOverlooked }) => wasOverlooked).length,
    restart: () => {
      crew.machine()?.stop();
      start();
    },
    close: () => crew.machine()?.stop(),
  };
}

/** The App's processes, of which one is there at a time. */
export interface Crew {
  readonly enter: (machine: Machine) => void;
  readonly serve: (machine: Machine, host: AppHost) => void;
  readonly machine: () => Machine | undefined;
  /** The one that takes webhooks; `undefined` while none does. */
  readonly host: () => AppHost | undefined;
  readonly count: () => number;
}

function createCrew(): Crew {
  let machine: Machine | undefined;
  let host: AppHost | undefined;
  let count = 0;
  return {
    enter: (next) => {
      machine = next;
      host = undefined;
      count += 1;
    },
    serve: (of, next) => {
      if (of === machine) host = next;
    },
    machine: () => machine,
    host: () => (machine?.isRunning() === true ? host : undefined),
    count: () => count,
  };
}

function populate(github: LocalGitHub, isForBoth: boolean) {
  const people = {
    ada: github.addPerson("ada"),
    grace: github.addPerson("grace"),
    mallory: github.addPerson("mallory"),
  };
  const [owner = "", name = ""] = REPOSITORY.split("/");
  const repository = github.addRepository({
    owner,
    name,
    files: filesFor("https://shop.test", isForBoth ? "both" : "app"),
    collaborators: { ada: "write", grace: "write" },
  });
  return { people, repository };
}
