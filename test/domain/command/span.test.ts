import { expect, test } from "vitest";
import { span } from "../../../src/domain/command/span.ts";
import { formatDuration } from "../../../src/domain/time.ts";
import { vocabularyOf } from "../../../src/domain/command/vocabulary.ts";
import { POLICY } from "./situation.ts";

test.each([
  ["for 30m the ledger is locked", "30 min | the ledger is locked"],
  ["for 1h 30m the ledger", "1 h 30 min | the ledger"],
  ["For 30m", "30 min | "],
  ["20m look at it", "20 min | look at it"],
  ["PT15M look", "15 min | look"],
  ["for 5m\nthe ledger\nis locked", "5 min | the ledger\nis locked"],
  ["for the stuck payments", "none | for the stuck payments"],
  ["the 30m job is stuck", "none | the 30m job is stuck"],
  ["", "none | "],
  ["for 30 minutes to look", "refused"],
  ["for 30min to look", "refused"],
])("how long, ahead of a reason: %j is %j", (rest, wanted) => {
  const taken = span().take(rest, vocabularyOf(POLICY, []));
  const told = taken.ok
    ? `${taken.value === undefined ? "none" : formatDuration(taken.value)} | ${taken.rest}`
    : "refused";
  expect(told).toBe(wanted);
});
