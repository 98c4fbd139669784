import { minutes } from "../time.ts";
import { optional } from "./argument.ts";
import { command } from "./command.ts";
import { code, codeList } from "./code.ts";
import { doneBy, refuse, refuseClosed } from "./refusal.ts";
import { probe as probeName } from "./words.ts";

/** `/probe` */
export const probe = command({
  name: "probe",
  summary:
    "Run a probe and show what it says; with one probe in the config the name may be left out.",
  who: "responder",
  args: { name: optional(probeName()) },
  examples: ["/probe", "/probe health"],
  staleAfter: minutes(10),
  decide: (values, { by, at, incident, policy, requestId }) => {
    const closed = refuseClosed(incident);
    if (closed !== undefined) return closed;
    const names = [...policy.probes.keys()];
    const [first, ...others] = names;
    if (first === undefined)
      return refuse(
        "No probe is configured. Describe one under `probes:` in `.github/incidents.yml`.",
      );
    if (values.name === undefined && others.length > 0)
      return refuse(`Say which probe: ${codeList(names)}.`);
    const name = values.name ?? first;
    const running = incident.probeRuns.find(
      (run) => run.probe === name && run.outcome.kind === "pending",
    );
    if (running !== undefined)
      return refuse(
        `${code(name)} is running already, asked for${doneBy(running.requestedBy, running.requestedAt)}. Its result will appear here.`,
      );
    return {
      kind: "accepted",
      events: [
        { kind: "probe-requested", at, by, probe: name, request: requestId, purpose: "question" },
      ],
    };
  },
});
