import { randomUUID } from "node:crypto";
import type { Changes } from "../changes.ts";
import type { Conformance } from "../openapi/conformance.ts";
import type { AppRecord, InstallationRecord, RepositoryState } from "../store/records.ts";
import type { Knowledge } from "../world.ts";
import { headersFor, type Courier, type DeliveryRecord } from "./deliver.ts";

/** A webhook for one installation. */
interface Letter {
  readonly app: AppRecord;
  readonly installation: InstallationRecord;
  readonly event: string;
  readonly action: string | undefined;
  readonly repository: RepositoryState | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Sends webhooks in the background, each with its own `X-GitHub-Delivery`, and keeps what became of them. */
export interface PostOffice {
  readonly deliveries: () => readonly DeliveryRecord[];
  readonly post: (letter: Letter) => void;
  /** Sends a delivery again under its old `X-GitHub-Delivery`; undefined when there is none of that id. */
  readonly redeliver: (id: number) => DeliveryRecord | undefined;
  readonly hold: () => void;
  readonly release: (
    arrange: (held: readonly DeliveryRecord[]) => readonly DeliveryRecord[],
  ) => void;
  /** Deliveries on their way. */
  readonly inFlight: () => number;
}

export function createPostOffice(
  world: Knowledge,
  conformance: Conformance,
  changes: Changes,
  deliver: Courier,
): PostOffice {
  const records = new Map<number, DeliveryRecord>();
  let held: readonly DeliveryRecord[] | undefined;
  let inFlight = 0;
  const bring = async (record: DeliveryRecord): Promise<void> => {
    records.set(record.id, await deliver(record));
    inFlight -= 1;
    changes.notify();
  };
  const send = (record: DeliveryRecord): void => {
    inFlight += 1;
    // The answer to the request that caused it goes out first.
    setImmediate(() => {
      void bring(record);
    });
  };
  const accept = (record: DeliveryRecord): void => {
    records.set(record.id, record);
    if (held === undefined) send(record);
    else held = [...held, record];
  };
  return {
    deliveries: () => [...records.values()],
    inFlight: () => inFlight,
    post: ({ app, installation, event, action, repository, payload }) => {
      conformance.webhook(event, action, payload);
      if (app.webhookUrl === undefined) return;
      const guid = randomUUID();
      accept({
        id: world.nextId(),
        guid,
        event,
        action,
        appId: app.id,
        appSlug: app.slug,
        installationId: installation.id,
        repository: repository?.fullName,
        repositoryId: repository?.id,
        payload,
        isRedelivery: false,
        deliveredAt: world.clock.now(),
        status: undefined,
        url: app.webhookUrl,
        requestHeaders: headersFor(app, guid, event, JSON.stringify(payload)),
        answer: undefined,
      });
    },
    redeliver: (id) => {
      const first = records.get(id);
      const app = first === undefined ? undefined : world.apps.get(first.appId);
      if (first === undefined || app?.webhookUrl === undefined) return undefined;
      const again = {
        ...first,
        id: world.nextId(),
        isRedelivery: true,
        deliveredAt: world.clock.now(),
        status: undefined,
        answer: undefined,
        url: app.webhookUrl,
        requestHeaders: headersFor(app, first.guid, first.event, JSON.stringify(first.payload)),
      };
      accept(again);
      return again;
    },
    hold: () => {
      held ??= [];
    },
    release: (arrange) => {
      const waiting = held ?? [];
      held = undefined;
      for (const record of arrange(waiting)) send(record);
    },
  };
}
