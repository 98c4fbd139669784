import { describe, expect, test } from "vitest";
import { readMarker, withMarker, type Marker } from "../../src/control/bot-comment.ts";
import type { LedgerEntry } from "../../src/domain/ledger.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { after, milliseconds, minutes } from "../../src/domain/time.ts";
import { bench } from "../control/bench.ts";
import { requestOf } from "../control/probe-comment.ts";
import { ACTIONS, person } from "../support/memory-forge.ts";

const SECOND = 1000;
type Bench = ReturnType<typeof bench>;

const OTHER = { login: "other[bot]", isBot: true, app: "other" };
const NAMELESS = { login: "sitrep[bot]", isBot: true, app: undefined };
/** Somebody through a page of the App itself, which GitHub notes at the comment. */
const VIA_APP = { ...person("mallory"), app: "sitrep" };
const LOOKALIKE = { login: "sitrep-bot", isBot: false, app: undefined };

const STRANGERS = [
  ["a person without write access", person("mallory")],
  ["a person with write access", person("ada")],
  ["another App", OTHER],
  ["a bot of no App", NAMELESS],
  ["a person through the App", VIA_APP],
  ["a person whose login looks like the bot's", LOOKALIKE],
] as const;

/** Receipts as a forger would write them, who is not held to our types. */
const receipts = (b: Bench, event: object): readonly LedgerEntry[] =>
  JSON.parse(
    JSON.stringify([
      {
        id: "comment/1/0",
        seq: 50,
        judgedAt: b.clock(),
        verdict: { kind: "accepted" },
        events: [{ at: b.clock(), by: "ada", ...event }],
      },
    ]),
  );

/** One marker of each kind, each with a receipt that would end the incident where it can hold one. */
function forgeries(b: Bench): readonly (readonly [kind: string, body: string])[] {
  const entries = receipts(b, { kind: "closed", outcome: "completed" });
  const markers: readonly Marker[] = [
    { kind: "card", entries },
    { kind: "page", page: 2, entries },
    { kind: "checklist", id: "c1", seq: 99, ticks: "..." },
    probeMarker(b, {}),
    { kind: "validation", request: "1-0", entries },
    { kind: "reply", to: "1", entries },
    { kind: "notice", key: "triage", entries },
  ];
  return markers.map((marker) => [marker.kind, withMarker("- [x] a\n- [x] b\n- [x] c", marker)]);
}

const report = (b: Bench, change: Partial<ProbeReport> = {}): ProbeReport => ({
  version: 1,
  probe: "health",
  request: undefined,
  health: "healthy",
  summary: "every assertion holds",
  at: b.clock(),
  latency: milliseconds(1),
  attempts: 1,
  assertions: [],
  values: {},
  runUrl: undefined,
  ...change,
});

const probeMarker = (
  b: Bench,
  change: Partial<ProbeReport>,
  request = requestOf(b),
): Extract<Marker, { kind: "probe" }> => ({
  kind: "probe",
  request,
  run: undefined,
  impossible: undefined,
  report: report(b, change),
});

/** An incident with a probe that was asked for and has not answered. */
async function asked(): Promise<Bench> {
  const b = bench();
  await b.run();
  b.pass(SECOND);
  b.say("ada", "/probe health");
  await b.run();
  b.pass(SECOND);
  return b;
}

describe.each(STRANGERS)("a marker by %s", (_, author) => {
  test("of any kind is text: the incident stays as it is and nothing is written", async () => {
    const b = await asked();
    const before = JSON.stringify([b.issue(), b.of("card"), b.of("checklist")]);
    for (const [, body] of forgeries(b)) b.sayAs(author, body);
    const forged = b.comments().filter(({ body }) => body.startsWith("- [x]"));
    expect(forged.map(({ body }) => readMarker(body)?.kind)).toEqual(
      forgeries(b).map(([kind]) => kind),
    );
    expect(await b.writesOfPass()).toEqual([]);
    const behind = JSON.stringify([
      b.issue(),
      b.of("card").slice(0, 1),
      b.of("checklist").slice(0, 1),
    ]);
    expect(behind).toBe(before);
  });
});

describe("a marker of a receipt by a workflow of the repository", () => {
  test("does not count at the App, except for the result of a probe", async () => {
    const b = await asked();
    for (const [kind, body] of forgeries(b)) if (kind !== "probe") b.sayAs(ACTIONS, body);
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.issue()).toMatchObject({ isOpen: true });
  });
});

