import type { IncomingMessage, ServerResponse } from "node:http";
import type { Changes } from "./changes.ts";
import { copyIssue } from "./copy-issue.ts";
import { createFaults } from "./faults.ts";
import type { FaultLine } from "./http/fault.ts";
import type { Listening } from "./http/listen.ts";
import type { GrowingLog } from "./http/request-log.ts";
import { issueToken } from "./identity/token.ts";
import { keyPair } from "./identity/key-pair.ts";
import type { Deviation, InstalledApp, LocalGitHub, Repository } from "./local-github.ts";
import type { Conformance } from "./openapi/conformance.ts";
import { createPerson } from "./person-client.ts";
import { pageUrl } from "./present/address.ts";
import { addRepository, install, registerApp } from "./setup.ts";
import { repositoryNamed } from "./store/open-store.ts";
import type { RepositoryState } from "./store/records.ts";
import type { Store } from "./store/store.ts";
import { createRunnerHost } from "./workflow/runner-host.ts";
import type { Workflows } from "./workflow/workflows.ts";
import { account, type World } from "./world.ts";

/** What a running local GitHub is made of. */
export interface Parts {
  readonly world: World;
  readonly store: Store;
  readonly changes: Changes;
  readonly conformance: Conformance;
  readonly workflows: Workflows;
  readonly log: GrowingLog;
  readonly faults: FaultLine;
  /** Answers requests that are not for the API. */
  readonly face: { handle: (request: IncomingMessage, response: ServerResponse) => void };
  /** Requests not answered yet. */
  readonly traffic: { busy: number };
  readonly listening: Listening;
  /** How people ask. */
  readonly fetch: typeof globalThis.fetch;
}

/** What tests and the demo hold in their hands. */
export function createSurface(parts: Parts): LocalGitHub {
  const { world, changes, conformance, workflows, store } = parts;
  const { office } = world;
  const isQuiet = (): boolean =>
    parts.traffic.busy === 0 && office.inFlight() === 0 && workflows.isIdle();
  const assertConforming = (): void => {
    const found = conformance.take();
    if (found.length > 0) throw new Error(`not as GitHub describes it:\n${listed(found)}`);
  };
  return {
    url: world.url,
    clock: world.clock,
    store,
    requests: parts.log,
    get deliveries() {
      return office.deliveries();
    },
    get deviations() {
      return conformance.deviations;
    },
    faults: createFaults(parts),
    runnerHost: createRunnerHost(world, changes),
    addPerson: (login) => {
      const person = { kind: "person", login: account(world, login).login } as const;
      const token = issueToken(world, person, undefined);
      return createPerson({ url: world.url, fetch: parts.fetch }, store, person.login, token);
    },
    addOrganization: (login) => void account(world, login, "Organization"),
    addRepository: (o) => repositoryHandle(world, addRepository(world, o)),
    installApp: (o) => installedApp(parts, o),
    setWebhookUrl: ({ appId }, url) => {
      const app = world.apps.get(appId);
      if (app !== undefined) world.apps.set(appId, { ...app, webhookUrl: url });
    },
    changeApp: ({ appId }, change) => {
      const app = world.apps.get(appId);
      if (app !== undefined) world.apps.set(appId, { ...app, ...change });
    },
    suspend: ({ appId }, owner) => {
      for (const one of world.installations.values())
        if (one.appId === appId && one.account === owner)
          world.installations.set(one.id, { ...one, suspendedAt: world.clock.now() });
    },
    copyIssue: (from, { repository, copies }) => {
      const original = { repository: repositoryNamed(world, from.repository), number: from.number };
      const target = repositoryNamed(world, repository);
      for (let made = 0; made < copies; made += 1) copyIssue(world, original, target);
    },
    redeliver: (id) => {
      if (office.redeliver(id) === undefined) throw new Error(`there is no delivery ${id}`);
    },
    attachRunner: workflows.attach,
    attachFace: (handle) => {
      parts.face.handle = handle;
    },
    fireSchedule: (name, cron) => {
      const repository = repositoryNamed(world, name);
      workflows.schedule(world, repository, cron);
    },
    assertConforming,
    takeDeviations: () => conformance.take(),
    settled: async () => {
      await changes.until("everything is quiet", isQuiet, SETTLING);
    },
    until: changes.until,
    onChange: changes.onChange,
    close: async () => {
      await parts.listening.close();
      assertConforming();
    },
  };
}

const SETTLING = 60_000;

const listed = (deviations: readonly Deviation[]): string =>
  deviations
    .map(({ kind, where, status, problem }) => `- ${kind} ${where} ${status ?? ""}: ${problem}`)
    .join("\n");

function installedApp({ world }: Parts, o: Parameters<LocalGitHub["installApp"]>[0]): InstalledApp {
  const app = registerApp(world, o);
  const [first = ""] = o.repositories;
  const installOn = (owner: string, repositories: readonly string[]): number =>
    install(world, app.id, owner, repositories);
  const installationId = installOn(first.split("/")[0] ?? "", o.repositories);
  const { privateKey } = keyPair();
  return { appId: app.id, slug: app.slug, privateKey, installationId, installOn };
}

function repositoryHandle(world: World, repository: RepositoryState): Repository {
  const { owner, name, fullName, defaultBranch } = repository;
  return {
    owner,
    name,
    fullName,
    defaultBranch,
    url: pageUrl(world, fullName),
    setCollaborator: (login, role) => {
      const key = account(world, login).login.toLowerCase();
      if (role === undefined) repository.collaborators.delete(key);
      else repository.collaborators.set(key, role);
    },
    setSecret: (key, value) => void repository.secrets.set(key, value),
    setVariable: (key, value) => void repository.variables.set(key, value),
  };
}
