import type { DeliveryRecord } from "../webhook/deliver.ts";
import { iso } from "./address.ts";

/** A delivery as the App's list shows it. */
export const presentDelivery = (record: DeliveryRecord) => ({
  id: record.id,
  guid: record.guid,
  delivered_at: iso(record.deliveredAt),
  redelivery: record.isRedelivery,
  duration: record.answer?.seconds ?? 0,
  status: statusOf(record.status),
  status_code: record.status ?? 0,
  event: record.event,
  action: record.action ?? null,
  installation_id: record.installationId,
  repository_id: record.repositoryId ?? null,
  throttled_at: null,
});

/** A delivery with what was sent and answered. */
export const presentWholeDelivery = (record: DeliveryRecord) => ({
  ...presentDelivery(record),
  url: record.url,
  request: { headers: record.requestHeaders, payload: record.payload },
  response: {
    headers: record.answer?.headers ?? null,
    payload: record.answer?.body ?? null,
  },
});

function statusOf(status: number | undefined): string {
  if (status === undefined) return "pending";
  if (status === 0) return "failed to connect to host";
  return status < 400 ? "OK" : `Invalid HTTP Response: ${status}`;
}
