import { minutes } from "../time.ts";
import { triageRequests } from "../triage/request.ts";
import { code } from "./code.ts";
import { command } from "./command.ts";
import { doneBy, refuse, refuseEnded } from "./refusal.ts";

/** `/triage` */
export const triage = command({
  name: "triage",
  summary: "Run all probes of the triage at once and follow its tree: steps, severity, flags.",
  who: "responder",
  args: {},
  examples: ["/triage"],
  staleAfter: minutes(10),
  decide: (_, { by, at, incident, policy, requestId }) => {
    const ended = refuseEnded(incident);
    if (ended !== undefined) return ended;
    if (policy.triage.probes.length === 0)
      return refuse(
        `No triage is configured. Name its probes and branches under ${code("triage:")} in ${code(".github/incidents.yml")}, or in the front matter of the runbook that is attached.`,
      );
    const running = incident.probeRuns.find(
      ({ purpose, outcome }) => purpose === "triage" && outcome.kind === "pending",
    );
    if (running !== undefined)
      return refuse(
        `A triage is running already, asked for${doneBy(running.requestedBy, running.requestedAt)}. What it comes to will appear here.`,
      );
    return {
      kind: "accepted",
      events: triageRequests(policy.triage, { at, by, group: requestId }),
    };
  },
});
