import type { Incident } from "../incident.ts";
import { formatClock, type Instant } from "../time.ts";
import type { Decision } from "./command.ts";
import { code } from "./code.ts";

/** A refusal: a sentence that says what to do instead. */
export const refuse = (why: string): Decision => ({ kind: "refused", why });

/** Refuses everything that would change an incident which is closed; `undefined` while it is not. */
export const refuseClosed = ({ phase }: Incident): Decision | undefined =>
  phase === "closed"
    ? refuse("This incident is closed. An ordinary comment is welcome; `/reopen` opens it again.")
    : undefined;

/** Refuses what only makes sense while users still suffer; `undefined` while they do. */
export const refuseEnded = (incident: Incident): Decision | undefined =>
  refuseClosed(incident) ??
  (incident.phase === "resolved"
    ? refuse(
        `This incident was resolved${doneBy(incident.resolvedBy, incident.resolvedAt)}. If it is back, write \`/reopen\`.`,
      )
    : undefined);

/** Who did something and when, as far as it is known: `` by `octocat` at 03:12 UTC``, with a space ahead. */
export const doneBy = (by: string | undefined, at: Instant | undefined): string =>
  `${by === undefined ? "" : ` by ${code(by)}`}${at === undefined ? "" : ` at ${formatClock(at)}`}`;
