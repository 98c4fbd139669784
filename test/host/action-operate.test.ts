import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { startPatient } from "../probe/patient.ts";
import { REPO } from "./action-bench.ts";
import { artifactOf, openOperateBench, resultOf } from "./operate-bench.ts";
import type { OperateBench } from "./operate-bench.ts";

const CANARY = "canary/7f3a9c+0b~Q";

const config = (url: string): string => `
network: { allow: [127.0.0.1] }
operations:
  retry:
    title: Retry failed jobs
    kind: http
    url: ${url}/retry?source=incident
    headers: { Authorization: "Bearer \${OPERATE_KEY}" }
    query: { max: { param: maxJobs } }
    body: { jobs: { param: maxJobs }, note: { param: note }, dryRun: { dry-run: true } }
    parameters:
      maxJobs: { type: number, from: 1, to: 10, default: 3 }
      note: { type: text, default: none }
    dry-run-first: true
  ping:
    kind: http
    url: ${url}/ping
    approval: none
  script:
    kind: command
    argv: [node, scripts/act.mjs, { param: word }, { dry-run: true }]
    env: [OPERATE_KEY]
    parameters: { word: { type: text, most: 500 } }
    approval: none
  mend:
    kind: command
    argv: [node, scripts/act.mjs, { param: word }, { dry-run: true }]
    env: [OPERATE_KEY]
    parameters: { word: { type: text } }
    dry-run-first: true
  restart:
    kind: workflow
    workflow: restart.yml
    inputs: { what: { param: what } }
    parameters: { what: { type: choice, of: [web, worker] } }
`;

const SCRIPT = `
const { PATH, HOME, OPERATE_KEY, ...rest } = process.env;
console.log(JSON.stringify({ words: process.argv.slice(2), has: OPERATE_KEY !== undefined, rest: Object.keys(rest) }));
`;

const RESTART = `
name: restart
run-name: restart \${{ inputs.what }}
on: { workflow_dispatch: { inputs: { what: { type: string, required: true } } } }
jobs:
  restart:
    runs-on: ubuntu-latest
    steps:
      - run: exit 0
`;

/** A run of `mend`, once it has its files, waits for the patient's answer to `/before-mend`. */
const open = (url: string): Promise<OperateBench> =>
  openOperateBench({
    config: config(url),
    ahead: `      - if: inputs.operation == 'mend' && !inputs.dry-run
        run: node -e 'fetch("${url}/before-mend")'
`,
    files: { "scripts/act.mjs": SCRIPT, ".github/workflows/restart.yml": RESTART },
    secrets: { OPERATE_KEY: CANARY },
  });

