import fc from "fast-check";
import { expect, test } from "vitest";
import { privateDetail } from "../../../src/lint/rule/private-detail.ts";
import { secretLike } from "../../../src/lint/rule/secret-like.ts";
import { found, places, runbook, subject } from "./subject.ts";

/** Put together here, so that no scanner of secrets takes this file for a leak. */
const random = (length: number): string =>
  "a8Kd3Lq0Zx7Vb2Nm5Wc9Rt4Yp1Gh6Js".repeat(4).slice(0, length);
const upper = (length: number): string =>
  random(2 * length)
    .toUpperCase()
    .slice(0, length);

const TOKENS: readonly (readonly [name: string, token: string])[] = [
  ["a GitHub token", `ghp_${random(36)}`],
  ["a GitHub token", `ghs_${random(36)}`],
  ["a GitHub token", `github_pat_${random(22)}_${random(59)}`],
  ["a GitLab token", `glpat-${random(20)}`],
  ["an npm token", `npm_${random(36)}`],
  ["an AWS access key", `AKIA${upper(16)}`],
  ["a Google API key", `AIza${random(35)}`],
  ["a Slack token", `xoxb-${random(12)}-${random(24)}`],
  ["a Stripe key", `sk_live_${random(24)}`],
  ["a JSON web token", `eyJ${random(20)}.eyJ${random(30)}.${random(40)}`],
];

test.each(TOKENS)("%s is found wherever it stands: %s", (name, token) => {
  const says = `This looks like ${name} (${token.slice(0, 4)}…).`;
  expect(found(secretLike, runbook(`Use ${token} here.`))).toEqual([`8:5 ${says}`]);
  expect(found(secretLike, runbook("```sh", `export TOKEN=${token}`, "```"))).toEqual([
    `9:14 ${says}`,
  ]);
  expect(found(secretLike, `---\nnote: "${token}"\n---\n\n${runbook()}`)).toEqual([`2:8 ${says}`]);
});

test("a private key and a webhook's address are found", () => {
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${random(64)}\n-----END RSA PRIVATE KEY-----`;
  expect(places(secretLike, runbook("```", key, "```"))).toEqual(["10:1"]);
  const hook = `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${random(24)}`;
  expect(places(secretLike, runbook(hook))).toEqual(["8:34"]);
});

test.each([
  ["password: hunter2", "8:11"],
  ["Password: **hunter2**", "8:13"],
  ["**Passwort:** `Sommer2024!`", "8:16"],
  ["hasło: kotek123", "8:8"],
  ["PGPASSWORD=s3cr3tpw psql", "8:12"],
  ['"password": "tr0ub4dor&3"', "8:14"],
  ["postgres://app:s3cr3tpw@db.internal/app", "8:16"],
  ["api_key = 9f8e7d6c5b4a39281706", "8:11"],
  ["Authorization: Bearer 9f8e7d6c5b4a39281706", "8:23"],
])("what a person would take for a secret is one: %s", (line, place) => {
  expect(places(secretLike, runbook(line))).toEqual([place]);
});

test.each([
  "password: <your password>",
  "password: $DB_PASSWORD",
  "PGPASSWORD=$(vault read db/pw1)",
  "PGPASSWORD=${PGPASSWORD:?} psql",
  "password: {{ db_password1 }}",
  "password: ********",
  "password: changeme1",
  "password: your-password-1",
  "Password: see 1Password",
  "Password: 1Password",
  "Password: required, at least 12 characters",
  "password: process.env.DB_PASSWORD",
  "password: DB_PASSWORD",
  "token: secrets.GITHUB_TOKEN",
  "secret: my-app-credentials-v2",
  "token: /var/run/secrets/token1",
  "postgres://user:password@localhost/app",
  "postgres://app:$DB_PASSWORD@db/app",
  "postgres://app:<password>@db/app",
  "https://example.org:8443/@team",
  "Authorization: Bearer $HEALTHCHECK_SECRET_TOKEN_2",
  "Authorization: Bearer YOUR_TOKEN_0123456789ABCDEF",
  "The token: it expires after 24 hours.",
  "AKIAIOSFODNN7EXAMPLE",
  "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "-----BEGIN PRIVATE KEY----- begins a key.",
  "Run `kubectl create secret generic app-2 --from-literal=password=$PW1`.",
])("what holds no secret is none: %s", (line) => {
  expect(found(secretLike, runbook(line))).toEqual([]);
});

test("no message or hint tells more than four characters of a secret", () => {
  const secret = fc.constantFrom(...TOKENS.map(([, token]) => token), "s3cr3tpw!x", "tr0ub4dor&3");
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `password: ${text}`,
    (text: string) => `https://me:${text}@host.example`,
    (text: string) => `api_key="${text}"`,
  );
  fc.assert(
    fc.property(secret, around, (text, wrap) => {
      const told = JSON.stringify([...secretLike.check(subject(wrap(text)))]);
      for (let at = 0; at + 5 <= text.length; at += 1)
        expect(told).not.toContain(text.slice(at, at + 5));
    }),
  );
});

test("a secret in a superseded document is one still", () => {
  expect(places(secretLike, "# Old\n\n> Deprecated.\n\npassword: hunter2\n")).toEqual(["5:11"]);
});

test.each([
  ["ssh 10.20.30.40", "8:5"],
  ["at 192.168.1.17:8080", "8:4"],
  ["172.31.0.9", "8:1"],
  ["Call +49 30 901820.", "8:6"],
  ["Call (212) 736-5000.", "8:6"],
])("a private detail is told: %s", (line, place) => {
  expect(places(privateDetail, runbook(line))).toEqual([place]);
});

test.each([
  "allow 10.0.0.0/8",
  "172.32.0.9",
  "8.8.8.8",
  "version 1.10.20.30.40",
  "Call +1 212 555 0123.",
  "from 2026-11-28 to 2026-12-24",
  "+15 % in 30 minutes",
  "id 123-456-789",
])("what is no private detail is none: %s", (line) => {
  expect(found(privateDetail, runbook(line))).toEqual([]);
});

test("a telephone number is not repeated", () => {
  expect(found(privateDetail, runbook("Call +49 30 901820."))).toEqual([
    "8:6 This looks like somebody's telephone number.",
  ]);
});
