import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMarker, withMarker } from "../../src/control/bot-comment.ts";
import { writeReport } from "../../src/control/report.ts";
import type { Reporting } from "../../src/control/report.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { instant, milliseconds } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { ACTIONS_IDENTITY } from "../../src/github/identity.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Credentials } from "../../src/github/client.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { startLocalGitHub } from "../github/server.ts";

const REPO = "acme/shop";
const REQUEST = "901-0";

let github: LocalGitHub;
let ann: Person;
let key: { readonly owner: string; readonly repo: string; readonly number: number };

beforeEach(async () => {
  github = await startLocalGitHub();
  ann = github.addPerson("ann");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const { number } = await ann.openIssue(REPO, { title: "Down" });
  key = { owner: "acme", repo: "shop", number };
});

afterEach(() => github.close());

const client = (credentials: Credentials) =>
  createClient(credentials, {
    apiUrl: github.url,
    cache: createAnswerCache(1_000_000),
    limits: createLimits(),
  });

/** The forge as a job's own token sees it. */
function asActions() {
  const permissions = { issues: "write" } as const;
  const { token } = github.runnerHost.mintToken({ repository: REPO, permissions, runId: 77 });
  return createForge(client({ kind: "token", token }), ACTIONS_IDENTITY);
}

/** The forge of an App of that name. */
function asApp(slug: string) {
  const app = github.installApp({
    slug,
    repositories: [REPO],
    permissions: { issues: "write" },
    events: [],
  });
  const { privateKey, installationId } = app;
  return createForge(
    client({ kind: "installation", appId: String(app.appId), privateKey, installationId }),
    { login: `${slug}[bot]`, app: slug },
  );
}

const report = (change: Partial<ProbeReport> = {}): ProbeReport => ({
  version: 1,
  probe: "health",
  request: REQUEST,
  health: "unhealthy",
  summary: "The service did not answer.",
  at: instant("2026-11-21T03:12:45Z"),
  latency: milliseconds(143),
  attempts: 2,
  assertions: [{ assertion: "status is 200", holds: false, found: "503" }],
  values: { overall: "down" },
  runUrl: "https://github.com/acme/shop/actions/runs/77",
  ...change,
});

const running = (request = REQUEST): string =>
  withMarker("Running.", {
    kind: "probe",
    request,
    run: undefined,
    impossible: undefined,
    report: undefined,
  });

const reporting = (change: Partial<Reporting> = {}): Reporting => ({
  forge: asActions(),
  hosts: { app: undefined, actions: true },
  request: REQUEST,
  run: 77,
  render: ({ health, assertions }) => `${health}, ${assertions.length} assertions`,
  ...change,
});

const bodies = (): readonly (readonly [author: string, body: string])[] =>
  github.store.comments(REPO, key.number).map(({ author, body }) => [author, body]);

const reported = expect.stringMatching(/^unhealthy, 1 assertions\n\n<!-- sitrep:probe /u);

describe("a report", () => {
  it("goes into the comment of the App that answers the request", async () => {
    await asApp("sitrep").createComment(key, running());
    expect(await writeReport(key, report(), reporting())).toBe("edited");
    expect(bodies()).toEqual([["sitrep[bot]", reported]]);
    expect(readMarker(bodies()[0]?.[1] ?? "")).toEqual({
      v: 1,
      kind: "probe",
      request: REQUEST,
      run: 77,
      report: report(),
    });
  });

  it("gets a comment of its own where there is none yet", async () => {
    expect(await writeReport(key, report(), reporting())).toBe("created");
    expect(bodies()).toEqual([["github-actions[bot]", reported]]);
  });

  it("gets a comment of its own where the App's may not be edited", async () => {
    await asApp("sitrep").createComment(key, running());
    github.faults.fail({ method: "PATCH", path: /\/issues\/comments\//u, status: 403 });
    expect(await writeReport(key, report(), reporting())).toBe("created");
    expect(bodies().map(([author]) => author)).toEqual(["sitrep[bot]", "github-actions[bot]"]);
  });

  it("is not written a second time when a run is repeated", async () => {
    const forge = asActions();
    expect(await writeReport(key, report(), reporting({ forge }))).toBe("created");
    expect(await writeReport(key, report(), reporting({ forge }))).toBe("unchanged");
    const healthy = report({ health: "healthy" });
    expect(await writeReport(key, healthy, reporting({ forge }))).toBe("edited");
    expect(bodies()).toHaveLength(1);
  });

  it("never goes into a comment of a person, of another request, or without a marker", async () => {
    await ann.comment(REPO, key.number, running());
    const app = asApp("sitrep");
    await app.createComment(key, running("902-0"));
    await app.createComment(key, "Running.");
    expect(await writeReport(key, report(), reporting())).toBe("created");
    expect(
      bodies()
        .slice(0, 3)
        .map(([, body]) => body),
    ).toEqual([running(), running("902-0"), "Running."]);
  });

  it("leaves other Apps alone where the config names the one that counts", async () => {
    await asApp("copycat").createComment(key, running());
    const hosts = { app: "sitrep", actions: true };
    expect(await writeReport(key, report(), reporting({ hosts }))).toBe("created");
  });

  it("that is too long for a comment loses figures, not its verdict", async () => {
    const found = "<".repeat(120);
    const many = report({
      assertions: Array.from({ length: 40 }, (_, index) => ({
        assertion: `${found}${index}`,
        holds: false,
        found,
      })),
    });
    const render = ({ health, assertions }: ProbeReport): string =>
      [health, ...assertions.map(() => "&lt;".repeat(240))].join("\n");
    expect(await writeReport(key, many, reporting({ render }))).toBe("created");
    const body = bodies()[0]?.[1] ?? "";
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(readMarker(body)).toMatchObject({ report: { health: "unhealthy" } });
    expect(body.split("\n").filter((line) => line.startsWith("&lt;"))).toHaveLength(20);
  });
});
