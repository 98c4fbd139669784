import type { IncidentEvent } from "../event.ts";
import { counted } from "../counted.ts";
import type { Incident, Validation } from "../incident.ts";
import { formatClock, formatDuration, type Duration } from "../time.ts";
import { setbacksOf } from "../validation/setback.ts";
import { openChecks } from "../validation/soak.ts";
import { recordOfUnchecked, soakDue } from "../validation/unchecked.ts";
import { flag, optional, text } from "./argument.ts";
import { command, type Request } from "./command.ts";
import { codeList } from "./code.ts";
import { doneBy, refuse, refuseEnded } from "./refusal.ts";

/** `/resolve` */
export const resolve = command({
  name: "resolve",
  summary:
    "Declare it over: at once, or after the soak, the checks by hand and the last probes where the team has them; `--now` with a reason does not wait.",
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
    const soak = soakDue(incident, policy);
    if (soak === undefined)
      return { kind: "accepted", events: [{ kind: "resolved", at, by, note, isOverride: false }] };
    if (now && note === undefined)
      return refuse("Say why it need not wait: `/resolve --now the probe itself is broken`.");
    if (now)
      return {
        kind: "accepted",
        events: [
          {
            kind: "resolved",
            at,
            by,
            note,
            isOverride: true,
            ...recordOfUnchecked(incident, policy),
          },
        ],
      };
    const { validation } = incident;
    // After a red reading there is nothing to lose by beginning anew at once.
    return validation === undefined || setbacksSince(incident).length > 0
      ? { kind: "accepted", events: requestResolution(note, soak, request) }
      : refuse(underWay(validation));
  },
});

/** The red readings behind the last healthy row; none while it is unbroken. */
const setbacksSince = (incident: Incident): readonly unknown[] =>
  incident.validation?.healthySince === undefined ? setbacksOf(incident) : [];

function requestResolution(
  note: string | undefined,
  soakFor: Duration,
  { by, at, policy, requestId }: Request,
): readonly IncidentEvent[] {
  const { probes, every, manual, final } = policy.validation;
  return [
    {
      kind: "resolution-requested",
      at,
      by,
      note,
      probes,
      soakFor,
      every,
      ...(manual.length === 0 ? {} : { manual }),
      ...(final.length === 0 ? {} : { final }),
    },
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

function underWay(validation: Validation): string {
  const { requestedAt, requestedBy, healthySince, probes, soakFor, final } = validation;
  const since = healthySince === undefined ? "not yet" : `since ${formatClock(healthySince)}`;
  const open = openChecks(validation);
  const until = [
    ...(probes.length === 0 ? [] : [`its probes must be healthy (${codeList(probes)}: ${since})`]),
    ...(soakFor === 0 ? [] : [`it must stay well for ${formatDuration(soakFor)}`]),
    ...(open === 0 ? [] : [`${counted(open, "check")} by hand must be ticked (\`/check\`)`]),
    ...(final.length === 0 ? [] : [`${codeList(final)} must be healthy at the end`]),
  ].join(" and ");
  return `The resolution was asked for${doneBy(requestedBy, requestedAt)}: ${until}. To end it at once, write \`/resolve --now\` with a reason.`;
}
