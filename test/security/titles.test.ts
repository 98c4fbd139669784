import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inertTitle } from "../../src/domain/markdown/inert.ts";
import { branchName, postmortemPath } from "../../src/domain/postmortem/place.ts";
import { instant } from "../../src/domain/time.ts";
import { bench } from "../control/bench.ts";

const openedAt = instant("2026-11-21T03:10:05Z");
const pathOf = (title: string, number = 12): string =>
  postmortemPath("postmortems", { number, title, openedAt });

/** What `git check-ref-format` and `git update-index` refuse in a name, or a file system elsewhere reads differently. */
const UNFIT =
  /\.\.|^\/|\/\/|\/$|\\|[\s\p{C}~^:?*[]|@\{|\.lock(?:\/|$)|(?:^|\/)(?:\.|-)|\/\.git(?:\/|$)|\.$/iu;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?$/iu;

const HOSTILE = [
  "../../.github/workflows/evil.yml",
  "/etc/passwd",
  String.raw`C:\Windows\system32`,
  String.raw`..\..\.git\hooks\post-checkout`,
  "a\u0000b",
  "a\nb\r\nc",
  "\u202egnp.exe",
  "\u2066\u200b\ufeff",
  "CON",
  "nul.txt",
  "com1",
  "x.lock",
  "@{upstream}",
  "-rf --upload-pack=evil",
  ".git/config",
  "%2e%2e%2f%2e%2e%2fsecret",
  "．．／．．／secret",
  "‥/‥/x",
  "⁄⁄⧵",
  "🔥".repeat(200),
  "مشكلة في الخادم",
  "a".repeat(65_536),
  "a ".repeat(30_000),
  "$(touch x) `id` ; rm -rf ~",
  "${{ secrets.TOKEN }}",
  "\ud800",
];

const anyTitle = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(fc.constantFrom("..", "/", "\\", ".", "-", "\u0000", "con", ".lock", "@{", " ", "a"))
    .map((parts) => parts.join("")),
);

describe("the file of a postmortem", () => {
  test("lies in the folder of its year, has a path git takes everywhere, and is short, whatever the title", () => {
    fc.assert(
      fc.property(anyTitle, fc.integer({ min: 1, max: 2 ** 31 }), (title, number) => {
        const path = pathOf(title, number);
        expect(path.startsWith("postmortems/2026/")).toBe(true);
        expect(path.split("/")).toHaveLength(3);
        expect(new URL(path, "https://h.test/base/").pathname).toBe(`/base/${path}`);
        expect(path).not.toMatch(UNFIT);
        expect(path).not.toMatch(DEVICE);
        expect(path.length).toBeLessThanOrEqual(110);
      }),
      { examples: HOSTILE.map((title) => [title, 7]), numRuns: 500 },
    );
  });

  test("is on a branch that is made of the number alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (number) => {
        expect(branchName(number)).toMatch(/^sitrep\/postmortem-\d+$/u);
        expect(branchName(number)).not.toMatch(UNFIT);
      }),
    );
  });

  test.each(HOSTILE)(
    "of an incident called %j is written there and nowhere else",
    async (title) => {
      const b = bench({ title, author: "ada" });
      await b.run();
      b.pass(1000);
      b.close("ada");
      await b.run();
      expect([...b.branches.keys()]).toEqual(["sitrep/postmortem-7"]);
      const [path = "", ...others] = b.branches.get("sitrep/postmortem-7")?.keys() ?? [];
      expect(others).toEqual([]);
      expect(path).toMatch(/^postmortems\/2026\/2026-11-21-7(?:-[a-z0-9]+)*\.md$/u);
      expect(b.pulls).toHaveLength(1);
      expect(b.pulls[0]?.title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    },
  );
});

describe("the title of its pull request, which a squashed merge makes the subject of a commit", () => {
  test.each([
    ["Fixes #12", "Fixes #\u200b12"],
    ["closes acme/shop#12, resolved GH-9", "closes acme/shop#\u200b12, resolved GH-\u200b9"],
    [
      "fix https://github.com/acme/shop/issues/12",
      "fix https://redirect.github.com/acme/shop/issues/12",
    ],
    ["@acme/everybody look", "@\u200bacme/everybody look"],
    ["Sync is down", "Sync is down"],
  ])("closes and mentions nothing when the incident is called %j", async (title, shown) => {
    expect(inertTitle(title)).toBe(shown);
    const b = bench({ title, author: "ada" });
    await b.run();
    b.pass(1000);
    b.close("ada");
    await b.run();
    expect(b.pulls[0]?.title).toBe(`Postmortem of #7: ${shown}`);
  });

  test("names no issue and nobody, whatever the incident is called", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyTitle,
          fc
            .array(fc.constantFrom("#", "1", "@", "a", "gh-", "GH-", "\\", " ", "/"))
            .map((parts) => parts.join("")),
        ),
        (title) => {
          expect(inertTitle(title)).not.toMatch(/#\d|@[a-z\d]|(?<!\w)gh-\d/iu);
        },
      ),
    );
  });
});
