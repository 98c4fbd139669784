import type { Identity } from "../../github/requests.ts";
import type { Notice } from "../ingress/notice.ts";

/** The side of the App that passes incidents: the queue, the engine, and GitHub as each installation sees it. */
export interface Worker {
  /** Takes what a delivery asks for; resolves when it is certain to be done, as far as the queue can be certain. */
  readonly take: (notices: readonly Notice[]) => Promise<void>;
  /** Whom the App writes as, once GitHub has told. */
  readonly self: () => Identity | undefined;
  /** Whether nudges are taken and passes run. */
  readonly isReady: () => boolean;
  /** Begins to look for what was lost, now and every few minutes; resolves once the first look is done. */
  readonly recover: () => Promise<void>;
  /** What it counts, in Prometheus' text form. */
  readonly metrics: () => Promise<string>;
  /** Takes nothing more, lets passes under way end. */
  readonly close: () => Promise<void>;
}
