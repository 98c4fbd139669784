import { describe, expect, it } from "vitest";
import {
  confidentialIn,
  fillSecrets,
  fillUrl,
  namesSecret,
  secretNames,
} from "../../../src/domain/probe/secret.ts";
import { specOf } from "./samples.ts";

const secrets = new Map([
  ["TOKEN", "s3cr3t"],
  ["USER_1", "ada"],
  ["EMPTY", ""],
  ["BROKEN", "s3cr3t\r\nX-Admin: yes"],
  ["TRAILING", "s3cr3t\n"],
  ["EMOJI", "s3cr3t🔑"],
]);

describe("fillSecrets", () => {
  it.each([
    ["Bearer ${TOKEN}", "Bearer s3cr3t"],
    ["${USER_1}:${TOKEN}:${USER_1}", "ada:s3cr3t:ada"],
    ["costs $5 {TOKEN} $TOKEN", "costs $5 {TOKEN} $TOKEN"],
    ["", ""],
  ])("%s", (value, filled) => {
    expect(fillSecrets(value, secrets)).toEqual({ kind: "filled", value: filled });
  });

  it.each([
    ["${MISSING}", "the secret MISSING is not set"],
    ["${EMPTY}", "the secret EMPTY is not set"],
    ["${BROKEN}", "the secret BROKEN holds a character that no header may hold"],
    ["${TRAILING}", "the secret TRAILING begins or ends with a space or a line break"],
    ["${EMOJI}", "the secret EMOJI holds a character that no header may hold"],
    ["${MY-TOKEN}", "${MY-TOKEN} names no secret"],
    ["${}", "${} names no secret"],
    ["Bearer ${TOKEN", "${TOKEN is not closed"],
  ])("refuses %s and never shows a value", (value, why) => {
    const filled = fillSecrets(value, secrets);
    expect(filled).toMatchObject({ kind: "impossible", why: expect.stringContaining(why) });
    expect(JSON.stringify(filled)).not.toContain("s3cr3t");
  });

  it("takes a secret as it is, even if it looks like a placeholder or a pattern", () => {
    const odd = new Map([["TOKEN", "$& ${USER_1} $1"]]);
    expect(fillSecrets("${TOKEN}", odd)).toEqual({ kind: "filled", value: "$& ${USER_1} $1" });
  });
});

it("secretNames lists each name once, in order", () => {
  const spec = specOf([], {
    headers: [
      { name: "Authorization", value: "Bearer ${B}" },
      { name: "X-Other", value: "${A} ${B} ${not a name}" },
    ],
  });
  expect(secretNames(spec)).toEqual(["B", "A"]);
  expect(namesSecret("plain")).toBe(false);
});

it("confidentialIn has the secrets, and the passwords of those that are URLs", () => {
  expect(
    confidentialIn([
      "plain",
      "postgres://probe:canary%20p%40ss@db.example/shop",
      "redis://:hunter2@cache.example",
      "postgres://probe@db.example/shop",
      "https://a:b@c.example",
    ]),
  ).toEqual([
    "plain",
    "postgres://probe:canary%20p%40ss@db.example/shop",
    "canary%20p%40ss",
    "canary p@ss",
    "redis://:hunter2@cache.example",
    "hunter2",
    "postgres://probe@db.example/shop",
    "https://a:b@c.example",
  ]);
});

it.each([
  [
    { kind: "postgres", url: "postgres://${USER_1}:${PASS}@db/x", query: "select '${NO}'" },
    ["USER_1", "PASS"],
  ],
  [{ kind: "redis", url: "${REDIS_URL}", info: [] }, ["REDIS_URL"]],
  [{ kind: "command", argv: ["echo", "${NO}"], env: ["A", "B", "A"] }, ["A", "B"]],
  [{ kind: "tcp", host: "${NO}", port: 1 }, []],
] as const)("secretNames of $kind", (change, names) => {
  const { url: _, method: __, headers: ___, body: ____, ...common } = specOf([]);
  expect(secretNames({ ...common, ...change })).toEqual(names);
});

it("fillUrl escapes a secret within a URL, and takes a whole one as it is", () => {
  const given = new Map([
    ["URL_1", "redis://:a@b"],
    ["PASS", "x@evil/?#"],
  ]);
  expect(fillUrl("${URL_1}", given)).toEqual({ kind: "filled", value: "redis://:a@b" });
  expect(fillUrl("redis://:${PASS}@b", given)).toEqual({
    kind: "filled",
    value: "redis://:x%40evil%2F%3F%23@b",
  });
  expect(fillUrl("${NONE}", given)).toMatchObject({
    kind: "impossible",
    why: expect.stringContaining("NONE is not set"),
  });
});
