import type { Courier, DeliveryRecord } from "../github/webhook/deliver.ts";
import type { Crew } from "./stage.ts";
import type { Trace } from "./trace.ts";
import type { Weather } from "./weather.ts";

/** Brings webhooks to whichever process of the App is there, as the weather allows. */
export interface SimCourier {
  readonly carry: Courier;
  /** Whether nothing is on its way. */
  readonly isIdle: () => boolean;
}

const ACCEPTED = 202;

/** Makes a courier; GitHub notes what became of the first copy. */
export function courierTo(options: {
  readonly crew: Crew;
  readonly trace: Trace;
  readonly weather: () => Weather;
}): SimCourier {
  const { crew, trace } = options;
  let underWay = 0;
  const bring = async (record: DeliveryRecord, span: number): Promise<number> => {
    underWay += 1;
    await new Promise((resolve) => setTimeout(resolve, span));
    underWay -= 1;
    const { event, action, id } = record;
    const what = `webhook ${id} ${event}.${action ?? ""}`;
    const host = crew.host();
    trace(`${what} ${host === undefined ? "finds nobody" : "arrives"}`);
    if (host === undefined) return 0;
    await host.receive(event, record.payload).catch(() => {});
    return ACCEPTED;
  };
  return {
    isIdle: () => underWay === 0,
    carry: async (record) => {
      const [first, ...others] = options.weather().copiesOf(record.event);
      for (const span of others) void bring(record, span);
      if (first !== undefined) return answered(record, await bring(record, first));
      trace(`webhook ${record.id} ${record.event} LOST`);
      return answered(record, 0);
    },
  };
}

const answered = (record: DeliveryRecord, status: number): DeliveryRecord => ({
  ...record,
  status,
  answer: { headers: {}, body: "", seconds: 0 },
});
