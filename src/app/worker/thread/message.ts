import type { Identity } from "../../../github/requests.ts";
import type { Notice } from "../../ingress/notice.ts";
import type { Settings } from "../../../settings/settings.ts";
import type { WorkerSettings } from "../local.ts";

/** What the thread is started with. */
export interface ThreadSettings extends WorkerSettings, Pick<Settings, "logLevel"> {
  /** See `flood.ts`. */
  readonly flood: BigInt64Array<SharedArrayBuffer>;
}

/** What the ingress asks of the thread; each is answered. */
export type Order =
  | { readonly kind: "take"; readonly notices: readonly Notice[] }
  | { readonly kind: "recover" }
  | { readonly kind: "metrics" }
  | { readonly kind: "close" };

/** An order on its way. */
export interface Sent {
  readonly id: number;
  readonly order: Order;
}

/** What the thread tells. */
export type Told =
  /** It takes orders. */
  | { readonly kind: "started" }
  /** It cannot work; the thread ends. */
  | { readonly kind: "cannot-start"; readonly why: string }
  /** GitHub has told whom the App writes as. */
  | { readonly kind: "introduced"; readonly self: Identity }
  | { readonly kind: "done"; readonly id: number; readonly text: string }
  | { readonly kind: "failed"; readonly id: number; readonly why: string };
