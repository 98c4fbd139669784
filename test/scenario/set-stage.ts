import { join } from "node:path";
import { startLocalGitHub } from "../github/server.ts";
import { createRunner } from "../github/runner/runner.ts";
import { shiftClock } from "../github/runner/shift-clock.ts";
import type { Marker } from "../../src/control/bot-comment.ts";
import { startPatient } from "./patient.ts";
import { filesFor } from "./repository.ts";
import { readWritten, REPOSITORY, type Host, type Stage, type Written } from "./stage.ts";
import { createTestClock, type TestClock } from "./test-clock.ts";

/** What a host is given to start with. */
export interface Setting {
  readonly github: Awaited<ReturnType<typeof startLocalGitHub>>;
  readonly runner: ReturnType<typeof createRunner>;
  readonly clock: TestClock;
}

/** What is different about the repository from most scenarios. */
interface Place {
  readonly isPrivate?: boolean;
  readonly mayActionsOpenPulls?: boolean;
}

/** Sets the stage for one scenario; `start` brings the host. */
export async function setStage(
  hosts: Host["name"],
  start: (setting: Setting) => Promise<Host>,
  place: Place = {},
): Promise<Stage> {
  const clock = createTestClock();
  const patient = await startPatient();
  const github = await startLocalGitHub({ clock });
  const [owner = "", name = ""] = REPOSITORY.split("/");
  const people = ["ada", "grace", "mallory"].map((login) => github.addPerson(login));
  const [ada, grace, mallory] = people;
  if (ada === undefined || grace === undefined || mallory === undefined)
    throw new Error("nobody came");
  const repository = github.addRepository({
    ...place,
    owner,
    name,
    files: filesFor(patient.url, hosts),
    collaborators: { ada: "write", grace: "write" },
    secrets: { HEALTHCHECK_SECRET: patient.token },
  });
  const root = join(import.meta.dirname, "..", "..");
  const runner = createRunner({
    host: github.runnerHost,
    action: { manifest: join(root, "action.yml") },
    childEnvironment: () => shiftClock({ ahead: clock.offset() }),
  });
  github.attachRunner(runner);
  const host = await start({ github, runner, clock });
  await host.settle();

  const act = async <T>(what: () => Promise<T>): Promise<T> => {
    clock.pass(1000);
    const done = await what();
    await host.settle();
    return done;
  };
  const written = (number: number, kind: Marker["kind"]): readonly Written[] =>
    github.store
      .comments(REPOSITORY, number)
      .flatMap(readWritten)
      .filter(({ marker }) => marker.kind === kind);
  return {
    host: host.name,
    clock,
    github,
    runner,
    patient,
    ada,
    grace,
    mallory,
    act,
    grant: (person, role) => repository.setCollaborator(person.login, role),
    open: async ({ body, title, labels, by }) => {
      const issue = await act(() =>
        (by ?? ada).openIssue(REPOSITORY, {
          title: title ?? "Jobs stand still",
          body: body ?? "",
          ...(labels === undefined ? {} : { labels }),
        }),
      );
      return issue.number;
    },
    say: (by, number, text) => act(() => by.comment(REPOSITORY, number, text)),
    advance: async (minutes) => {
      clock.pass(minutes * 60_000);
      await host.ring();
      await host.settle();
    },
    settle: host.settle,
    issue: (number) => {
      const issue = github.store.issue(REPOSITORY, number);
      if (issue === undefined) throw new Error(`there is no issue ${number}`);
      return issue;
    },
    labels: (number) => [...(github.store.issue(REPOSITORY, number)?.labels ?? [])].toSorted(),
    comments: (number) => github.store.comments(REPOSITORY, number),
    written,
    only: (number, kind) => {
      const all = written(number, kind);
      if (all.length !== 1) throw new Error(`there are ${all.length} comments of kind ${kind}`);
      return all[0]?.text ?? "";
    },
    reactions: (comment) =>
      github.store
        .reactions(REPOSITORY, { kind: "comment", id: comment })
        .map(({ content }) => content),
    writes: () =>
      github.requests.entries
        .filter(({ isWrite, actor }) => isWrite && !["ada", "grace", "mallory"].includes(actor))
        .map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      await host.close();
      await runner.close();
      await patient.close();
      await github.close();
    },
  };
}
