import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isObject } from "../../github/http/call.ts";
import type { Charter } from "../town/build.ts";

/** One webhook, signed once and sent as often as wanted: what differs each time is not what is signed. */
export interface Letter {
  /** The request up to where its delivery id goes, and from there on. */
  readonly head: string;
  readonly body: Buffer;
}

/** A letter about an incident, `owner/name#12`. */
export interface IncidentLetter extends Letter {
  readonly incident: string;
}

/** The words GitHub sends for a comment somebody wrote under an incident, for each of these incidents. */
export function writeLetters(
  charter: Charter,
  incidents: readonly string[],
): readonly IncidentLetter[] {
  const example = exampleOf("issue_comment", "created");
  const installationOf = new Map(
    charter.repositories.map(({ fullName, installation }) => [fullName, installation]),
  );
  return incidents.map((incident) => {
    const [fullName = "", number = ""] = incident.split("#");
    const payload = adapt(example, fullName, Number(number), installationOf.get(fullName) ?? 0);
    return { ...sealed("issue_comment", payload, charter), incident };
  });
}

/** What GitHub sends when somebody accepts new permissions of an installation: the App then looks through all of it. */
export function writeRevivals(charter: Charter): readonly Letter[] {
  const owners = new Map(
    charter.repositories.map(({ fullName, installation }) => [
      installation,
      fullName.split("/")[0] ?? "",
    ]),
  );
  return [...owners].map(([id, login]) =>
    sealed(
      "installation",
      { action: "new_permissions_accepted", installation: { id, account: { login } } },
      charter,
    ),
  );
}

/** The letter as it goes over the wire, under a delivery id of its own. */
export const posted = ({ head, body }: Letter): readonly [string, Buffer] => [
  `${head}${randomUUID()}\r\n\r\n`,
  body,
];

function sealed(event: string, payload: object, { webhookSecret }: Charter): Letter {
  const body = Buffer.from(JSON.stringify(payload));
  const sign = (algorithm: string): string =>
    createHmac(algorithm, webhookSecret).update(body).digest("hex");
  const head = [
    "POST /api/github/webhooks HTTP/1.1",
    "host: 127.0.0.1",
    "accept: */*",
    "content-type: application/json",
    "user-agent: GitHub-Hookshot/bench",
    `x-github-event: ${event}`,
    "x-github-hook-id: 1",
    "x-github-hook-installation-target-type: integration",
    `x-hub-signature: sha1=${sign("sha1")}`,
    `x-hub-signature-256: sha256=${sign("sha256")}`,
    `content-length: ${body.length}`,
    "x-github-delivery: ",
  ].join("\r\n");
  return { head, body };
}

type Payload = Readonly<Record<string, unknown>>;

/** GitHub's own example of an event, with an installation in it. */
function exampleOf(event: string, action: string): Payload {
  const require = createRequire(import.meta.url);
  const file = require.resolve("@octokit/webhooks-examples/api.github.com/index.json");
  const known: unknown = JSON.parse(readFileSync(file, "utf8"));
  const events: readonly unknown[] = Array.isArray(known) ? known : [];
  const found = events
    .filter((one) => isObject(one) && one["name"] === event)
    .flatMap((one): readonly unknown[] => Object(one).examples)
    .find((one) => isObject(one) && one["action"] === action && "installation" in one);
  if (!isObject(found)) throw new Error(`there is no example of ${event}.${action}`);
  return found;
}

/** The same event, in one of the town's repositories. */
function adapt(example: Payload, fullName: string, number: number, installation: number): Payload {
  const [owner = "", name = ""] = fullName.split("/");
  const part = (key: string): Payload => Object(example[key]);
  const person = { ...Object(part("sender")), login: "ann", type: "User" };
  return {
    ...example,
    issue: { ...part("issue"), number, title: "Sync is down", user: person },
    comment: { ...part("comment"), body: "It is still slow in Frankfurt.", user: person },
    repository: {
      ...part("repository"),
      name,
      full_name: fullName,
      owner: { ...Object(part("repository")["owner"]), login: owner },
    },
    sender: person,
    installation: { ...part("installation"), id: installation },
  };
}
