import { readMarker, slotOf, visibleText } from "../../src/control/bot-comment.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET } from "./app-host.ts";

/** So many that no installation's limit on new contents makes the test wait. */
const OWNERS = Array.from({ length: 20 }, (_, index) => `team-${index + 1}`);
const INCIDENTS = [1];
const RUNBOOK = "# Sync\n\n## First response\n\n- [ ] Look at the queue\n- [ ] Tell support\n";

/** What people say on each incident, one after the other. */
const WORDS = [
  "/ack on it",
  "/lead me",
  "/severity sev-2 only two teams",
  "/status identified",
  "/fact endpoints /api/sync",
  "/note the worker hangs",
  "/done 1",
  "/update workers restart",
];

/** Twenty teams with an installation each, to all of which everything happens at once. */
export interface Burst {
  readonly github: LocalGitHub;
  readonly installed: InstalledApp;
  /** What a process of the App needs to work for them. */
  readonly environment: (port: number) => Readonly<Record<string, string>>;
  /** Opens an incident with each team and says eight things on it: 200 deliveries, to which come those of the answers. */
  readonly happen: () => Promise<void>;
  /** What people see in the end, the same however it came about. */
  readonly seen: () => readonly object[];
  /** Whether every word has its answer. */
  readonly isAnswered: () => boolean;
  /** Names of the bot's comments, each of which there should be one of. */
  readonly slots: () => readonly string[];
  /**
   * Writes the App has made, without edits: how often a card is edited depends on how many comments one pass finds, so
   * that a quick run may need more of them than another one makes at all.
   */
  readonly writes: () => number;
}

/** Installs the App for twenty teams; nobody listens yet. */
export async function prepareBurst(): Promise<Burst> {
  const github = await startLocalGitHub();
  const ann = github.addPerson("ann");
  const repositories = OWNERS.map(
    (owner) =>
      github.addRepository({
        owner,
        name: "shop",
        collaborators: { ann: "write" },
        files: { "runbooks/sync.md": RUNBOOK },
      }).fullName,
  );
  github.faults.holdWebhooks();
  const [first = "", ...others] = repositories;
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [first],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  for (const fullName of others) installed.installOn(fullName.split("/")[0] ?? "", [fullName]);
  for (const fullName of repositories)
    await ann.request("POST", `/repos/${fullName}/labels`, { name: "incident", color: "b60205" });
  github.faults.releaseWebhooks(() => []);

  const everywhere = <T>(look: (fullName: string, number: number) => T): readonly T[] =>
    repositories.flatMap((fullName) => INCIDENTS.map((number) => look(fullName, number)));
  const play = async (fullName: string): Promise<void> => {
    for (const number of INCIDENTS) {
      await ann.openIssue(fullName, { title: `Sync is down ${number}`, labels: ["incident"] });
      for (const words of WORDS) await ann.comment(fullName, number, words);
    }
  };
  return {
    github,
    installed,
    environment: (port) => ({
      APP_ID: String(installed.appId),
      PRIVATE_KEY: installed.privateKey,
      WEBHOOK_SECRET: SECRET,
      PORT: String(port),
      HOST: "127.0.0.1",
      GITHUB_API_URL: github.url,
    }),
    happen: async () => {
      await Promise.all(repositories.map((fullName) => play(fullName)));
    },
    seen: () => everywhere((fullName, number) => seenOf(github, fullName, number)),
    isAnswered: () =>
      everywhere((fullName, number) => {
        const said = reactionsOf(github, fullName, number);
        return said.length === WORDS.length && said.every(([, ...given]) => given.length > 0);
      }).every(Boolean),
    slots: () => everywhere((fullName, number) => slotsOf(github, fullName, number)).flat(),
    writes: () =>
      github.requests.count(
        ({ isWrite, method, actor }) => isWrite && method !== "PATCH" && actor === "sitrep[bot]",
      ),
  };
}

/** What people see of one incident, without times, ids and addresses. */
function seenOf(github: LocalGitHub, fullName: string, number: number): object {
  const comments = github.store.comments(fullName, number);
  const written = comments
    .filter(({ author }) => author === "sitrep[bot]")
    .map(({ body }) => `${readMarker(body)?.kind ?? "?"}: ${stable(visibleText(body))}`);
  return {
    incident: `${fullName}#${number}`,
    labels: [...(github.store.issue(fullName, number)?.labels ?? [])].toSorted(),
    written: written.toSorted(),
    reactions: reactionsOf(github, fullName, number),
  };
}

/** Each word people said, and the bot's reactions to it. */
const reactionsOf = (github: LocalGitHub, fullName: string, number: number) =>
  github.store
    .comments(fullName, number)
    .filter(({ author }) => author === "ann")
    .map(({ id, body }) => [
      body,
      ...github.store.reactions(fullName, { kind: "comment", id }).map(({ content }) => content),
    ]);

/** The slot of each comment of the bot. */
const slotsOf = (github: LocalGitHub, fullName: string, number: number): readonly string[] =>
  github.store.comments(fullName, number).flatMap(({ author, body }) => {
    const marker = author === "sitrep[bot]" ? readMarker(body) : undefined;
    return marker === undefined ? [] : [`${fullName}#${number} ${slotOf(marker)}`];
  });

const stable = (text: string): string =>
  text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, "https://github.test")
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?: UTC|Z)?/gu, "TIME")
    .replaceAll(/(?:\d+ (?:h|min|s|ms) ?)+\b/gu, "SPAN")
    .replaceAll(/(?<=\/runs\/|#issuecomment-)\d+/gu, "ID")
    .replaceAll(/\b[0-9a-f]{7,40}\b/gu, "COMMIT");
