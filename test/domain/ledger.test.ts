import { describe, expect, test } from "vitest";
import { EMPTY_LEDGER, mergeLedgers, type LedgerEntry } from "../../src/domain/ledger.ts";
import { instant } from "../../src/domain/time.ts";

const entry = (id: string, seq: number, judgedAt = seq): LedgerEntry => ({
  id,
  seq,
  judgedAt: instant(judgedAt),
  verdict: { kind: "accepted" },
  events: [],
});

const ids = (...ledgers: readonly (readonly LedgerEntry[])[]) =>
  mergeLedgers(ledgers.map((entries) => ({ entries }))).entries.map(({ id, seq }) => [id, seq]);

describe("ledgers found in several comments", () => {
  test("are one, in the order of their positions, whichever comment comes first", () => {
    const [first, second, third] = [entry("open", 1), entry("a", 2), entry("b", 3)];
    const whole = [
      ["open", 1],
      ["a", 2],
      ["b", 3],
    ];
    expect(ids([first, third], [second])).toEqual(whole);
    expect(ids([third], [second], [first])).toEqual(whole);
  });

  test("that hold one receipt twice hold it once, and the earlier counts", () => {
    const merged = mergeLedgers([
      { entries: [entry("open", 1, 50), entry("a", 2, 60)] },
      { entries: [entry("open", 1, 40), entry("a", 3, 20)] },
    ]);
    expect(merged.entries).toEqual([entry("open", 1, 40), entry("a", 2, 60)]);
  });

  test("of two hosts that took the same positions are counted through", () => {
    expect(
      ids([entry("open", 1, 10), entry("a", 2, 30)], [entry("open", 1, 11), entry("b", 2, 20)]),
    ).toEqual([
      ["open", 1],
      ["b", 2],
      ["a", 3],
    ]);
  });

  test("keep gaps, which pages that are not read yet may fill", () => {
    expect(ids([entry("open", 1), entry("a", 7)])).toEqual([
      ["open", 1],
      ["a", 7],
    ]);
  });

  test("that are empty are the empty ledger", () => {
    expect(mergeLedgers([])).toEqual(EMPTY_LEDGER);
    expect(mergeLedgers([EMPTY_LEDGER, EMPTY_LEDGER])).toEqual({ entries: [] });
  });
});
