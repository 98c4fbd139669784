import { expect, test } from "vitest";
import type { AccessEvent } from "../../../src/domain/access/event.ts";
import { foldAccess } from "../../../src/domain/access/fold.ts";
import { isHeld, isWaiting, type Access } from "../../../src/domain/access/state.ts";
import { after, instant, minutes } from "../../../src/domain/time.ts";

const START = instant("2026-11-21T03:00:00Z");
const at = (minute: number) => after(START, minutes(minute));

type Step = readonly [minute: number, by: string | undefined, event: AccessEvent];

const ASKED: Step = [
  0,
  "ada",
  {
    kind: "access-requested",
    request: "1-0",
    reason: "the ledger",
    span: minutes(30),
    hash: "3f9a01c2b7de",
    expiresAt: at(15),
  },
];
const granted = (minute: number, by = "grace"): Step => [
  minute,
  by,
  { kind: "access-granted", request: "1-0", until: at(minute + 30) },
];
const revoked = (minute: number, by?: string): Step => [
  minute,
  by,
  { kind: "access-revoked", request: "1-0", why: `at ${minute}` },
];
const LAPSED: Step = [15, undefined, { kind: "access-lapsed", request: "1-0" }];

function fold(...steps: readonly Step[]): Access {
  const all = steps.reduce<readonly Access[]>(
    (told, [minute, by, event]) => foldAccess(told, { ...event, at: at(minute), by }),
    [],
  );
  expect(all).toHaveLength(1);
  const [access] = all;
  if (access === undefined) throw new Error("nothing was asked for");
  return access;
}

test("the first grant counts, and the first end", () => {
  const access = fold(ASKED, ASKED, granted(1), granted(2, "linus"), revoked(5, "ada"), revoked(6));
  expect(access).toMatchObject({
    grantedBy: "grace",
    until: at(31),
    revokedAt: at(5),
    revokedBy: "ada",
    revokedBecause: "at 5",
  });
  expect(isHeld(access)).toBe(false);
});

test("what nobody granted cannot end, and what lapsed cannot be granted", () => {
  expect(fold(ASKED, revoked(5)).revokedAt).toBeUndefined();
  const late = fold(ASKED, LAPSED, granted(16));
  expect(late).toMatchObject({ hasLapsed: true, grantedAt: undefined });
  expect(fold(ASKED, granted(1), LAPSED).hasLapsed).toBe(false);
});

test("the first reminder counts", () => {
  const reminded = (minute: number): Step => [
    minute,
    undefined,
    { kind: "access-reminded", request: "1-0" },
  ];
  expect(fold(ASKED, granted(1), reminded(26), reminded(27)).remindedAt).toBe(at(26));
});

test("a request waits until its time is up, it lapses, or it is granted", () => {
  expect(isWaiting(fold(ASKED), at(14))).toBe(true);
  expect(isWaiting(fold(ASKED), at(15))).toBe(false);
  expect(isWaiting(fold(ASKED, LAPSED), at(1))).toBe(false);
  expect(isWaiting(fold(ASKED, granted(1)), at(2))).toBe(false);
  expect(isHeld(fold(ASKED, granted(1)))).toBe(true);
});
