import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startLocalGitHub } from "../../github/server.ts";
import type { LocalGitHub } from "../../github/local-github.ts";
import type { Person } from "../../github/person.ts";
import { type AppUnderTest, createGreetingEngine, SECRET, startOn } from "../../host/app-host.ts";
import { EVENTS, PERMISSIONS } from "../../support/app-manifest.ts";
import { classOf, CORPUS, type Delivery, headersOf, signatureOf } from "./webhooks.ts";

let github: LocalGitHub;
let under: AppUnderTest;
let ann: Person;

beforeAll(async () => {
  github = await startLocalGitHub();
  ann = github.addPerson("ann");
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  under = await startOn(github, installed, createGreetingEngine());
  await github.until("readiness", () => github.requests.count(() => true) > 0);
});

afterAll(async () => {
  await under.app.close();
  await github.close();
});

const url = (): string => `${under.app.url}/api/github/webhooks`;

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  method = "POST",
) {
  const answer = await fetch(url(), { method, headers, body: method === "GET" ? null : body });
  const text = await answer.text();
  return { kind: classOf(answer.status), text };
}

const deliver = ({ event, payload }: Delivery) => {
  // Of nothing at all there is no JSON.
  const body = JSON.stringify(payload) ?? "";
  return post(body, headersOf(event, body));
};

/** An issue that is opened now is greeted: webhooks arrive, passes run, GitHub is written to. */
async function stillWorks(): Promise<void> {
  const { number } = await ann.openIssue("acme/shop", { title: "Sync is down" });
  await github.until("the greeting", () =>
    github.store.comments("acme/shop", number).some(({ body }) => body === "Hello"),
  );
  expect(await fetch(`${under.app.url}/healthz`).then(({ status }) => status)).toBe(200);
}

test("there are hundreds of examples", () => {
  expect(CORPUS.length).toBeGreaterThan(700);
  expect(new Set(CORPUS.map(({ event }) => event)).size).toBeGreaterThan(50);
});

