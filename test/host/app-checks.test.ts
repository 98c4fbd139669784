import { Writable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { createLog } from "../../src/app/log.ts";
import { type LocalApp, startApp } from "../../src/app/one-thread.ts";
import { dependenciesFor } from "../../src/app/worker/dependencies.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import type { CheckRunRecord } from "../github/store/records.ts";
import { createTestClock, type TestClock } from "../scenario/test-clock.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET, settle } from "./app-host.ts";
import { settingsFor } from "../support/app-settings.ts";

const SHOP = "acme/shop";
const FORK = "mallory/shop";
const RUNBOOK = "runbooks/sync.md";

/** Three steps, an owner, and nothing that is an error. */
const SOUND = `# Sync jobs

Owner: the platform team.

## First response

1. Look at the queue.
2. Restart the worker.
3. Tell support.
`;

/** The fence that line 6 opens is never closed. */
const BROKEN = `# Sync jobs

## First response

1. Look at the queue:
   ~~~~sh
   queue status
`;

const FILES = { "README.md": "# Shop\n", [RUNBOOK]: SOUND };

const stages: { readonly github: LocalGitHub; readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { github, close } of stages.splice(0)) {
    await close();
    await github.close();
  }
});

/** The real App for a shop, started anew as often as a test likes; time stands still until a test lets it pass. */
async function stage(permissions = PERMISSIONS) {
  const clock = createTestClock();
  const github = await startLocalGitHub({ clock });
  github.addRepository({
    owner: "acme",
    name: "shop",
    collaborators: { ann: "write" },
    files: FILES,
  });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [SHOP],
    permissions,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  const lines: string[] = [];
  const start = (): Promise<LocalApp> => startOn(github, installed, { clock, lines });
  let app = await start();
  stages.push({ github, close: () => app.close() });
  const [ann, mallory] = [github.addPerson("ann"), github.addPerson("mallory")];
  github.addRepository({ owner: "mallory", name: "shop", forkOf: SHOP });
  /** Lets the App do all it does within the next seconds. */
  const wait = async (): Promise<void> => {
    await settle(github, app.queue);
    clock.pass(2000);
    await settle(github, app.queue);
  };
  await wait();
  github.requests.reset();
  return {
    github,
    lines,
    ann,
    wait,
    stop: () => app.close(),
    startAnew: async () => {
      app = await start();
    },
    dead: async () => (await app.queue.figures()).dead,
    /** Puts a file on a branch, opens the pull request on the first call, and lets the App do what it does. */
    offer: async (content: string, path = RUNBOOK, by: "ann" | "mallory" = "ann") => {
      const [person, place] = by === "ann" ? [ann, SHOP] : [mallory, FORK];
      const sha = await person.commitFile(place, { branch: "fix", path, content });
      const head = by === "ann" ? "fix" : "mallory:fix";
      if (github.store.pulls(SHOP).length === 0)
        await person.request("POST", `/repos/${SHOP}/pulls`, { title: "Fix", head, base: "main" });
      await wait();
      return sha;
    },
    checksAt: (sha: string): readonly CheckRunRecord[] => github.store.checkRuns(SHOP, sha),
    /** Requests of the App since the last reset. */
    asked: () => github.requests.entries.filter(({ actor }) => actor === "sitrep[bot]"),
  };
}

async function startOn(
  github: LocalGitHub,
  installed: InstalledApp,
  { clock, lines }: { readonly clock: TestClock; readonly lines: string[] },
): Promise<LocalApp> {
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLog("warn", destination);
  const { engine } = await dependenciesFor(log);
  const app = await startApp(settingsFor(github, installed, { secret: SECRET, logLevel: "warn" }), {
    engine,
    log,
    clock: clock.now,
    alarm: clock.alarm,
  });
  github.setWebhookUrl(installed, `${app.url}/api/github/webhooks`);
  await app.recovered;
  return app;
}

test("a broken runbook gets a failing check on its line, and a push that mends it a passing one", async () => {
  const { offer, checksAt } = await stage();
  const broken = await offer(BROKEN);
  const [failing] = checksAt(broken);
  expect(failing).toMatchObject({
    name: "Sitrep runbooks",
    status: "completed",
    conclusion: "failure",
  });
  expect(failing?.output.annotations).toContainEqual(
    expect.objectContaining({
      path: RUNBOOK,
      start_line: 6,
      annotation_level: "failure",
      title: "runbook/broken-fence",
    }),
  );
  const mended = await offer(SOUND.replace("Tell support", "Tell support and sales"));
  expect(checksAt(mended)).toMatchObject([{ status: "completed", conclusion: "success" }]);
  expect(checksAt(broken)).toHaveLength(1);
});

test("a broken config is an error on the line where it is broken", async () => {
  const { offer, checksAt } = await stage();
  const sha = await offer("locale: en\nseverity: {}\n", ".github/incidents.yml");
  expect(checksAt(sha)).toMatchObject([{ conclusion: "failure" }]);
  expect(checksAt(sha)[0]?.output.annotations).toContainEqual(
    expect.objectContaining({
      path: ".github/incidents.yml",
      start_line: 2,
      annotation_level: "failure",
    }),
  );
});