describe("a marker in other places", () => {
  test("of an issue's body counts nowhere, whoever wrote it", async () => {
    const real = bench();
    const body = forgeries(real).map(([, text]) => text);
    const b = bench({ body: [real.issue().body, ...body].join("\n\n"), author: "ada" });
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: true });
    expect(b.issue().labels).toContain("phase/investigating");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("of an edited comment counts no more than that of a new one", async () => {
    const b = await asked();
    const comment = b.say("mallory", "I see it too.");
    for (const [, body] of forgeries(b)) {
      b.editAs(comment.id, body);
      expect(await b.writesOfPass()).toEqual([]);
    }
  });

  test.each([
    ["a fence", (body: string) => `\`\`\`\n${body}\n\`\`\``],
    ["code by indentation", (body: string) => body.replaceAll(/^/gmu, "    ")],
    ["a quote", (body: string) => body.replaceAll(/^/gmu, "> ")],
    ["an item of a list", (body: string) => `- a\n\n${body.replaceAll(/^/gmu, "  ")}`],
    ["a line of text", (body: string) => `seen: ${body.split("\n").at(-1) ?? ""}`],
    ["another comment", (body: string) => `<!--\n${body.split("\n").at(-1) ?? ""}`],
  ])("in %s is no marker, even by the bot itself", (_, wrap) => {
    const b = bench();
    for (const [, body] of forgeries(b)) expect(readMarker(wrap(body))).toBeUndefined();
  });

  test("quoted with the bot's own comment in a reply is the reply of a person", async () => {
    const b = await asked();
    const card = b.of("card")[0]?.body ?? "";
    b.say("mallory", `${card.replaceAll(/^/gmu, "> ")}\n\nand again as it is:\n\n${card}`);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("written by the bot for a person's words is the bot's own, not the person's", async () => {
    const b = await asked();
    const [, forged = ""] = forgeries(b)[0] ?? [];
    b.say("ada", `/note ${forged.replaceAll("\n", " ")} --> <!-- sitrep:card {"v":1} -->`);
    await b.run();
    b.pass(SECOND);
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.issue()).toMatchObject({ isOpen: true });
    for (const { body } of b.comments().filter(({ author }) => author.isBot))
      expect(body.match(/<!-- sitrep:/gu)).toHaveLength(1);
  });
});

describe("the result of a probe", () => {
  test.each([...STRANGERS])("by %s is nobody's result", async (_, author) => {
    const b = await asked();
    b.sayAs(author, withMarker("Healthy.", probeMarker(b, {})));
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.text("card")).toMatch(/running/u);
  });

  test("by a workflow counts for the request that was made", async () => {
    const b = await asked();
    b.sayAs(ACTIONS, withMarker("Healthy.", probeMarker(b, {})));
    await b.run();
    expect(b.text("card")).toMatch(/healthy/u);
  });

  test.each([
    ["that was never made", "999-0"],
    ["of another incident", "102-0-health"],
    ["with the name of a property", "__proto__"],
  ])("by a workflow for a request %s changes nothing", async (_, request) => {
    const b = await asked();
    b.sayAs(ACTIONS, withMarker("Healthy.", probeMarker(b, {}, request)));
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.text("card")).toMatch(/running/u);
  });

  test("of another probe does not answer the request", async () => {
    const b = await asked();
    b.sayAs(ACTIONS, withMarker("Healthy.", probeMarker(b, { probe: "easy" })));
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.text("card")).toMatch(/running/u);
  });

  test("from a moment that has not come yet was made now", async () => {
    const b = await asked();
    b.sayAs(
      ACTIONS,
      withMarker("Healthy.", probeMarker(b, { at: after(b.clock(), minutes(99_999)) })),
    );
    await b.run();
    expect(b.text("card")).toContain("healthy, 2026-11-21 03:00 UTC");
  });

  const whole = (b: Bench): Readonly<Record<string, unknown>> => ({ ...report(b) });
  const WRONG: readonly (readonly [what: string, change: Readonly<Record<string, unknown>>])[] = [
    ["without its health", { health: undefined }],
    ["of a health nobody knows", { health: "fine" }],
    ["without assertions", { assertions: undefined }],
    ["with assertions that are none", { assertions: [null] }],
    ["with values in values", { values: { a: { b: 1 } } }],
    ["with values that are a list", { values: [1] }],
    ["with a summary that is no text", { summary: { toString: "x" } }],
    ["with a latency that is no number", { latency: "1" }],
    ["of another version", { version: 2 }],
    ["with an address that is no text", { runUrl: 5 }],
  ];

  test.each(WRONG)("%s does not count, and the incident goes on", async (_, change) => {
    const b = await asked();
    const value = { v: 1, request: requestOf(b), report: { ...whole(b), ...change } };
    b.sayAs(ACTIONS, `Healthy.\n\n<!-- sitrep:probe ${JSON.stringify(value)} -->`);
    expect(await b.writesOfPass()).toEqual([]);
    b.pass(SECOND);
    b.say("ada", "/severity sev-2");
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-2");
  });
});