test("every delivery GitHub is known to send is accepted, and the App goes on working", async () => {
  const left = [...CORPUS];
  const refused: string[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { kind, text } = await deliver(next);
      if (kind !== 2) refused.push(`${next.event}: ${kind}xx ${text}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  expect(refused).toEqual([]);
  await stillWorks();
});

/** Values in the place of others. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    "",
    [],
    {},
    0,
    -1,
    1.5,
    2 ** 53,
    1e300,
    "..",
    "../../x",
    "a/b",
    "%2e%2e",
    "\u0000",
    "\ud800",
    "é漢🔥",
    "__proto__",
    "constructor",
    "x".repeat(70_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const deep = (depth: number): unknown =>
  JSON.parse(`${'{"issue":['.repeat(depth)}1${"]}".repeat(depth)}`);

/** Puts another value at some place of a payload, or takes the place away. */
function mutate(value: unknown, path: readonly number[], put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return put;
  if (Array.isArray(value)) {
    if (value.length === 0) return put;
    const at = step % value.length;
    return value.map((part: unknown, index) => (index === at ? mutate(part, rest, put) : part));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return put;
  const at = step % entries.length;
  return Object.fromEntries(
    entries.flatMap(([name, part]: [string, unknown], index) => {
      if (index !== at) return [[name, part]];
      const mutated = mutate(part, rest, put);
      return mutated === undefined ? [] : [[name, mutated]];
    }),
  );
}

const mutated = fc
  .tuple(
    fc.constantFrom(...CORPUS),
    fc.array(
      fc.tuple(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }),
        fc.oneof(odd, fc.constant(undefined), fc.constant(deep(2000))),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.option(
      fc.constantFrom(
        "issues",
        "issue_comment",
        "workflow_run",
        "push",
        "installation",
        "pull_request",
        "nobody-knows",
        "constructor",
      ),
    ),
  )
  .map(([{ event, payload }, changes, other]): Delivery => ({
    event: other ?? event,
    payload: changes.reduce<unknown>((value, [path, put]) => mutate(value, path, put), payload),
  }));

test("no delivery, whatever is missing or of another kind in it, is an error of ours", async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (delivery) => {
      const { kind } = await deliver(delivery);
      expect([2, 4]).toContain(kind);
    }),
    { numRuns: 300 },
  );
  await stillWorks();
});

const BODY = JSON.stringify({
  action: "opened",
  issue: { number: 1 },
  repository: { name: "shop", full_name: "acme/shop", owner: { login: "acme" } },
});
const good = headersOf("issues", BODY);
const without = (name: keyof typeof good): Record<string, string> =>
  Object.fromEntries(Object.entries(good).filter(([other]) => other !== name));

describe("a delivery whose signature is not the secret's", () => {
  test.each<[string, Record<string, string>, (string | Uint8Array<ArrayBuffer>)?]>([
    ["of another secret", { ...good, "x-hub-signature-256": signatureOf(BODY, "other") }],
    ["of the empty secret", { ...good, "x-hub-signature-256": signatureOf(BODY, "") }],
    [
      "of Probot's well-known one",
      { ...good, "x-hub-signature-256": signatureOf(BODY, "development") },
    ],
    ["of another body", { ...good, "x-hub-signature-256": signatureOf(`${BODY} `) }],
    [
      "in capitals of another",
      { ...good, "x-hub-signature-256": signatureOf(`${BODY} `).toUpperCase() },
    ],
    ["without its prefix and wrong", { ...good, "x-hub-signature-256": "0".repeat(64) }],
    ["cut short", { ...good, "x-hub-signature-256": signatureOf(BODY).slice(0, 60) }],
    ["with more behind it", { ...good, "x-hub-signature-256": `${signatureOf(BODY)}00` }],
    ["that is empty", { ...good, "x-hub-signature-256": "" }],
    ["that is no hexadecimal", { ...good, "x-hub-signature-256": `sha256=${"z".repeat(64)}` }],
    [
      "of SHA-1 alone",
      { ...without("x-hub-signature-256"), "x-hub-signature": `sha1=${"0".repeat(40)}` },
    ],
    ["left out", without("x-hub-signature-256")],
    ["of the text in another encoding", good, new Uint8Array(Buffer.from(BODY, "utf16le"))],
    ["of a body with a mark of its byte order", good, `\ufeff${BODY}`],
    ["with a body that is empty", good, ""],
  ])("is refused: %s", async (_, headers, body = BODY) => {
    expect(await post(body, headers)).toMatchObject({ kind: 4 });
  });

  test("is refused without telling what was expected", async () => {
    const { text } = await post(BODY, { ...good, "x-hub-signature-256": signatureOf(BODY, "x") });
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(signatureOf(BODY).slice(7));
    expect(text).not.toMatch(/\bat \S+:\d+|node_modules/u);
  });
});

describe("a request that is no delivery", () => {
  test.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])(
    "by %s is refused",
    async (method) => {
      const answer = await fetch(url(), { method });
      expect(classOf(answer.status)).toBe(4);
    },
  );

  test.each([
    ["no event", without("x-github-event")],
    ["no delivery id", without("x-github-delivery")],
  ])("with %s is no error of ours", async (_, headers) => {
    expect((await post(BODY, headers)).kind).not.toBe(5);
  });

  test.each([
    "not json",
    "null",
    "1",
    '"x"',
    "[]",
    '{"a":',
    "\u0000",
    "[".repeat(100_000),
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
  ])("signed well, with a body such as %#, is no error of ours", async (body) => {
    const { kind } = await post(body, headersOf("issues", body));
    expect([2, 4]).toContain(kind);
  });

  test("of another type of content is no error of ours", async () => {
    const form = `payload=${encodeURIComponent(BODY)}`;
    for (const type of [
      "application/x-www-form-urlencoded",
      "text/plain",
      "multipart/form-data",
      "",
    ]) {
      const { kind } = await post(form, { ...headersOf("issues", form), "content-type": type });
      expect([2, 4]).toContain(kind);
    }
  });

  test("larger than GitHub's ever are is refused", async () => {
    const body = new Uint8Array(26 * 1024 * 1024);
    const answer = await fetch(url(), {
      method: "POST",
      headers: headersOf("issues", body),
      body,
    }).catch(
      // Whoever is refused early may still be writing.
      () => undefined,
    );
    expect(answer === undefined ? 4 : classOf(answer.status)).toBe(4);
    await stillWorks();
  });
});

/** Writes bytes to the App as they are, and reads until it closes. */
async function raw(parts: readonly string[], isAborted = false): Promise<string> {
  const { port, hostname } = new URL(under.app.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => (text += part));
  // The App may hang up in the middle of what it refuses.
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  for (const part of parts) socket.write(part, "latin1");
  if (isAborted) socket.destroy();
  else socket.end();
  await closed;
  return text;
}

const HEAD = "POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\n";
const statusesIn = (text: string): readonly number[] =>
  [...text.matchAll(/HTTP\/1\.1 (?<status>\d{3})/gu)].map(({ groups }) =>
    Number(groups?.["status"]),
  );

describe("a connection that misbehaves", () => {
  test.each([
    ["garbage", ["\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"]],
    ["a length that is none", [`${HEAD}Content-Length: -5\r\n\r\n`]],
    ["two lengths", [`${HEAD}Content-Length: 1\r\nContent-Length: 9\r\n\r\nx`]],
    [
      "a length and chunks",
      [`${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x`],
    ],
    ["chunks that are none", [`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n`]],
    ["headers without end", [`${HEAD}${"X-A: b\r\n".repeat(5000)}\r\n`]],
    ["an address without end", [`GET /${"a".repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`]],
    [
      "garbage behind a request",
      [`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`, "\u0000\u0001GARBAGE\r\n\r\n"],
    ],
    ["a way out of the folder", ["GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"]],
    ["the address of somebody else", ["GET http://169.254.169.254/ HTTP/1.1\r\nHost: x\r\n\r\n"]],
  ])("with %s gets no error of ours", async (_, parts) => {
    const statuses = statusesIn(await raw(parts));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(await fetch(`${under.app.url}/healthz`).then(({ status }) => status)).toBe(200);
  });

  test("that ends in the middle of a body, or is cut off, takes nothing with it", async () => {
    const start = `${HEAD}Content-Length: 5000\r\nX-GitHub-Event: issues\r\n\r\n{"a":`;
    for (let count = 0; count < 20; count += 1) {
      await raw([start], count % 2 === 0);
    }
    await stillWorks();
  });

  test("that sends its body letter by letter waits for nobody and keeps nobody waiting", async () => {
    const { port, hostname } = new URL(under.app.url);
    const slow = connect(Number(port), hostname);
    await once(slow, "connect");
    slow.on("error", () => {});
    slow.write(`${HEAD}Content-Length: 5000\r\n\r\n`);
    slow.write("{");
    await stillWorks();
    slow.destroy();
  });
});
