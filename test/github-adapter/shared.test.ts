import { beforeEach, expect, test } from "vitest";
import { type Instant, instant } from "../../src/domain/time.ts";
import { carry } from "../../src/github/carry.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Forge } from "../../src/control/port.ts";
import type { Urgency } from "../../src/github/urgency.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";

const REPO = { owner: "acme", repo: "shop" };
const SHOP = "acme/shop";
const LABEL = { name: "incident", color: "b60205", description: "An incident" };

let now: Instant;
let github: LocalGitHub;
let forgeOf: (urgency?: Urgency) => Forge;
/** Waits with an answer that GitHub gave. */
let onAnswer: (url: string) => Promise<void>;

beforeEach(async () => {
  now = instant("2026-11-21T03:00:00Z");
  onAnswer = async () => {};
  github = await startLocalGitHub();
  github.addRepository({ ...REPO, name: "shop", collaborators: { ann: "write" } });
  forgeOf = connect(install("sitrep"));
  // The token is not what is counted.
  await forgeOf().branch(REPO, "main");
  github.requests.reset();
  return () => github.close();
});

const install = (slug: string): InstalledApp =>
  github.installApp({
    slug,
    repositories: [SHOP],
    permissions: { issues: "write", contents: "write" },
    events: [],
  });

/** What makes the forges of passes: all of one client. */
function connect(app: InstalledApp): typeof forgeOf {
  const client = createClient(
    {
      kind: "installation",
      appId: String(app.appId),
      privateKey: app.privateKey,
      installationId: app.installationId,
    },
    {
      apiUrl: github.url,
      cache: createAnswerCache(1_000_000),
      limits: createLimits(),
      clock: () => now,
      carry: async (address, sent) => {
        const answer = await carry(address, sent);
        await onAnswer(answer.url);
        return answer;
      },
    },
  );
  return (urgency) => createForge(client, { login: "sitrep[bot]", app: "sitrep" }, urgency);
}

const commit = (message: string) =>
  github.addPerson("ann").commitFile(SHOP, { path: "a.md", content: message });

test("passes that read a repository and its labels at the same time get one answer", async () => {
  const [first, ...others] = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const forge = forgeOf();
      return [await forge.repository(REPO), await forge.labels(REPO)];
    }),
  );
  expect(others).toEqual(others.map(() => first));
  expect(github.requests.entries.map(({ path }) => path)).toEqual([
    "/repos/acme/shop",
    "/repos/acme/shop/git/ref/heads%2Fmain",
    "/repos/acme/shop/labels?per_page=100&page=1",
  ]);
});

test("for passes that a timer started, an answer serves for two seconds", async () => {
  const { commit: before } = await forgeOf().repository(REPO);
  await commit("changed");
  now = instant(now + 1999);
  expect((await forgeOf("low").repository(REPO)).commit).toBe(before);
  now = instant(now + 1);
  expect((await forgeOf("low").repository(REPO)).commit).toBe(github.store.headSha(SHOP));
});

test.each(["high", "normal"] as const)(
  "a pass of %s urgency, which something set off, reads anew, and what it read serves the others",
  async (urgency) => {
    await forgeOf("low").repository(REPO);
    await commit("changed");
    const head = github.store.headSha(SHOP);
    expect((await forgeOf(urgency).repository(REPO)).commit).toBe(head);
    expect((await forgeOf("low").repository(REPO)).commit).toBe(head);
    expect(github.requests.count(({ path }) => path.endsWith("/shop"))).toBe(2);
  },
);

test("nobody more urgent waits for what somebody less urgent asked for", async () => {
  const answered = Promise.withResolvers<void>();
  github.faults.stall({ path: "/repos/acme/shop", until: answered.promise });
  const low = forgeOf("low").repository(REPO);
  await forgeOf("normal").repository(REPO);
  answered.resolve();
  await low;
  expect(github.requests.count(({ path }) => path.endsWith("/shop"))).toBe(2);
});

test("a label of one's own is seen at once, also by those who ask while an older list is on its way", async () => {
  const [made, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  onAnswer = async () => {
    made.resolve();
    await arrives.promise;
  };
  const older = forgeOf().labels(REPO);
  await made.promise;
  onAnswer = async () => {};
  await forgeOf().createLabel(REPO, LABEL);
  const newer = await forgeOf().labels(REPO);
  expect(newer.map(({ name }) => name)).toContain(LABEL.name);
  arrives.resolve();
  expect((await older).map(({ name }) => name)).not.toContain(LABEL.name);
  expect(await forgeOf().labels(REPO)).toEqual(newer);
});

test("a failure is nobody's answer but of those who waited for it", async () => {
  github.faults.fail({ path: "/repos/acme/shop", status: 404, message: "Not Found" });
  const both = [forgeOf().repository(REPO), forgeOf().repository(REPO)];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
  ]);
  expect(await forgeOf().repository(REPO)).toMatchObject({ defaultBranch: "main" });
});

test("nothing is shared with another installation", async () => {
  const other = connect(install("other"));
  await other().branch(REPO, "main");
  github.requests.reset();
  await Promise.all([forgeOf().repository(REPO), other().repository(REPO)]);
  const actors = github.requests.entries.map(({ actor }) => actor).toSorted();
  expect(actors).toEqual(["other[bot]", "other[bot]", "sitrep[bot]", "sitrep[bot]"]);
});

test("that a commit has no such file is remembered for a minute", async () => {
  const { commit: head } = await forgeOf().repository(REPO);
  github.requests.reset();
  const read = () => forgeOf("high").file(REPO, "missing.md", head);
  expect([await read(), await read()]).toEqual([undefined, undefined]);
  expect(github.requests.count()).toBe(1);
  now = instant(now + 60_000);
  expect(await read()).toBeUndefined();
  expect(github.requests.count()).toBe(2);
});