describe("mode: operate", () => {
  it("shows the dry run, waits for a second person, does it once and says what came of it", async () => {
    let whenAsked: () => Promise<unknown> = () => Promise.resolve();
    await using patient = await startPatient(({ url }, response) => {
      const ready = url === "/before-mend" ? whenAsked() : Promise.resolve();
      void ready.finally(() => response.end('{"retried":5}'));
    });
    await using bench = await open(patient.url);
    const { ann } = bench.action;
    const commit = (content: string) =>
      ann.commitFile(REPO, { path: ".github/incidents.yml", content });
    const head = () => bench.action.github.store.headSha(REPO)?.slice(0, 7) ?? "no head";
    await bench.say(ann, '/run retry maxJobs=5 note="a & b"');
    expect(bench.runsOf("operate.yml")[0]?.conclusion, bench.runsOf("operate.yml")[0]?.log).toBe(
      "success",
    );
    expect(bench.comment().text).toContain("waiting for a second person");
    expect(bench.comment().text).toContain('{"retried":5}');
    // What was shown would not be what is done: nothing is, and its target is free at once.
    const changed = config(patient.url).replace("/retry?source=incident", "/retry?source=all");
    await commit(changed);
    const { hash } = bench.comment();
    await bench.say(bench.bob, `/approve ${hash}`);
    expect(bench.lastComment()).toContain(
      "The config has changed `retry` since it was asked for, so its request ends here: you would approve something else than was shown. Ask for it anew with `/run`.",
    );
    const anew = '/run retry maxJobs=5 note="a & b"';
    expect(bench.comment().text).toContain(
      `the config has changed it since it was asked for. If it is still wanted, ask anew: \`${anew}\`.`,
    );
    expect(patient.asked).toHaveLength(1);
    const mend = '/run mend word="a b"';
    await bench.say(ann, `${mend}\n${anew}`);
    expect(bench.comment().hash).not.toBe(hash);
    await bench.say(ann, `/approve ${bench.comment().hash}`);
    expect(patient.asked).toHaveLength(2);
    // A commit that leaves both operations as they are ends what runs a program of the repository, and not the call.
    const shownAt = head();
    expect(bench.comment(1).text).toContain('"words":["a b","true"]');
    await commit(`locale: en\n${changed.replace("/ping", "/pong")}`);
    const moved = `moved from ${shownAt} to ${head()} since it was asked for`;
    const approvals = [1, 0].map((before) => `/approve ${bench.comment(before).hash}`);
    await bench.say(bench.bob, approvals.join("\n"));
    expect(bench.lastComment().replaceAll("`", "")).toContain(
      `mend runs what the default branch holds, which has ${moved}, so its request ends here: what you would approve may not be what was shown. Ask for it anew: ${mend}.`,
    );
    expect(bench.comment(1).text).toContain(
      `It was not begun: the default branch, which holds what it runs, has ${moved}. If it is still wanted, ask anew: \`${mend}\`.`,
    );
    expect(bench.comment().text).toContain("Retry failed jobs: done");
    expect(patient.asked.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual(
      [
        ["incident", true],
        ["all", true],
        ["all", false],
      ].map(([source, dryRun]) => [
        "POST",
        `/retry?source=${String(source)}&max=5`,
        { jobs: 5, note: "a & b", dryRun },
      ]),
    );
    expect(patient.asked[2]?.headers.authorization).toBe(`Bearer ${CANARY}`);
    const [, , dry, real] = bench.runsOf("operate.yml");
    expect(resultOf(real)).toEqual({
      schema_version: 1,
      mode: "operate",
      decision: "succeeded",
      reason_code: "carried_out",
      operation: "retry",
      request: bench.comment().request,
      dry_run: false,
      comment: "edited",
    });
    expect(artifactOf(dry)).toMatchObject({ dry_run: true, approved_by: null });
    expect(artifactOf(real)).toMatchObject({
      operation: "retry",
      dry_run: false,
      parameters: { maxJobs: 5, note: "a & b" },
      requested_by: "ann",
      approved_by: "bob",
      decision: "succeeded",
      output: '{"retried":5}',
    });
    // Between the approval and the program, too: the run has the files that were approved, and still refuses.
    await bench.say(ann, mend);
    const approvedAt = head();
    whenAsked = () => ann.commitFile(REPO, { path: "scripts/act.mjs", content: "throw 1" });
    await bench.say(bench.bob, `/approve ${bench.comment().hash}`);
    expect(resultOf(bench.runsOf("operate.yml").at(-1))).toMatchObject({
      decision: "refused",
      reason_code: "moved",
      operation: "mend",
    });
    expect(bench.comment().text).toContain("mend: failed");
    expect(bench.comment().text).toContain(
      `nothing was done: The default branch, which holds what it runs, has moved from ${approvedAt} to ${head()} since it was asked for: ask anew.`,
    );
  });

  it("does nothing for who starts its workflow by hand, before, between and after", async () => {
    await using patient = await startPatient((_, response) => response.end("ok"));
    await using bench = await open(patient.url);
    const by = (request: string, operation = "retry", dry = "false") =>
      bench.dispatch({
        operation,
        issue: String(bench.issue),
        request,
        "dry-run": dry,
      });
    expect(resultOf(await by("1-0"))).toMatchObject({
      decision: "refused",
      reason_code: "unknown_request",
    });
    await bench.say(bench.action.ann, "/run retry");
    const { request, hash } = bench.comment();
    expect(resultOf(await by(request, "ping"))).toMatchObject({ reason_code: "wrong_state" });
    expect(resultOf(await by(request, "retry", "true"))).toMatchObject({
      reason_code: "already_done",
    });
    await bench.say(bench.bob, `/approve ${hash}`);
    expect(patient.asked).toHaveLength(2);
    expect(resultOf(await by(request))).toMatchObject({ reason_code: "already_done" });
    expect(resultOf(await by(request, "ping"))).toMatchObject({ reason_code: "already_done" });
    expect(patient.asked).toHaveLength(2);
    expect(bench.comment().text).toContain("Retry failed jobs: done");
  });

  it("gives a program its words as they are, and nothing of the environment but what is named", async () => {
    await using patient = await startPatient((_, response) => response.end("ok"));
    await using bench = await open(patient.url);
    const word = "$(touch /tmp/x) `id` ; rm -rf / | cat > y && $HOME * ?";
    await bench.say(bench.action.ann, `/run script word="${word}"`);
    const [run] = bench.runsOf("operate.yml");
    expect(run?.conclusion, run?.log).toBe("success");
    expect(artifactOf(run)).toMatchObject({
      output: JSON.stringify({ words: [word, "false"], has: true, rest: [] }),
    });
  });

  it("starts another workflow and takes its conclusion", async () => {
    await using patient = await startPatient((_, response) => response.end("ok"));
    await using bench = await open(patient.url);
    await bench.say(bench.action.ann, "/run restart what=WORKER");
    await bench.say(bench.bob, `/approve ${bench.comment().hash}`);
    expect(bench.comment().text).toContain("restart.yml ended: success");
    expect(bench.runsOf("restart.yml")).toHaveLength(1);
  });

  it("tells what failed from what nobody can tell", async () => {
    let status = 503;
    await using patient = await startPatient((request, response) => {
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { location: "/elsewhere" }).end("no");
    });
    await using bench = await open(patient.url);
    await bench.say(bench.action.ann, "/run ping");
    expect(bench.comment().text).toContain("ping: failed");
    expect(bench.comment().text).toContain("answered 503");
    status = 302;
    await bench.say(bench.action.ann, "/run ping");
    expect(bench.comment().text).toContain("answered 302: an operation follows no redirect");
    expect(patient.asked).toHaveLength(2);
    status = 0;
    await bench.say(bench.action.ann, "/run ping");
    expect(bench.comment().text).toContain("ping: nobody can tell");
    expect(patient.asked).toHaveLength(3);
    await bench.say(bench.action.ann, "/run ping");
    expect(patient.asked).toHaveLength(3);
    const { ann, github } = bench.action;
    const { number } = await ann.openIssue(REPO, { title: "Down, too", labels: ["incident"] });
    await github.settled();
    await ann.comment(REPO, number, "/run ping");
    await github.settled();
    const texts = github.store.comments(REPO, number).map(({ body }) => body);
    expect(texts.join("\n")).toContain(
      `nothing was done: ping is held by ping of incident ${bench.issue}`,
    );
    expect(patient.asked).toHaveLength(3);
  });

  it("does nothing for who starts its workflow by hand ahead of the bot, and tells nothing of it", async () => {
    await using patient = await startPatient((_, response) => response.end("ok"));
    await using bench = await open(patient.url);
    const { github, ann } = bench.action;
    github.faults.fail({ method: "POST", path: /operate\.yml\/dispatches/u, status: 502 });
    await bench.say(ann, "/run ping");
    const { request } = bench.comment();
    const run = await bench.dispatch({ operation: "ping", issue: String(bench.issue), request });
    expect(resultOf(run)).toMatchObject({ decision: "refused", reason_code: "by_hand" });
    expect(bench.comment().text).toContain("under way");
    expect(patient.asked).toEqual([]);
  });

  it("lets no byte of a secret leave, though service and program tell all they know", async () => {
    const forms = (secret: string): readonly string[] => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("hex"),
      Buffer.from(secret).toString("base64").replace(/=+$/u, ""),
      JSON.stringify(secret).slice(1, -1),
    ];
    await using patient = await startPatient((request, response) => {
      const { authorization = "" } = request.headers;
      const echo = forms(authorization.replace("Bearer ", "")).join(" ");
      response.writeHead(418, { "x-echo": echo.slice(0, 200), "set-cookie": echo.slice(0, 200) });
      response.end(`${JSON.stringify(request.headers)} ${echo} ${"x".repeat(3900)}${CANARY}`);
    });
    const leaky = `
const { OPERATE_KEY } = process.env;
console.log(process.env, Buffer.from(OPERATE_KEY).toString("base64"));
console.error(new Error("it was " + OPERATE_KEY));
console.log("::set-output name=leak::" + OPERATE_KEY + "\\n::notice::" + encodeURIComponent(OPERATE_KEY));
process.exit(1);`;
    await using bench = await openOperateBench({
      config: config(patient.url),
      files: { "scripts/act.mjs": leaky },
      secrets: { OPERATE_KEY: CANARY },
    });
    const { github, ann } = bench.action;
    await bench.say(ann, "/run retry");
    expect(bench.comment().text).toContain("its dry run did not succeed (answered 418)");
    await bench.say(ann, "/run script word=x");
    expect(bench.comment().text).toContain("node ended with 1");
    expect(bench.comment().text).toContain("***");
    expect(patient.asked[0]?.headers.authorization).toBe(`Bearer ${CANARY}`);
    const runs = bench.action.runner.runs;
    expect(bench.runsOf("operate.yml")).toHaveLength(2);
    const left = [
      JSON.stringify(github.store.comments(REPO, bench.issue)),
      JSON.stringify(runs),
      ...runs.map(({ log }) => log),
      ...runs.flatMap(({ artifacts }) =>
        artifacts.flatMap(({ files }) =>
          [...files.values()].map((file) => Buffer.from(file).toString()),
        ),
      ),
      JSON.stringify(github.requests.entries),
    ].join("\n");
    expect(left.length).toBeGreaterThan(5000);
    for (const form of forms(CANARY)) expect(left).not.toContain(form);
  });
});
