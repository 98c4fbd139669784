import { describe, expect, test } from "vitest";
import { readMarker, visibleText, withMarker } from "../../src/control/bot-comment.ts";
import { isEntry } from "../../src/control/entry-shape.ts";
import type { Why } from "../../src/domain/clause.ts";
import { report } from "./bench.ts";
import { asked, DB_DOWN, filesWith, found, headings, opened, TREE } from "./triage-bench.ts";
import { inEnglish } from "../support/wording.ts";

/** The team of the other tests of a triage, in Polish. */
const POLISH = filesWith(`triage:\n  probes: [ready, queue]${TREE}\nlocale: pl\n`);

/** Reads Polish, but for what the team itself has written. */
const ENGLISH = /\b(?:it is|because|is false|reading|severity|asked)\b/u;

describe("the reasons of the engine, for a team that speaks Polish", () => {
  test("why a triage came to a branch, on the card, in the checklist and in the flags", async () => {
    const b = await asked({ files: POLISH });
    await found(b, DB_DOWN);
    expect(b.text("card")).toMatch(
      /\| Ocena sytuacji \| The database is down, .*: db_ok = false; brak wcześniejszego odczytu queued \|/u,
    );
    expect(b.text("checklist", 0)).toContain("Powód wyboru: to runbook usługi „sync”.");
    expect(b.text("checklist", 1)).toContain("Powód wyboru: db_ok = false.");
    for (const text of [b.text("card"), b.text("checklist", 0), b.text("checklist", 1)])
      expect(text).not.toMatch(ENGLISH);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("why a runbook was attached by a command", async () => {
    const b = await opened({ files: POLISH });
    b.say("ada", "/runbook queue");
    await b.run();
    expect(b.text("checklist", 1)).toContain("Powód wyboru: polecenie użytkownika ada.");
  });

  test("why none was, and why the report of somebody else waits", async () => {
    const b = await opened({
      files: POLISH,
      body: report({ service: "Something else", summary: "?" }),
      permissions: { ada: "write" },
      author: "mallory",
    });
    expect(b.text("notice")).toContain("powód: osoba zgłaszająca nie ma tu prawa zapisu.");
    b.say("ada", "/ack");
    await b.run();
    expect(b.text("notice", 1)).toContain(
      "Nie dołączono listy kroków: żaden z 3 runbooków nie pasuje i żaden nie jest ogólny.",
    );
  });
});

/** Writes a reason as older versions did: as an English sentence. */
const asOlder = (name: string, value: Why | readonly Why[] | undefined): unknown => {
  if (value === undefined || (name !== "because" && name !== "reason")) return value;
  return typeof value === "object" && !("kind" in value) ? value.map(inEnglish) : inEnglish(value);
};

test("a record of an older version is read, and its reasons are shown as they are", async () => {
  const b = await asked({ files: POLISH });
  await found(b, DB_DOWN);
  const [card] = b.of("card");
  const marker = readMarker(card?.body ?? "");
  if (card === undefined || marker === undefined) throw new Error("there is a card");
  const older: typeof marker = JSON.parse(JSON.stringify(marker, asOlder));
  expect(JSON.stringify(marker)).toContain('"kind":"first-reading"');
  expect(JSON.stringify(older)).toContain('"because":["db_ok is false","queued has no earlier');
  b.editAs(card.id, withMarker(visibleText(card.body), older));
  await b.run();
  expect(b.text("card")).toMatch(
    /\| Ocena sytuacji \| .*: db_ok is false; queued has no earlier reading \|/u,
  );
  expect(b.text("card")).not.toContain("The record of this incident");
  expect(b.text("checklist", 1)).toContain("Powód wyboru: db_ok is false.");
  expect(headings(b)).toHaveLength(2);
  expect(await b.writesOfPass()).toEqual([]);
});

describe("a reason in a record", () => {
  const nested = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((because) => ({ kind: "chosen-stepless", because }), "x");
  const entry = (because: unknown) => ({
    id: "runbook",
    seq: 1,
    judgedAt: 0,
    verdict: { kind: "accepted" },
    events: [{ kind: "runbook-missing", at: 0, because }],
  });

  test.each([
    ["a sentence", "none fits"],
    ["a clause", { kind: "none-fits", count: 7 }],
    ["one of a version that knows more", { kind: "not-known-yet", name: "x", more: "y" }],
    ["several", { kind: "all", of: ["x", { kind: "missing", name: "queued" }] }],
    ["clauses in clauses", nested(4)],
  ])("may be %s", (_, because) => {
    expect(isEntry(entry(because))).toBe(true);
  });

  test.each([
    ["nothing", null],
    ["a list", ["x"]],
    ["a clause of no kind", { name: "x" }],
    ["one of a kind that is no text", { kind: 7 }],
    ["one that lacks what it lists", { kind: "all" }],
    ["a length of time without its length", { kind: "span", length: "long" }],
    ["one with a list where none belongs", { kind: "alert", name: ["x"] }],
    ["clauses in clauses without end", nested(5000)],
  ])("is not %s", (_, because) => {
    expect(isEntry(entry(because))).toBe(false);
  });
});
