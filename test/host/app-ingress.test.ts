import { createHmac } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { Writable } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ingress, openIngress } from "../../src/app/ingress/ingress.ts";
import type { Notice } from "../../src/app/ingress/notice.ts";
import { createLog } from "../../src/app/log.ts";
import { Fault } from "../../src/domain/fault.ts";
import { createVirtualTime, type VirtualTime } from "../queue/virtual-time.ts";

const SECRET = "the secret in use";
const OLD_SECRET = "the one before";

let ingress: Ingress;
let taken: Notice[];
let lines: string[];
let time: VirtualTime;
/** What the worker does with notices. */
let take: (notices: readonly Notice[]) => Promise<void>;

beforeEach(async () => {
  taken = [];
  lines = [];
  time = createVirtualTime();
  take = async (notices) => void taken.push(...notices);
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  ingress = await openIngress(
    { webhookSecrets: [SECRET, OLD_SECRET], port: 0, host: "127.0.0.1" },
    {
      worker: {
        take: (notices) => take(notices),
        self: () => ({ login: "sitrep[bot]", app: "sitrep" }),
        isReady: () => true,
        metrics: async () => "sitrep_passes_total 7\n",
      },
      log: createLog("info", destination),
      clock: time.clock,
    },
  );
  return () => ingress.close();
});

const PAYLOAD = JSON.stringify({
  action: "opened",
  issue: { number: 1 },
  repository: { name: "shop", full_name: "acme/shop", owner: { login: "acme" } },
  sender: { login: "ann" },
});

