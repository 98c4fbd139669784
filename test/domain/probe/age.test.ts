import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentOf } from "../../../src/domain/probe/age.ts";
import type { JsonValue } from "../../../src/domain/probe/json.ts";
import { describeFound } from "../../../src/domain/probe/found.ts";
import { judgeValue } from "../../../src/domain/probe/value-test.ts";
import { instant, minutes } from "../../../src/domain/time.ts";

const AT = instant("2026-11-21T03:12:45Z");

describe("a moment", () => {
  it.each([
    ["2026-11-21T03:12:45Z"],
    ["2026-11-21t03:12:45z"],
    ["2026-11-21 03:12:45"],
    [" 2026-11-21 03:12:45 "],
    ["2026-11-21T03:12:45.000Z"],
    ["2026-11-21T03:12:45.000000Z"],
    ["2026-11-21T03:12:45,000Z"],
    ["2026-11-21 04:12:45+01"],
    ["2026-11-21 04:12:45 +0100"],
    ["2026-11-20T22:12:45-05:00"],
    [AT / 1000],
    [`${AT / 1000}`],
    [`${AT / 1000}.0`],
    [AT],
    [`${AT}`],
  ])("%o", (value) => {
    expect(momentOf(value)).toBe(AT);
  });

  it.each([["2026-11-21"], ["2026-11-21T00:00Z"]])("%o is midnight", (value) => {
    expect(momentOf(value)).toBe(instant("2026-11-21T00:00:00Z"));
  });

  it.each<[JsonValue]>([
    ["yesterday"],
    ["2026-13-21T03:12:45Z"],
    ["2026-11-21T03:12:45Z and more"],
    ["21.11.2026"],
    ["12"],
    [""],
    [0],
    [-5],
    [1e300],
    [true],
    [null],
    [[]],
  ])("%o is none", (value) => {
    expect(momentOf(value)).toBeUndefined();
  });

  it("is read back from whatever writes one", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1974-01-01"), max: new Date("5000-01-01"), noInvalidDate: true }),
        (date) => {
          const moment = instant(date);
          expect(momentOf(date.toISOString())).toBe(moment);
          expect(momentOf(moment)).toBe(moment);
          expect(momentOf(moment / 1000)).toBeCloseTo(moment, -1);
        },
      ),
    );
  });
});

describe("the age of a moment", () => {
  const context = { at: AT, earlier: [] };
  const say = (kind: "older-than" | "newer-than", value: JsonValue) => {
    const { holds, found } = judgeValue({ kind, span: minutes(10) }, value, context);
    return [holds, describeFound(found)];
  };
  it.each([
    ["older-than", "2026-11-21T03:00:00Z", [true, '"2026-11-21T03:00:00Z", 12 min 45 s ago']],
    ["older-than", AT / 1000 - 600, [false, `${AT / 1000 - 600}, 10 min ago`]],
    ["older-than", AT / 1000 - 601, [true, `${AT / 1000 - 601}, 10 min 1 s ago`]],
    ["newer-than", AT / 1000 - 600, [true, `${AT / 1000 - 600}, 10 min ago`]],
    ["newer-than", AT / 1000 - 601, [false, `${AT / 1000 - 601}, 10 min 1 s ago`]],
    ["newer-than", AT + 60_000, [true, `${AT + 60_000}, in 1 min`]],
    ["older-than", "never", [false, '"never", which is no moment']],
    ["newer-than", "never", [false, '"never", which is no moment']],
    ["newer-than", null, [false, "null, which is no moment"]],
  ] as const)("%s ten minutes: %o", (kind, value, wanted) => {
    expect(say(kind, value)).toEqual(wanted);
  });
});
