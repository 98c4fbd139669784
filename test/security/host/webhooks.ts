import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import { SECRET } from "../../host/app-host.ts";

const Corpus = z.array(
  z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }),
);

/** One delivery as GitHub, or somebody who would like to be GitHub, sends it. */
export interface Delivery {
  readonly event: string;
  readonly payload: unknown;
}

const VERSIONS = ["api.github.com", "ghes-31", "ghes-32", "ghes-33", "ghes-34", "ghes-35"];

/** Every example that Octokit collected of what GitHub and its Enterprise Servers send. */
export const CORPUS: readonly Delivery[] = VERSIONS.flatMap((version) => {
  const path = createRequire(import.meta.url).resolve(
    `@octokit/webhooks-examples/${version}/index.json`,
  );
  return Corpus.parse(JSON.parse(readFileSync(path, "utf8"))).flatMap(({ name, examples }) =>
    examples.map((payload) => ({ event: name, payload })),
  );
});

/** What GitHub would write above a body. */
export const signatureOf = (body: string | Uint8Array, secret = SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** Headers of a delivery with a good signature. */
export const headersOf = (event: string, body: string | Uint8Array) => ({
  "content-type": "application/json",
  "user-agent": "GitHub-Hookshot/0000000",
  "x-github-event": event,
  "x-github-delivery": crypto.randomUUID(),
  "x-hub-signature-256": signatureOf(body),
});

/** The first digit of a status. */
export const classOf = (status: number): number => Math.floor(status / 100);
