import { createHmac } from "node:crypto";
import type { AppRecord } from "../store/records.ts";
import type { Delivery } from "../local-github.ts";

/** A delivery with what the App's own page about it shows. */
export interface DeliveryRecord extends Delivery {
  readonly appId: number;
  readonly installationId: number;
  readonly repositoryId: number | undefined;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly answer:
    | {
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
        readonly seconds: number;
      }
    | undefined;
}

/** GitHub gives an App ten seconds. */
const PATIENCE = 10_000;

/** The headers GitHub sends with a payload. */
export function headersFor(
  app: AppRecord,
  guid: string,
  event: string,
  content: string,
): Record<string, string> {
  const sign = (algorithm: string): string =>
    createHmac(algorithm, app.webhookSecret ?? "")
      .update(content)
      .digest("hex");
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/local",
    "x-github-delivery": guid,
    "x-github-event": event,
    "x-github-hook-id": String(app.id),
    "x-github-hook-installation-target-id": String(app.id),
    "x-github-hook-installation-target-type": "integration",
    ...(app.webhookSecret === undefined
      ? {}
      : {
          "x-hub-signature": `sha1=${sign("sha1")}`,
          "x-hub-signature-256": `sha256=${sign("sha256")}`,
        }),
  };
}

/** Brings one delivery to its App and answers it with what came back; status 0 when nobody answered. */
export type Courier = (record: DeliveryRecord) => Promise<DeliveryRecord>;

/** Delivers as GitHub does. */
export async function overHttp(record: DeliveryRecord): Promise<DeliveryRecord> {
  const startedAt = performance.now();
  const seconds = (): number => Math.round(performance.now() - startedAt) / 1000;
  try {
    const response = await fetch(record.url, {
      method: "POST",
      headers: record.requestHeaders,
      body: JSON.stringify(record.payload),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const body = await response.text();
    const headers = Object.fromEntries(response.headers);
    return { ...record, status: response.status, answer: { headers, body, seconds: seconds() } };
  } catch {
    return { ...record, status: 0, answer: { headers: {}, body: "", seconds: seconds() } };
  }
}
