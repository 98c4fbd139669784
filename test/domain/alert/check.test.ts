import { describe, expect, test } from "vitest";
import { hasHeld, verdictIn, verdictTitle } from "../../../src/domain/alert/check.ts";
import { idOf, labelFingerprint } from "../../../src/domain/alert/fingerprint.ts";
import { severityFor } from "../../../src/domain/alert/severity.ts";
import { roomFor } from "../../../src/domain/alert/storm.ts";
import { DEFAULT_CONFIG } from "../../../src/config/defaults.ts";
import { instant, minutes } from "../../../src/domain/time.ts";

describe("a row of verdicts", () => {
  test.each([
    [["unhealthy", "unhealthy"], 2, true],
    [["unhealthy", "healthy", "unhealthy"], 2, false],
    [["unhealthy", undefined, "inconclusive", "unhealthy"], 2, true],
    [["unhealthy", undefined], 2, undefined],
    [["unhealthy"], 1, true],
    [[], 1, undefined],
  ] as const)("%j has held %i times: %s", (verdicts, times, held) => {
    expect(hasHeld(verdicts, "unhealthy", times)).toBe(held);
  });

  test("is left in annotations, each for its own check", () => {
    const titles = ["", verdictTitle("other", "healthy"), verdictTitle("daily", "unhealthy")];
    expect(verdictIn(titles, "daily")).toBe("unhealthy");
    expect(verdictIn(titles, "weekly")).toBeUndefined();
    expect(verdictIn(["sitrep check daily: splendid"], "daily")).toBeUndefined();
  });
});

describe("a fingerprint", () => {
  const labels = [
    ["service", "api/v1"],
    ["alertname", "A"],
    ["instance", "x"],
  ] as const;

  test("is the name and the labels that tell, in any order", () => {
    expect(labelFingerprint("A", labels, ["service", "alertname"])).toBe(
      "alert/A/service=api%2Fv1",
    );
    expect(labelFingerprint("A", labels, ["missing"])).toBe("alert/A");
    expect(labelFingerprint("A", labels, ["instance", "service", "instance"])).toBe(
      "alert/A/instance=x/service=api%2Fv1",
    );
  });

  test("that is too long keeps telling two apart", () => {
    const [one, other] = ["a", "b"].map((end) => labelFingerprint("x".repeat(300) + end, [], []));
    expect(one).not.toBe(other);
    expect(one?.length).toBeLessThanOrEqual(160);
    expect(idOf("x".repeat(100))).not.toBe(idOf("x".repeat(101)));
  });
});

describe("the severity", () => {
  const policy = {
    severities: DEFAULT_CONFIG.severities,
    alerts: { severities: new Map([["Page", DEFAULT_CONFIG.severities[0]?.code ?? ""]]) },
  };
  const codes = policy.severities.map(({ code }) => code);

  test("is what the config makes of a word, else the level of that name, else the mildest but one", () => {
    expect(severityFor("page", policy)).toBe(codes[0]);
    expect(severityFor(codes.at(-1)?.toUpperCase(), policy)).toBe(codes.at(-1));
    expect(severityFor("odd", policy)).toBe(codes.at(-2));
    expect(severityFor(undefined, { ...policy, severities: policy.severities.slice(0, 1) })).toBe(
      codes[0],
    );
  });
});

test("there is room for as many incidents as were not opened within the time", () => {
  const storm = { most: 3, per: minutes(10) };
  const now = instant("2026-11-21T03:12:00Z");
  const ago = (count: number) => instant(now - minutes(count));
  expect(roomFor([ago(11), ago(10), ago(9)], storm, now)).toBe(2);
  expect(roomFor([ago(1), ago(1), ago(1), ago(1)], storm, now)).toBe(0);
});
