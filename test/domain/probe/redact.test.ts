import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact, shorten } from "../../../src/domain/probe/redact.ts";

const SECRET = 'pa"ss & wörd/+?';

describe("redact", () => {
  it.each([
    ["plain", SECRET],
    ["in JSON", JSON.stringify(SECRET).slice(1, -1)],
    ["in a URL", encodeURIComponent(SECRET)],
    [
      "in a URL with lower-case escapes",
      encodeURIComponent(SECRET).replaceAll(/%../gu, (e) => e.toLowerCase()),
    ],
    ["in a form", new URLSearchParams({ v: SECRET }).toString().slice(2)],
    ["in HTML", SECRET.replaceAll("&", "&amp;").replaceAll('"', "&quot;")],
    ["in hexadecimal", Buffer.from(SECRET).toString("hex")],
    ["in Base64", Buffer.from(SECRET).toString("base64").replace(/=+$/u, "")],
    ["in Base64 for URLs", Buffer.from(SECRET).toString("base64url")],
  ])("hides a secret %s", (_, form) => {
    expect(redact(`<${form}>`, [SECRET])).toBe("<***>");
  });

  it("hides a secret behind a user name in basic authentication", () => {
    for (const user of ["a", "ab", "abc"]) {
      const header = Buffer.from(`${user}:${SECRET}`).toString("base64");
      const rest = redact(header, [SECRET]).replace("***", "");
      expect(rest.length).toBeLessThan(10);
    }
  });

  it("hides every line of a secret that has several", () => {
    const key = "-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----\n";
    expect(redact("found kqhkiG9w0BAQEF there", [key])).toBe("found *** there");
  });

  it("hides overlapping secrets as a whole", () => {
    expect(redact("x abcdef y", ["abcd", "cdef"])).toBe("x *** y");
    expect(redact("aaaaa", ["aaa"])).toBe("***");
  });

  it("leaves a text alone when there is nothing to hide", () => {
    expect(redact("status 200 *** done", ["", "*", "other"])).toBe("status 200 *** done");
  });

  it("never leaves a secret, and hiding twice is hiding once", () => {
    const character = fc.constantFrom("a", "b", "*", '"', "%", "é");
    const text = fc.string({ unit: character, maxLength: 30 });
    const secret = fc.string({ unit: character, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, fc.array(secret, { minLength: 1, maxLength: 3 }), (whole, secrets) => {
        const hidden = redact(whole, secrets);
        for (const one of secrets.filter((value) => /[^*]/u.test(value))) {
          expect(hidden).not.toContain(one);
        }
        expect(redact(hidden, secrets)).toBe(hidden);
      }),
    );
  });

  it("finds a secret in Base64 and in a URL wherever it stands in the encoded text", () => {
    const word = fc
      .string({ unit: "binary", minLength: 6, maxLength: 24 })
      .map((s) => s.toWellFormed());
    fc.assert(
      fc.property(
        word,
        fc.string({ maxLength: 8 }),
        fc.string({ maxLength: 8 }),
        (secret, a, b) => {
          fc.pre(/[^*\s]/u.test(secret) && secret.trim().length >= 4);
          const encoded = Buffer.from(a + secret + b).toString("base64");
          const masked = redact(encoded, [secret]);
          // What is left of the secret is at most the sextets it shares with its neighbours.
          const kept = Buffer.from(encoded).length - masked.replaceAll("***", "").length;
          expect(kept).toBeGreaterThanOrEqual(Math.floor((Buffer.byteLength(secret) * 8) / 6) - 2);
          expect(redact(encodeURIComponent(a.toWellFormed() + secret), [secret])).toContain("***");
        },
      ),
    );
  });
});

describe("shorten", () => {
  it("keeps what fits and marks what does not", () => {
    expect(shorten("abc", 3)).toBe("abc");
    expect(shorten("abcd", 3)).toBe("ab…");
  });

  it("never cuts a character in two and never exceeds the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = shorten(text.toWellFormed(), limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
