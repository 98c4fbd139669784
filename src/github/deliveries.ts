import { type Instant, instant, isoInstant } from "../domain/time.ts";
import { attempt } from "./fault.ts";
import { PER_PAGE } from "./pages.ts";
import type { Requests } from "./requests.ts";

/** A webhook that the App did not take. */
interface FailedDelivery {
  /** Number of the attempt, by which it can be asked for again. */
  readonly id: number;
  /** `X-GitHub-Delivery`, the same in each attempt. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly installationId: number | undefined;
  readonly deliveredAt: Instant;
  /** HTTP status the App answered with; 0 or 5xx when it did not answer. */
  readonly status: number;
  /** How often GitHub tried since the moment asked for, in vain. */
  readonly attempts: number;
}

/** What there is to bring back. */
export interface FailedDeliveries {
  /** One for each webhook, its last attempt, the oldest first. */
  readonly failed: readonly FailedDelivery[];
  /** Whether all deliveries of the time asked for were looked at; there may be too many. */
  readonly isComplete: boolean;
}

type DeliveryData = Awaited<
  ReturnType<Requests["rest"]["apps"]["listWebhookDeliveries"]>
>["data"][number];

/** Ten thousand deliveries: as many as a busy App gets in an hour or a quiet one in the three days GitHub keeps them. */
const MOST_PAGES = 100;

/**
 * Webhooks sent since a moment that never arrived: no attempt of theirs was answered with 2xx. Asked as the App itself.
 * They are told apart here, not by GitHub's own filter, which goes by status ranges that leave out connections refused.
 */
export async function failedDeliveries(
  asApp: Requests,
  since: Instant,
  mostPages: number = MOST_PAGES,
): Promise<FailedDeliveries> {
  // GitHub tells whole seconds.
  const from = instant(isoInstant(since));
  const attempts: DeliveryData[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, headers } = await attempt(LIST, () =>
      asApp.rest.apps.listWebhookDeliveries({
        per_page: PER_PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    attempts.push(...data);
    cursor = nextCursor(headers.link);
    // They come newest first.
    const isBefore = data.some(({ delivered_at: at }) => instant(at) < from);
    if (isBefore || cursor === undefined)
      return { failed: failedOf(attempts, from), isComplete: true };
  }
  return { failed: failedOf(attempts, from), isComplete: false };
}

/** Has GitHub send a webhook again. */
export async function redeliver(asApp: Requests, id: number): Promise<void> {
  await attempt({ to: "ask for a delivery again", needs: "none" }, () =>
    asApp.rest.apps.redeliverWebhookDelivery({ delivery_id: id }),
  );
}

const LIST = { to: "list the App's deliveries", needs: "none" };

/** Pages lead to each other by a cursor in the address of the next one; they cannot be counted. */
function nextCursor(link: string | undefined): string | undefined {
  const next = /<(?<url>[^<>]+)>;\s*rel="next"/u.exec(link ?? "")?.groups?.["url"];
  return next === undefined ? undefined : (new URL(next).searchParams.get("cursor") ?? undefined);
}

/** Attempts come newest first, so the first one of a webhook is its last. */
function failedOf(attempts: readonly DeliveryData[], from: Instant): readonly FailedDelivery[] {
  const arrived = new Set(attempts.filter((one) => isSuccess(one)).map(({ guid }) => guid));
  const lost = attempts.filter(
    (one) => !arrived.has(one.guid) && !isUnderWay(one) && instant(one.delivered_at) >= from,
  );
  const byGuid = Map.groupBy(lost, ({ guid }) => guid);
  return [...byGuid.values()].toReversed().flatMap((tries) =>
    tries.slice(0, 1).map((last) => ({
      id: last.id,
      guid: last.guid,
      event: last.event,
      action: last.action ?? undefined,
      installationId: last.installation_id ?? undefined,
      deliveredAt: instant(last.delivered_at),
      status: last.status_code,
      attempts: tries.length,
    })),
  );
}

const isSuccess = ({ status_code: status }: DeliveryData): boolean => status >= 200 && status < 300;

const isUnderWay = ({ status }: DeliveryData): boolean => status === "pending";
