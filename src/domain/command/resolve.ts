import type { IncidentEvent } from "../event.ts";
import type { Incident, Validation } from "../incident.ts";
import type { Policy } from "../policy.ts";
import { formatClock, formatDuration, milliseconds, type Duration } from "../time.ts";
import { flag, optional, text } from "./argument.ts";
import { command, type Request } from "./command.ts";
import { codeList } from "./code.ts";
import { doneBy, refuse, refuseEnded } from "./refusal.ts";

/** `/resolve` */
export const resolve = command({
  name: "resolve",
  summary:
    "Declare it over: at once, or after the soak and healthy probes where the team has them; `--now` with a reason does not wait.",
  who: "responder",
  args: { now: flag("now"), note: optional(text()) },
  examples: [
    "/resolve",
    "/resolve rolled back to the last release",
    "/resolve --now the probe itself is broken",
  ],
  decide: ({ now, note }, request) => {
    const { by, at, incident, policy } = request;
    const ended = refuseEnded(incident);
    if (ended !== undefined) return ended;
    if (incident.phase === "triage")
      return refuse(
        "Nobody has looked at this incident yet. Write `/ack` first; if it is none, close the issue as not planned.",
      );
    const soak = soakOf(incident, policy);
    if (soak === undefined)
      return { kind: "accepted", events: [{ kind: "resolved", at, by, note, isOverride: false }] };
    if (now && note === undefined)
      return refuse("Say why it need not wait: `/resolve --now the probe itself is broken`.");
    if (now)
      return { kind: "accepted", events: [{ kind: "resolved", at, by, note, isOverride: true }] };
    return incident.validation === undefined
      ? { kind: "accepted", events: requestResolution(note, soak, request) }
      : refuse(underWay(incident.validation));
  },
});

/** How long it has to stay healthy before it is over; `undefined` where nothing is to be waited for. */
function soakOf(incident: Incident, policy: Policy): Duration | undefined {
  const severity = policy.severities.find(({ code }) => code === incident.severity);
  const soak = severity?.soakFor ?? milliseconds(0);
  return soak > 0 || policy.validation.probes.length > 0 ? soak : undefined;
}

function requestResolution(
  note: string | undefined,
  soakFor: Duration,
  { by, at, policy, requestId }: Request,
): readonly IncidentEvent[] {
  const { probes, every } = policy.validation;
  return [
    { kind: "resolution-requested", at, by, note, probes, soakFor, every },
    ...probes.map(
      (probe) =>
        ({
          kind: "probe-requested",
          at,
          by,
          probe,
          request: `${requestId}-${probe}`,
          purpose: "validation",
        }) as const,
    ),
  ];
}

function underWay({ requestedAt, requestedBy, healthySince, probes, soakFor }: Validation): string {
  const since = healthySince === undefined ? "not yet" : `since ${formatClock(healthySince)}`;
  const until = [
    ...(probes.length === 0 ? [] : [`its probes must be healthy (${codeList(probes)}: ${since})`]),
    ...(soakFor === 0 ? [] : [`it must stay well for ${formatDuration(soakFor)}`]),
  ].join(" and ");
  return `The resolution was asked for${doneBy(requestedBy, requestedAt)}: ${until}. To end it at once, write \`/resolve --now\` with a reason.`;
}
