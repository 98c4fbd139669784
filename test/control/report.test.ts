import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMarker, reportsIn, withMarker } from "../../src/control/bot-comment.ts";
import { readHistory } from "../../src/control/earlier.ts";
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
  render: (reports) =>
    reports
      .map(({ health, assertions }) => `${health}, ${assertions.length} assertions`)
      .join("\n"),
  ...change,
});

const bodies = (): readonly (readonly [author: string, body: string])[] =>
  github.store.comments(REPO, key.number).map(({ author, body }) => [author, body]);

const reported = expect.stringMatching(/^unhealthy, 1 assertions\n\n<!-- sitrep:probe /u);

describe("a report", () => {
  it("goes into the comment of the App that answers the request", async () => {
    await asApp("sitrep").createComment(key, running());
    expect(await writeReport(key, [report()], reporting())).toBe("edited");
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
    expect(await writeReport(key, [report()], reporting())).toBe("created");
    expect(bodies()).toEqual([["github-actions[bot]", reported]]);
  });

  it("gets a comment of its own where the App's may not be edited", async () => {
    await asApp("sitrep").createComment(key, running());
    github.faults.fail({ method: "PATCH", path: /\/issues\/comments\//u, status: 403 });
    expect(await writeReport(key, [report()], reporting())).toBe("created");
    expect(bodies().map(([author]) => author)).toEqual(["sitrep[bot]", "github-actions[bot]"]);
  });

  it("is not written a second time when a run is repeated", async () => {
    const forge = asActions();
    expect(await writeReport(key, [report()], reporting({ forge }))).toBe("created");
    expect(await writeReport(key, [report()], reporting({ forge }))).toBe("unchanged");
    const healthy = report({ health: "healthy" });
    expect(await writeReport(key, [healthy], reporting({ forge }))).toBe("edited");
    expect(bodies()).toHaveLength(1);
  });

  it("never goes into a comment of a person, of another request, or without a marker", async () => {
    await ann.comment(REPO, key.number, running());
    const app = asApp("sitrep");
    await app.createComment(key, running("902-0"));
    await app.createComment(key, "Running.");
    expect(await writeReport(key, [report()], reporting())).toBe("created");
    expect(
      bodies()
        .slice(0, 3)
        .map(([, body]) => body),
    ).toEqual([running(), running("902-0"), "Running."]);
  });

  it("leaves other Apps alone where the config names the one that counts", async () => {
    await asApp("copycat").createComment(key, running());
    const hosts = { app: "sitrep", actions: true };
    expect(await writeReport(key, [report()], reporting({ hosts }))).toBe("created");
  });

  it("of several probes goes into one comment, whose marker tells all of them", async () => {
    const both = [report({ request: "g~health" }), report({ request: "g~queue", probe: "queue" })];
    expect(await writeReport(key, both, reporting({ request: "g" }))).toBe("created");
    expect(bodies()).toHaveLength(1);
    expect(readMarker(bodies()[0]?.[1] ?? "")).toEqual({
      v: 1,
      kind: "probe",
      request: "g",
      run: 77,
      reports: both,
    });
  });

  it("of a series keeps those before it, within bounds, and tells of the newest", async () => {
    const forge = asActions();
    const write = (run: number) =>
      writeReport(
        key,
        [report({ request: `v${run}`, values: { dead: run }, health: "healthy" })],
        reporting({ forge, request: "readings-health", keep: 2 }),
      );
    expect([await write(1), await write(2), await write(3), await write(4)]).toEqual([
      "created",
      "edited",
      "edited",
      "edited",
    ]);
    expect(await write(4)).toBe("unchanged");
    const [body = ""] = bodies().map(([, text]) => text);
    expect(body.split("\n")[0]).toBe("healthy, 1 assertions");
    const marker = readMarker(body);
    expect(
      marker === undefined ? [] : reportsIn(marker).map(({ values }) => values["dead"]),
    ).toEqual([2, 3, 4]);
    expect(bodies()).toHaveLength(1);
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
    const render: Reporting["render"] = (reports) =>
      reports
        .flatMap(({ health, assertions }) => [health, ...assertions.map(() => "&lt;".repeat(240))])
        .join("\n");
    expect(await writeReport(key, [many], reporting({ render }))).toBe("created");
    const body = bodies()[0]?.[1] ?? "";
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(readMarker(body)).toMatchObject({ report: { health: "unhealthy" } });
    expect(body.split("\n").filter((line) => line.startsWith("&lt;"))).toHaveLength(20);
  });
});

describe("the history of an incident", () => {
  const values = async (hosts = { app: "sitrep" as string | undefined, actions: true }) => {
    const isOwn = (request: string | undefined): boolean => request === "own";
    const history = await readHistory(key, { forge: asActions(), hosts, isOwn });
    return history.get("health")?.map((reading) => reading.values["dead"]);
  };
  const told = (request: string, minute: number): ProbeReport =>
    report({
      request,
      at: instant(Date.UTC(2026, 10, 21, 3, minute)),
      values: { dead: minute },
    });
  const marked = (request: string, ...reports: readonly ProbeReport[]): string =>
    withMarker("", {
      kind: "probe",
      request,
      run: 1,
      impossible: undefined,
      report: undefined,
      reports,
    });

  it("is what the record and the answers of those whose markers count tell, in order of time", async () => {
    const app = asApp("sitrep");
    const late = told("b", 20);
    await app.createComment(
      key,
      withMarker("", {
        kind: "card",
        entries: [
          {
            id: "probe/b",
            seq: 1,
            judgedAt: late.at,
            verdict: { kind: "accepted" },
            events: [
              { kind: "probe-reported", at: late.at, by: undefined, request: "b", report: late },
            ],
          },
        ],
      }),
    );
    await app.createComment(key, marked("c", told("c", 30), { ...told("q", 1), probe: "queue" }));
    await asActions().createComment(key, marked("readings-health", told("a", 10), told("own", 40)));
    expect(await values()).toEqual([10, 20, 30]);
  });

  it("believes nobody else", async () => {
    await ann.comment(REPO, key.number, marked("a", told("a", 1)));
    await asApp("copycat").createComment(key, marked("b", told("b", 2)));
    expect(await values()).toBeUndefined();
    expect(await values({ app: undefined, actions: true })).toBeUndefined();
  });
});