test("a pull request that touches nothing of ours gets no check and costs few requests", async () => {
  const { offer, checksAt, asked } = await stage();
  const sha = await offer("Hello\n", "src/main.txt");
  expect(checksAt(sha)).toEqual([]);
  expect(asked().filter(({ isWrite }) => isWrite)).toEqual([]);
  // The issue, the repository and its head, the changed files, the config.
  expect(asked().length).toBeLessThanOrEqual(5);
});

test("a second delivery writes nothing", async () => {
  const { offer, checksAt, asked, github, wait } = await stage();
  const sha = await offer(BROKEN);
  const opened = github.deliveries.find(({ action }) => action === "opened");
  github.requests.reset();
  github.redeliver(opened?.id ?? 0);
  await wait();
  expect(asked().length).toBeGreaterThan(0);
  expect(asked().filter(({ isWrite }) => isWrite)).toEqual([]);
  expect(checksAt(sha)).toHaveLength(1);
});

test("a fork's pull request is checked here, with nothing read from the fork", async () => {
  const { offer, checksAt, asked } = await stage();
  const broken = await offer(BROKEN, RUNBOOK, "mallory");
  expect(checksAt(broken)).toMatchObject([{ conclusion: "failure" }]);
  expect(asked().filter(({ path }) => path.includes("mallory"))).toEqual([]);
  const mended = await offer(SOUND.replace("Tell support", "Tell sales"), RUNBOOK, "mallory");
  expect(checksAt(mended)).toMatchObject([{ conclusion: "success" }]);
});

test.each([
  ["a check of a branch", "ann", "check-runs"],
  ["all checks of a branch", "ann", "check-suites"],
  ["a check of a fork", "mallory", "check-runs"],
  ["all checks of a fork", "mallory", "check-suites"],
] as const)("%s that somebody asks for again is made anew", async (_what, by, kind) => {
  const { offer, checksAt, ann, github, wait } = await stage();
  const sha = await offer(BROKEN, RUNBOOK, by);
  const [first] = checksAt(sha);
  const id = kind === "check-runs" ? first?.id : first?.suiteId;
  await ann.request("POST", `/repos/${SHOP}/${kind}/${id}/rerequest`);
  // The App may have to look for the pull request first, which it does beside its queue.
  await wait();
  await github.until("a second run", () => checksAt(sha).length === 2);
  await wait();
  expect(checksAt(sha).map(({ conclusion }) => conclusion)).toEqual(["failure", "failure"]);
  expect(
    (await ann.request("GET", `/repos/${SHOP}/check-suites/${first?.suiteId}`)).body,
  ).toMatchObject({ status: "completed", conclusion: "failure" });
});

test("without the permission no check is made, nothing fails, and the log says so once", async () => {
  const { checks: _, ...permissions } = PERMISSIONS;
  const { offer, checksAt, dead, lines, asked } = await stage(permissions);
  const shas = [await offer(BROKEN), await offer(`${BROKEN}more\n`)];
  expect(shas.flatMap((sha) => checksAt(sha))).toEqual([]);
  expect(asked().filter(({ status }) => status === 403)).toHaveLength(2);
  expect(await dead()).toEqual([]);
  const said = lines.filter((line) => line.includes("pull requests get no check runs"));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("checks");
});

test("what was opened while nobody listened is checked when the App is back", async () => {
  const { offer, checksAt, stop, startAnew, wait } = await stage();
  await stop();
  const sha = await offer(BROKEN);
  expect(checksAt(sha)).toEqual([]);
  await startAnew();
  await wait();
  expect(checksAt(sha)).toMatchObject([{ status: "completed", conclusion: "failure" }]);
});

test("many problems come in batches, and all of them arrive", async () => {
  const { offer, checksAt } = await stage();
  const step = "1. Ask @acme/ops about it.\n";
  const sha = await offer(`# Sync jobs\n\n## First response\n\n${step.repeat(120)}`);
  const [run] = checksAt(sha);
  expect(run).toMatchObject({ status: "completed" });
  expect(run?.output.annotations.length).toBeGreaterThanOrEqual(120);
  expect(JSON.stringify(run?.output)).not.toContain("@acme/ops");
});

test("a secret in a runbook is said to be there, and not repeated", async () => {
  const { offer, checksAt, lines } = await stage();
  const token = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;
  const sha = await offer(`${SOUND}\n\`curl -H "Authorization: token ${token}"\`\n`);
  const [run] = checksAt(sha);
  expect(run).toMatchObject({ conclusion: "failure" });
  expect(run?.output.annotations).toContainEqual(
    expect.objectContaining({ title: "runbook/secret-like" }),
  );
  expect(JSON.stringify(run)).not.toContain(token);
  expect(lines.join("")).not.toContain(token);
});