const sign = (body: string, secret = SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

async function send(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  method = "POST",
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${ingress.url}/api/github/webhooks`, {
    method,
    ...(method === "GET" ? {} : { body }),
    headers: {
      "content-type": "application/json",
      "x-github-event": "issues",
      "x-github-delivery": "1",
      "x-hub-signature-256": sign(body),
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

test("a delivery is acknowledged once the worker has it", async () => {
  const order: string[] = [];
  take = async (notices) => {
    await new Promise(setImmediate);
    order.push(`taken ${notices.length}`);
  };
  const { status } = await send(PAYLOAD);
  order.push(`answered ${status}`);
  expect(order).toEqual(["taken 1", "answered 202"]);
});

test("while the worker cannot take it, GitHub is told to send it again", async () => {
  take = () => Promise.reject(new Fault("the database does not answer"));
  expect(await send(PAYLOAD)).toEqual({
    status: 503,
    text: "the queue does not answer: send it again\n",
  });
  expect(lines.join("")).toContain("the database does not answer");
});

test("a delivery that asks for nothing is acknowledged all the same", async () => {
  const body = JSON.stringify({ zen: "Keep it logically awesome." });
  expect((await send(body, { "x-github-event": "ping" })).status).toBe(202);
  expect(taken).toEqual([]);
});

describe("signatures", () => {
  test("while the secret is changed, deliveries signed with the old one are taken, too", async () => {
    const old = sign(PAYLOAD, OLD_SECRET);
    expect((await send(PAYLOAD, { "x-hub-signature-256": old })).status).toBe(202);
    expect(taken).toHaveLength(1);
  });

  test.each([
    ["of another secret", sign(PAYLOAD, "another")],
    ["of another body", sign(`${PAYLOAD} `)],
    ["of the right length but wrong", `sha256=${"0".repeat(64)}`],
    ["cut short", sign(PAYLOAD).slice(0, -2)],
    ["with something behind it", `${sign(PAYLOAD)}00`],
    ["by an older method", `sha1=${createHmac("sha1", SECRET).update(PAYLOAD).digest("hex")}`],
    ["that is empty", ""],
  ])("one %s is refused", async (_which, signature) => {
    expect((await send(PAYLOAD, { "x-hub-signature-256": signature })).status).toBe(401);
    expect(taken).toEqual([]);
  });

  test("a body that no secret signed is not parsed", async () => {
    expect((await send("{", { "x-hub-signature-256": sign("{", "another") })).status).toBe(401);
    expect((await send("{")).status).toBe(400);
  });
});

test.each<[what: string, change: Parameters<typeof send>, status: number]>([
  ["in another form", [PAYLOAD, { "content-type": "application/x-www-form-urlencoded" }], 415],
  ["without the name of its event", [PAYLOAD, { "x-github-event": "" }], 400],
  ["that is no object", ['"text"'], 400],
  ["fetched", [PAYLOAD, {}, "GET"], 405],
])("a webhook %s is refused, and the sender is told why", async (_what, change, status) => {
  const answer = await send(...change);
  expect(answer.status).toBe(status);
  expect(answer.text.length).toBeGreaterThan(10);
});

/** Sends a head and lets the test go on; answers with what came back until the server closed the connection. */
async function sendHead(head: readonly string[], more = ""): Promise<string> {
  const socket = connect(Number(new URL(ingress.url).port), "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => (text += part));
  // What the server does not want to read, the machine refuses.
  socket.on("error", () => {});
  socket.write(
    `${["POST /api/github/webhooks HTTP/1.1", "host: sitrep", ...head].join("\r\n")}\r\n\r\n${more}`,
  );
  await once(socket, "close");
  return text;
}

describe("what is too large is refused before it is read", () => {
  const head = ["content-type: application/json", "x-github-event: issues"];
  const signature = `x-hub-signature-256: sha256=${"0".repeat(64)}`;

  test("by the length that the sender names, of which nothing was sent", async () => {
    const answer = await sendHead([...head, signature, "content-length: 62914560"]);
    expect(answer).toContain("413 Payload Too Large");
    expect(answer.toLowerCase()).toContain("connection: close");
  });

  test("without a signature, whatever its length", async () => {
    expect(await sendHead([...head, "content-length: 1000"])).toContain("401 Unauthorized");
  });

  test("in parts without a length, at the first byte too many", async () => {
    const part = `${(1024 * 1024).toString(16)}\r\n${" ".repeat(1024 * 1024)}\r\n`;
    const answer = await sendHead(
      [...head, signature, "transfer-encoding: chunked"],
      part.repeat(26),
    );
    expect(answer).toContain("413 Payload Too Large");
  });
});

test("a process that leaves is not ready, takes what still comes, and has each sender connect anew", async () => {
  const ready = async (): Promise<number> => (await fetch(`${ingress.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  const left = ingress.leave();
  expect(await ready()).toBe(503);
  const answer = await sendHead(
    [
      "connection: keep-alive",
      "content-type: application/json",
      "x-github-event: issues",
      `x-hub-signature-256: ${sign(PAYLOAD)}`,
      `content-length: ${PAYLOAD.length}`,
    ],
    PAYLOAD,
  );
  expect(answer).toContain("202 Accepted");
  expect(answer.toLowerCase()).toContain("connection: close");
  await left;
  expect(taken).toHaveLength(1);
});

test("a sender that hangs up in the middle of a body leaves nothing behind", async () => {
  const socket = connect(Number(new URL(ingress.url).port), "127.0.0.1");
  socket.write(
    [
      "POST /api/github/webhooks HTTP/1.1",
      "host: sitrep",
      "content-type: application/json",
      "x-github-event: issues",
      `x-hub-signature-256: ${sign(PAYLOAD)}`,
      `content-length: ${PAYLOAD.length}`,
      "",
      PAYLOAD.slice(0, 20),
    ].join("\r\n"),
  );
  await once(socket, "connect");
  socket.destroy();
  expect((await send(PAYLOAD)).status).toBe(202);
});

test("of many refusals for one reason the log holds the first in ten seconds, the metrics all", async () => {
  const wrong = { "x-hub-signature-256": sign(PAYLOAD, "another") };
  for (const _ of [1, 2, 3]) await send(PAYLOAD, wrong);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("the signature does not match");
  const metrics = await fetch(`${ingress.url}/metrics`).then((answer) => answer.text());
  expect(metrics).toContain('sitrep_deliveries_refused_total{reason="signature"} 3');
  expect(metrics).toContain("sitrep_passes_total 7");
});
