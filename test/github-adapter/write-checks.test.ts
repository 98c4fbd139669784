import type nock from "nock";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Annotation, CheckRun } from "../../src/control/port.ts";
import { api, COMMIT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const annotation = (line: number): Annotation => ({
  path: "runbooks/sync.md",
  line,
  column: undefined,
  level: "failure",
  title: "runbook/no-steps",
  message: `Line ${line}.`,
});
const run = (annotations: number, change: Partial<CheckRun> = {}): CheckRun => ({
  name: "Sitrep runbooks",
  commit: COMMIT,
  conclusion: "failure",
  title: "1 error in 1 file",
  summary: "A table.",
  annotations: Array.from({ length: annotations }, (_, index) => annotation(index + 1)),
  ...change,
});
const ensure = (wanted: CheckRun) => createTestForge().forge.ensureCheckRun(REPO, wanted);

interface Listed {
  readonly id: number;
  readonly status: string;
  readonly external_id: string;
  readonly slug?: string;
  readonly annotations?: number;
}
const list = (...runs: readonly Listed[]): nock.Scope =>
  api()
    .get(`${PATH}/commits/${COMMIT}/check-runs`)
    .query({ check_name: "Sitrep runbooks", filter: "all", per_page: 100 })
    .reply(200, {
      total_count: runs.length,
      check_runs: runs.map(({ slug = "sitrep", annotations = 0, ...one }) => ({
        ...one,
        app: { slug },
        output: { annotations_count: annotations },
        check_suite: { id: 70 },
      })),
    });
const suite = (status: string): nock.Scope =>
  api().get(`${PATH}/check-suites/70`).reply(200, { id: 70, status });

type Body = Readonly<Record<string, unknown>>;

/** Bodies of the writes that GitHub is asked for, in order: a new run gets id 40. */
function writes(): Body[] {
  const bodies: Body[] = [];
  const scope = api().persist();
  scope.post(`${PATH}/check-runs`).optionally().reply(201, { id: 40 });
  scope
    .patch(/\/check-runs\/\d+$/u)
    .optionally()
    .reply(200, {});
  // What was sent is JSON of an object.
  scope.on("request", (_request, _interceptor, body: string) => bodies.push(JSON.parse(body)));
  return bodies;
}

/** The name a run of ours is known by, as it was written; what was written for that is forgotten. */
async function digestOf(wanted: CheckRun, bodies = writes()): Promise<string> {
  list();
  await ensure(wanted);
  return String(bodies.splice(0)[0]?.["external_id"]);
}

test("few annotations are one request that is complete", async () => {
  list();
  const bodies = writes();
  expect(await ensure(run(50))).toEqual({ kind: "written" });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatchObject({
    name: "Sitrep runbooks",
    head_sha: COMMIT,
    status: "completed",
    conclusion: "failure",
    output: { title: "1 error in 1 file", summary: "A table." },
  });
});

test("an annotation has its line, and its column where it is known", async () => {
  list();
  const bodies = writes();
  await ensure(run(0, { annotations: [annotation(3), { ...annotation(4), column: 9 }] }));
  const common = {
    path: "runbooks/sync.md",
    annotation_level: "failure",
    title: "runbook/no-steps",
  };
  expect(bodies[0]).toMatchObject({
    output: {
      annotations: [
        { ...common, start_line: 3, end_line: 3, message: "Line 3." },
        { ...common, start_line: 4, end_line: 4, start_column: 9, end_column: 9 },
      ],
    },
  });
});

const Output = z.object({ annotations: z.array(z.object({ start_line: z.number() })) });

/** What came of each request: its state, and the lines its annotations are on. */
const shapes = (bodies: readonly Readonly<Record<string, unknown>>[]) =>
  bodies.map(({ status, output }) => {
    const { annotations } = Output.parse(output);
    const lines = annotations.map(({ start_line: line }) => line);
    return [status, lines[0], lines.at(-1)];
  });

test("many annotations come fifty at a time, and the last of them complete the run", async () => {
  list();
  const bodies = writes();
  expect(await ensure(run(120))).toEqual({ kind: "written" });
  expect(shapes(bodies)).toEqual([
    ["in_progress", 1, 50],
    [undefined, 51, 100],
    ["completed", 101, 120],
  ]);
});

test("a run that says the same already is left alone", async () => {
  const wanted = run(2);
  const bodies = writes();
  const external_id = await digestOf(wanted, bodies);
  list({ id: 40, status: "completed", external_id });
  suite("completed");
  expect(await ensure(wanted)).toEqual({ kind: "unchanged" });
  expect(bodies).toEqual([]);
});

test("a run that somebody asked for again is made anew", async () => {
  const wanted = run(2);
  const bodies = writes();
  const external_id = await digestOf(wanted, bodies);
  list({ id: 40, status: "completed", external_id });
  suite("queued");
  expect(await ensure(wanted)).toEqual({ kind: "written" });
  expect(shapes(bodies)).toEqual([["completed", 1, 2]]);
});

test.each([
  [
    "50 of 120",
    50,
    [
      [undefined, 51, 100],
      ["completed", 101, 120],
    ],
  ],
  ["all of 120", 120, [["completed", undefined, undefined]]],
])(
  "a run that a dead pass left with %s annotations is finished",
  async (_what, there, expected) => {
    const wanted = run(120);
    const bodies = writes();
    const external_id = await digestOf(wanted, bodies);
    list({ id: 41, status: "in_progress", external_id, annotations: there });
    expect(await ensure(wanted)).toEqual({ kind: "written" });
    expect(shapes(bodies)).toEqual(expected);
  },
);

test("what says something else is followed by a new run, and ended where it was not complete", async () => {
  list(
    { id: 39, status: "in_progress", external_id: "other" },
    { id: 38, status: "completed", external_id: "older" },
  );
  const bodies = writes();
  expect(await ensure(run(1))).toEqual({ kind: "written" });
  expect(bodies.map(({ status, conclusion }) => [status, conclusion])).toEqual([
    ["completed", "cancelled"],
    ["completed", "failure"],
  ]);
});

test("runs of other Apps under the same name do not count", async () => {
  const wanted = run(1);
  const bodies = writes();
  const external_id = await digestOf(wanted, bodies);
  list({ id: 40, status: "completed", external_id, slug: "other" });
  expect(await ensure(wanted)).toEqual({ kind: "written" });
  expect(bodies).toHaveLength(1);
});

test.each([
  ["the conclusion", { conclusion: "success" }],
  ["the title", { title: "No problems" }],
  ["the summary", { summary: "Nothing." }],
  ["an annotation", { annotations: [annotation(2)] }],
] as const)("another run is known by %s", async (_what, change) => {
  expect(await digestOf(run(1, change))).not.toBe(await digestOf(run(1)));
});

test.each([
  ["list them", "GET"],
  ["create one", "POST"],
])("without the permission to %s it is impossible, and why is said", async (_what, method) => {
  const refused = { message: "Resource not accessible by integration" };
  if (method === "GET")
    api().get(`${PATH}/commits/${COMMIT}/check-runs`).query(true).reply(403, refused);
  else {
    list();
    api().post(`${PATH}/check-runs`).reply(403, refused);
  }
  expect(await ensure(run(1))).toEqual({
    kind: "impossible",
    why: "Resource not accessible by integration (the permission `checks: write` is needed)",
  });
});
