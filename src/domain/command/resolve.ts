import type { IncidentEvent } from "../event.ts";
import type { Incident } from "../incident.ts";
import type { Policy } from "../policy.ts";
import { formatClock, formatDuration, milliseconds, type Duration } from "../time.ts";
import { flag, optional, text } from "./argument.ts";
import { command, type Request } from "./command.ts";
import { codeList } from "./quote.ts";
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
    const wait = soakOf(incident, policy);
    if (wait === undefined)
      return { kind: "accepted", events: [{ kind: "resolved", at, by, note, isOverride: false }] };
    if (now && note === undefined)
      return refuse("Say why it need not wait: `/resolve --now the probe itself is broken`.");
    if (now)
      return { kind: "accepted", events: [{ kind: "resolved", at, by, note, isOverride: true }] };
    return incident.validation === undefined
      ? { kind: "accepted", events: requestResolution(note, request) }
      : refuse(underWay(incident.validation, wait, policy));
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
  { by, at, policy, requestId }: Request,
): readonly IncidentEvent[] {
  return [
    { kind: "resolution-requested", at, by, note },
    ...policy.validation.probes.map(
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

function underWay(
  { requestedAt, requestedBy, healthySince }: NonNullable<Incident["validation"]>,
  soak: Duration,
  { validation }: Policy,
): string {
  const probes = codeList(validation.probes);
  const since =
    healthySince === undefined ? "are not yet" : `have been since ${formatClock(healthySince)}`;
  const until = [
    ...(probes === "" ? [] : [`its probes must be healthy (${probes}; they ${since})`]),
    ...(soak === 0 ? [] : [`it must stay well for ${formatDuration(soak)}`]),
  ].join(" and ");
  return `The resolution was asked for${doneBy(requestedBy, requestedAt)}: ${until}. To end it at once, write \`/resolve --now\` with a reason.`;
}
