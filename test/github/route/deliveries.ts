import { route } from "../http/router.ts";
import { notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, type Call } from "../http/call.ts";
import { presentDelivery, presentWholeDelivery } from "../present/delivery.ts";
import type { DeliveryRecord } from "../webhook/deliver.ts";
import { appOfCall } from "./app.ts";

const DELIVERIES = "/app/hook/deliveries";
/** GitHub keeps deliveries for three days. */
const KEPT_FOR = 3 * 24 * 3_600_000;

export const DELIVERY_ROUTES = [
  route("GET /app/hook/config", (call) => {
    const { webhookUrl, webhookSecret } = appOfCall(call);
    return ok({
      ...(webhookUrl === undefined ? {} : { url: webhookUrl }),
      ...(webhookSecret === undefined ? {} : { secret: "********" }),
      content_type: "json",
      insecure_ssl: "0",
    });
  }),
  route(`GET ${DELIVERIES}`, list),
  route(`GET ${DELIVERIES}/{delivery_id}`, (call) => ok(presentWholeDelivery(deliveryOf(call)))),
  route(`POST ${DELIVERIES}/{delivery_id}/attempts`, (call) => {
    call.world.office.redeliver(deliveryOf(call).id);
    return { status: 202, body: {} };
  }),
];

/** The App's deliveries that are still kept, newest first. */
function kept(call: Call): readonly DeliveryRecord[] {
  const app = appOfCall(call);
  const since = call.world.clock.now() - KEPT_FOR;
  return call.world.office
    .deliveries()
    .filter(({ appId, deliveredAt }) => appId === app.id && deliveredAt > since)
    .toReversed();
}

function deliveryOf(call: Call): DeliveryRecord {
  const id = numberParam(call, "delivery_id");
  const found = kept(call).find((record) => record.id === id);
  if (found === undefined) throw notFound();
  return found;
}

const isFailed = ({ status }: DeliveryRecord): boolean =>
  status !== undefined && (status === 0 || status >= 400);

/** Pages go by cursor: the `Link` header leads to the next one, there is no counting. */
function list(call: Call): Reply {
  const perPage = Math.min(100, Number(call.query.get("per_page") ?? 30));
  const cursor = call.query.get("cursor");
  const status = call.query.get("status");
  const found = kept(call).filter(
    (record) =>
      // What is still on its way is no attempt yet.
      record.status !== undefined &&
      (cursor === null || record.id <= Number(cursor.slice(1))) &&
      (status === null || isFailed(record) === (status === "failure")),
  );
  const next = found[perPage];
  const address = new URL(call.url);
  address.searchParams.set("cursor", `v${next?.id}`);
  return {
    ...ok(found.slice(0, perPage).map((record) => presentDelivery(record))),
    headers: next === undefined ? {} : { link: `<${address.href}>; rel="next"` },
  };
}
