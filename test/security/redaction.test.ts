import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameOf } from "../../src/app/log.ts";
import { withoutCredentials } from "../../src/domain/credential.ts";
import { judge } from "../../src/domain/probe/judge.ts";
import { redact } from "../../src/domain/probe/redact.ts";
import { instant, milliseconds, minutes } from "../../src/domain/time.ts";
import { createLookup } from "../../src/probe/json-lookup.ts";
import { problemOf, sentenceOf } from "../../src/github/problem.ts";
import { specOf } from "../domain/probe/samples.ts";

const CANARY = "Canary/7f3a9c+0B=";
const hex = Buffer.from(CANARY).toString("hex");
const base64 = Buffer.from(CANARY).toString("base64");

/** In how many ways a service could give its secret away without meaning harm. */
const FORMS: readonly (readonly [how: string, text: string])[] = [
  ["as it is", CANARY],
  ["in capitals, as in the name of a host", CANARY.toUpperCase()],
  ["in small letters", CANARY.toLowerCase()],
  ["broken over two lines", `${CANARY.slice(0, 8)}\r\n${CANARY.slice(8)}`],
  ["broken over two lines of JSON", JSON.stringify(`${CANARY.slice(0, 8)}\n${CANARY.slice(8)}`)],
  ["letter by letter", Array.from(CANARY).join(" ")],
  ["in hexadecimal", hex],
  ["in hexadecimal of capitals", hex.toUpperCase()],
  ["in hexadecimal of both", hex.replace(/[a-f]/u, (digit) => digit.toUpperCase())],
  ["in hexadecimal as a dump", (hex.match(/../gu) ?? []).join(" ")],
  ["in Base64", base64],
  ["in Base64 as a mail has it", base64.replaceAll(/.{6}/gu, "$&\n")],
  ["in Base64 within more", Buffer.from(`user:${CANARY}:more`).toString("base64")],
  ["in Base64 for URLs", Buffer.from(CANARY).toString("base64url")],
  ["in the query of a URL", `?k=${encodeURIComponent(CANARY)}`],
  ["in the query of a form", new URLSearchParams({ k: CANARY }).toString()],
  ["in JSON within JSON", JSON.stringify(JSON.stringify({ k: CANARY }))],
];

/** No run of the secret's characters this long is left. */
const REMNANT = 6;

function remnants(text: string): readonly string[] {
  const loose = text.toLowerCase().replaceAll(/\s|\\[nr]/gu, "");
  const forms = [CANARY, hex, base64.replaceAll("=", "")].map((form) => form.toLowerCase());
  return forms.flatMap((form) =>
    Array.from({ length: form.length - REMNANT + 1 }, (_, at) =>
      form.slice(at, at + REMNANT),
    ).filter((part) => loose.includes(part)),
  );
}

describe("a secret of a probe", () => {
  test.each(FORMS)("%s is hidden in every text", (_, text) => {
    expect(remnants(redact(`before ${text} behind`, [CANARY]))).toEqual([]);
  });

  test.each(FORMS)("%s is in no report, whatever part of the answer holds it", (_, text) => {
    const spec = specOf([
      { kind: "status", anyOf: [200] },
      { kind: "text", contains: "all is well" },
      { kind: "json", path: "$.error", test: { kind: "equals", value: "none" } },
      { kind: "json", path: "$", test: { kind: "exists", value: false } },
      { kind: "header", name: "x-echo", test: { kind: "equals", value: "none" } },
      { kind: "value", name: "named", test: { kind: "stable-for", span: minutes(5) } },
      { kind: "value", name: "missing", test: { kind: "exists", value: true } },
    ]);
    const answers = [
      { body: text, redirect: undefined },
      { body: JSON.stringify({ error: text, [text]: 1 }), redirect: undefined },
      { body: `${"x".repeat(110)}${text}`, redirect: undefined },
      { body: "", redirect: `https://${text}.example` },
      { body: "", redirect: undefined, headers: { "x-echo": text, [text]: "1" } },
      { body: "", redirect: undefined, named: { named: text, [text]: 1 } },
    ];
    for (const part of answers) {
      const observation = {
        kind: "answered",
        at: instant("2026-11-21T03:00:00Z"),
        latency: milliseconds(5),
        status: 500,
        headers: {},
        isCut: false,
        named: {},
        timings: {},
        ...part,
      } as const;
      const verdict = judge(spec, observation, {
        lookup: createLookup(observation),
        secrets: [CANARY],
        earlier: [
          {
            at: observation.at,
            health: "healthy",
            reading: "healthy",
            latency: undefined,
            values: { named: `another ${text}` },
          },
        ],
      });
      expect(remnants(JSON.stringify(verdict))).toEqual([]);
    }
  });

  test("wherever it is broken leaves no half", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: CANARY.length - 1 }),
            fc.constantFrom("\n", "\r\n", " ", "\t", "\\n"),
          ),
        ),
        (breaks) => {
          let text = CANARY;
          for (const [at, blank] of breaks.toSorted((a, b) => b[0] - a[0]))
            text = text.slice(0, at) + blank + text.slice(at);
          expect(remnants(redact(text, [CANARY]))).toEqual([]);
        },
      ),
    );
  });

  test("does not take more than it must", () => {
    expect(redact("status 200 in 12 ms", ["x", "ab", CANARY])).toBe("status 200 in 12 ms");
    expect(redact(`a ${CANARY} b`, [CANARY])).toBe("a *** b");
  });
});

const SECRETS = [
  "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
  `ghs_${"a1B2".repeat(130)}`,
  "ghp_0123456789abcdefghijABCDEFGHIJ012345",
  "github_pat_11ABCDEFG0abcdefghijkl_ABCDEFGHIJKLMNOP",
  "v1.1f699f1069f60xxx1f699f1069f60xxx1f699f10",
  "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJlLWhlcmU",
  "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\nabcd\n-----END RSA PRIVATE KEY-----",
];

describe("a message of somebody else's", () => {
  test.each(SECRETS)("with %s in it is told without", (secret) => {
    const message = `no access with ${secret} here`;
    expect(withoutCredentials(message)).toBe("no access with *** here");
    expect(nameOf(new Error(message))).toBe("Error: no access with *** here");
    const problem = problemOf(Object.assign(new Error(message), { status: 403 }));
    expect(problem === undefined ? "" : sentenceOf(problem)).toBe("no access with *** here");
  });

  test("with the address of a database in it is told without its password", () => {
    const message =
      "cannot reach postgres://sitrep:p4ss:w0rd!@db.example:5432/sitrep?sslmode=require";
    expect(withoutCredentials(message)).toBe(
      "cannot reach postgres://sitrep:***@db.example:5432/sitrep?sslmode=require",
    );
  });

  test("is told whole where there is nothing to hide", () => {
    const message =
      "Not Found: see https://docs.example/rest/issues: v14.3.2, ghs_short, basic access";
    expect(withoutCredentials(message)).toBe(message);
  });
});
