import { isHeld, type Access } from "../../domain/access/state.ts";
import type { Incident } from "../../domain/incident.ts";
import { isOpen } from "../../domain/operation/state.ts";
import type { Policy } from "../../domain/policy.ts";
import { link } from "../link.ts";
import type { Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import type { CardView } from "../view.ts";
import { requestModel } from "./operation.ts";
import { code, minuteOf } from "./text.ts";

/** Operations that are waited for, under way, or hold their target because nobody can tell how they ended. */
export const openOperationModels = (
  { operations }: Incident,
  policy: Policy,
  commentUrls: CardView["commentUrls"],
): readonly Model[] =>
  operations.filter(isOpen).map((run) => ({
    ...requestModel(run),
    title: link(
      shorten(policy.operations.specs.get(run.operation)?.title ?? run.operation, 120),
      commentUrls.get(run.request),
    ),
    expires: minuteOf(run.expiresAt),
    begun: run.begunAt === undefined ? undefined : minuteOf(run.begunAt),
  }));

/** Emergency access that somebody has, until when, or has asked for; what has ended stands in its own comment. */
export const openAccessModels = ({ access }: Incident): readonly Model[] =>
  access.filter((one) => isHeld(one) || isAskedFor(one)).map(accessRow);

/** Whether nobody has granted it, and it has not come to nothing by the record: the card knows no time. */
const isAskedFor = ({ grantedAt, hasLapsed }: Access): boolean =>
  grantedAt === undefined && !hasLapsed;

const accessRow = (access: Access): Model => ({
  holder: access.requestedBy,
  isAsked: !isHeld(access),
  grantedBy: access.grantedBy,
  until: minuteOf(access.until ?? access.expiresAt),
  approve: code(`/approve ${access.hash}`),
});
