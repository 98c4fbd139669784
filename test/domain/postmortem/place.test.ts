import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branchName, postmortemPath } from "../../../src/domain/postmortem/place.ts";
import { instant } from "../../../src/domain/time.ts";

const openedAt = instant("2026-11-21T03:10:05Z");
const pathOf = (title: string, number = 12): string =>
  postmortemPath("postmortems", { number, title, openedAt });

describe("the path of a postmortem", () => {
  test.each([
    ["Sync queue stuck", "2026-11-21-12-sync-queue-stuck"],
    ["  Checkout: 500s on /pay!  ", "2026-11-21-12-checkout-500s-on-pay"],
    ["Kolejka stoi, żółć w łączach", "2026-11-21-12-kolejka-stoi-zolc-w-laczach"],
    ["Straße, Ærø, İstanbul", "2026-11-21-12-strasse-aero-istanbul"],
    ["../../etc/passwd", "2026-11-21-12-etc-passwd"],
    ["..\\..\\.github\\workflows", "2026-11-21-12-github-workflows"],
    ["", "2026-11-21-12"],
    ["🔥🔥🔥", "2026-11-21-12"],
    ["障害", "2026-11-21-12"],
  ])("of the title %j ends in %s", (title, name) => {
    expect(pathOf(title)).toBe(`postmortems/2026/${name}.md`);
  });

  test("ends a long title with its last whole word that fits", () => {
    expect(pathOf("word ".repeat(40))).toBe(
      `postmortems/2026/2026-11-21-12-${Array.from({ length: 12 }, () => "word").join("-")}.md`,
    );
  });

  test("cuts a word that is too long by itself", () => {
    expect(pathOf("w".repeat(300))).toBe(`postmortems/2026/2026-11-21-12-${"w".repeat(60)}.md`);
  });

  test("stays below its directory and short, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(pathOf(title)).toMatch(
          /^postmortems\/2026\/2026-11-21-12(?:-[a-z0-9]+(?:-[a-z0-9]+)*)?\.md$/u,
        );
        expect(pathOf(title).length).toBeLessThan(110);
      }),
    );
  });
});

test("each incident has a branch of its own", () => {
  expect(branchName(12)).toBe("sitrep/postmortem-12");
});
