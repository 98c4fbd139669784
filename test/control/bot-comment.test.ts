import { describe, expect, test } from "vitest";
import {
  readMarker,
  slotOf,
  trustIn,
  visibleText,
  withMarker,
} from "../../src/control/bot-comment.ts";
import { createMemory } from "../../src/control/memory.ts";
import { ACTIONS, person } from "../support/memory-forge.ts";

const SELF = { login: "sitrep[bot]", isBot: true, app: "sitrep" };
const APP = { login: "sitrep[bot]", app: "sitrep" };
const JOB = { login: "github-actions[bot]", app: "github-actions" };

describe("trust in a marker", () => {
  const NOBODY = { app: undefined, actions: false };
  const BOTH = { app: "sitrep", actions: true };
  const other = { login: "other[bot]", isBot: true, app: "other" };
  const posing = { ...person("ada"), app: "sitrep" };
  const nameless = { login: "x[bot]", isBot: true, app: undefined };

  test.each([
    ["the App trusts itself", SELF, APP, NOBODY, "all"],
    ["the App trusts the Action in probes alone", ACTIONS, APP, NOBODY, "probe"],
    [
      "the App trusts the Action where the config says that both are hosts",
      ACTIONS,
      APP,
      BOTH,
      "all",
    ],
    ["the App trusts no other App", other, APP, BOTH, "none"],
    ["the App trusts no person, whatever made the comment", posing, APP, BOTH, "none"],
    ["the App trusts no bot without an App", nameless, APP, BOTH, "none"],
    ["the Action trusts itself", ACTIONS, JOB, NOBODY, "all"],
    ["the Action trusts the App that the config names", SELF, JOB, BOTH, "all"],
    ["the Action trusts no App where the config names none", SELF, JOB, NOBODY, "none"],
    ["the Action trusts no App but the named one", other, JOB, BOTH, "none"],
  ] as const)("%s", (_, author, self, hosts, trust) => {
    expect(trustIn(author, self, hosts)).toBe(trust);
  });
});

describe("a marker", () => {
  const entry = {
    id: "open",
    seq: 1,
    judgedAt: 1,
    verdict: { kind: "accepted" },
    events: [],
  } as const;
  const entries = [entry];

  const whole = {
    card: { entries },
    page: { page: 2, entries },
    checklist: { id: "c1", seq: 3, ticks: "x.." },
    probe: { request: "9-0" },
    validation: { request: "9-0", entries },
    reply: { to: "9", entries },
    notice: { key: "triage", entries },
  } as const;

  const write = (kind: string, value: object): string =>
    `Text.\n\n<!-- sitrep:${kind} ${JSON.stringify({ v: 1, ...value })} -->`;

  test.each(Object.entries(whole))("of kind %s is read as it was written", (kind, value) => {
    expect(readMarker(write(kind, value))).toMatchObject({ kind, ...value });
  });

  test.each(
    Object.entries(whole).flatMap(([kind, value]) =>
      Object.keys(value).map((key) => [kind, key] as const),
    ),
  )("of kind %s without its %s does not count", (kind, key) => {
    const value = Object.entries(whole).find(([name]) => name === kind)?.[1] ?? {};
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    expect(readMarker(write(kind, rest))).toBeUndefined();
  });

  test.each(Object.keys(entry))("with an entry without its %s does not count", (key) => {
    const rest = Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
    expect(readMarker(write("card", { entries: [entry, rest] }))).toBeUndefined();
  });

  test.each([
    ["of another version", `<!-- sitrep:card ${JSON.stringify({ v: 2, entries })} -->`],
    ["of a kind nobody knows", write("sticker", { entries })],
    ["whose entries are no list", write("card", { entries: {} })],
    ["whose report is no record", write("probe", { request: "9-0", report: "healthy" })],
    ["that is a list", "<!-- sitrep:card [1] -->"],
    ["that is nothing", "<!-- sitrep:card null -->"],
  ])("%s does not count", (_, body) => {
    expect(readMarker(body)).toBeUndefined();
  });

  test("is the last one where there are several", () => {
    const body = `${write("reply", whole.reply)}\n\n${write("page", whole.page)}`;
    expect(readMarker(body)).toMatchObject({ kind: "page" });
  });

  test("names the one comment it belongs to", () => {
    const slots = Object.entries(whole).map(([kind, value]) => {
      const marker = readMarker(write(kind, value));
      return marker === undefined ? undefined : slotOf(marker);
    });
    expect(slots).toEqual([
      "card",
      "page/2",
      "checklist/c1",
      "probe/9-0",
      "validation/9-0",
      "reply/9",
      "notice/triage",
    ]);
  });

  test("is not part of what people read, whatever the line ends", () => {
    const body = withMarker("One.\n\nTwo.\n\n", { kind: "card", entries: [] });
    expect(body).toBe('One.\n\nTwo.\n\n<!-- sitrep:card {"v":1,"entries":[]} -->');
    expect(visibleText(body)).toBe("One.\n\nTwo.");
    expect(visibleText(body.replaceAll("\n", "\r\n"))).toBe("One.\n\nTwo.");
    expect(visibleText("No marker.")).toBe("No marker.");
  });
});

describe("the memory of a host", () => {
  const A = { name: "a" };
  const B = { name: "b" };

  test("makes a value once, for each kind and key", () => {
    const { recall } = createMemory();
    expect(recall({ kind: A, of: "x" }, () => 1)).toBe(1);
    expect(recall({ kind: A, of: "x" }, () => 2)).toBe(1);
    expect(recall({ kind: B, of: "x" }, () => 3)).toBe(3);
    expect(recall({ kind: A, of: "y" }, () => 4)).toBe(4);
  });

  test("forgets what was not asked for longest, and no more than it must", () => {
    const { recall } = createMemory(2);
    recall({ kind: A, of: "x" }, () => 1);
    recall({ kind: A, of: "y" }, () => 2);
    recall({ kind: A, of: "x" }, () => 9);
    recall({ kind: A, of: "z" }, () => 3);
    expect(recall({ kind: A, of: "x" }, () => 9)).toBe(1);
    expect(recall({ kind: A, of: "z" }, () => 9)).toBe(3);
    expect(recall({ kind: A, of: "y" }, () => 9)).toBe(9);
  });

  test("holds no more than so many bytes of large ones, and none that is larger than that", () => {
    const { recall } = createMemory(10, 1000);
    recall({ kind: A, of: "x", size: 600 }, () => 1);
    recall({ kind: A, of: "giant", size: 1001 }, () => 1);
    expect(recall({ kind: A, of: "x", size: 600 }, () => 2)).toBe(1);
    expect(recall({ kind: A, of: "giant", size: 1001 }, () => 2)).toBe(2);
    recall({ kind: A, of: "y", size: 600 }, () => 1);
    expect(recall({ kind: A, of: "x", size: 600 }, () => 3)).toBe(3);
  });
});
