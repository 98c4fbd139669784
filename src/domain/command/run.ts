import { readAssignments } from "../operation/assignments.ts";
import { capEndsAt, holderOfTarget, isSamePerson } from "../operation/limits.ts";
import { readParameters } from "../operation/parameters.ts";
import { requestOperation } from "../operation/request.ts";
import type { OperationSpec } from "../operation/spec.ts";
import { stageOf, type OperationRun } from "../operation/state.ts";
import { formatInstant, minutes } from "../time.ts";
import { firstWord, type Argument } from "./argument.ts";
import { code, codeList } from "./code.ts";
import { command, type Decision, type Request } from "./command.ts";
import { nearest } from "./nearest.ts";
import { doneBy, refuse, refuseClosed } from "./refusal.ts";

/** The name of an operation. Which there are is said by the command, with the rest of what it would need. */
const operationName: Argument<string | undefined> = {
  usage: (name) => `<${name}>`,
  take: (rest) => {
    const [value, after] = firstWord(rest);
    return { ok: true, value: value === "" ? undefined : value, rest: after };
  },
};

/** Everything behind the name. It is read once the operation, and with it the types, are known. */
const assignments: Argument<string> = {
  usage: () => "[key=value…]",
  take: (rest) => ({ ok: true, value: rest, rest: "" }),
};

/** `/run` */
export const run = command({
  name: "run",
  summary:
    "Ask for one of the team's operations; it begins once its dry run and its approval, where it needs them, are there.",
  who: "responder",
  args: { name: operationName, parameters: assignments },
  examples: [
    "/run redeploy",
    "/run retry-failed-jobs maxJobs=3",
    '/run flag-off flag=checkout reason="errors since 03:12"',
  ],
  staleAfter: minutes(10),
  decide: ({ name, parameters }, request) => {
    const { policy, incident } = request;
    const closed = refuseClosed(incident);
    if (closed !== undefined) return closed;
    const spec = findOperation(name, request);
    if ("kind" in spec) return spec;
    const refused = whyNot(spec, request);
    if (refused !== undefined) return refuse(refused);
    const written = readAssignments(parameters);
    if (!written.ok) return refuse(written.problem);
    const read = readParameters(spec, written.values);
    if (!read.ok) return refuse(read.problem);
    const holder = holderOfTarget(incident.operations, spec.target);
    if (holder !== undefined) return refuse(whyHeld(holder));
    const again = capEndsAt(incident.operations, spec, request.at);
    if (again !== undefined)
      return refuse(
        `${code(spec.name)} was begun as often as it may be. It can be asked for again at ${formatInstant(again)}.`,
      );
    const { at, by, requestId, commit } = request;
    const event = requestOperation({
      spec,
      parameters: read.values,
      request: requestId,
      at,
      by,
      commit,
    });
    return policy.operations.areOff ? refuse(SWITCHED_OFF) : { kind: "accepted", events: [event] };
  },
});

const SWITCHED_OFF =
  "Operations are switched off: `operations-off: true` in `.github/incidents.yml`. Whoever set it decides when they are on again.";

const refused = (why: string) => ({ kind: "refused", why }) as const;

function findOperation(
  name: string | undefined,
  { policy }: Request,
): OperationSpec | Extract<Decision, { readonly kind: "refused" }> {
  const { specs } = policy.operations;
  const names = [...specs.keys()];
  if (names.length === 0)
    return refused(
      "No operation is configured. Describe one under `operations:` in `.github/incidents.yml`.",
    );
  if (name === undefined) return refused(`Say which operation: ${codeList(names)}.`);
  const found = names.find((known) => known.toLowerCase() === name.toLowerCase());
  const spec = found === undefined ? undefined : specs.get(found);
  if (spec !== undefined) return spec;
  const meant = nearest(name, names);
  const hint =
    meant === undefined ? `There is ${codeList(names)}.` : `Did you mean ${code(meant)}?`;
  return refused(`There is no operation ${code(name)}. ${hint}`);
}

/** Why this person may not ask for it now; `undefined`: they may. */
function whyNot(spec: OperationSpec, { policy, incident, by }: Request): string | undefined {
  if (policy.operations.areOff) return SWITCHED_OFF;
  const severity = whyWrongSeverity(spec, incident.severity);
  if (severity !== undefined) return severity;
  const { roles } = spec;
  const mayAsk =
    roles.length === 0 || roles.some((role) => isSamePerson(incident.roles.get(role), by));
  return mayAsk
    ? undefined
    : `${code(spec.name)} is for ${roles.length === 1 ? "the role" : "one of the roles"} ${codeList(roles)}. Take it first (\`/lead me\`, \`/role ROLE me\`), or ask whoever has it.`;
}

/** Why an operation may not be used at a severity; `undefined`: it may. */
export const whyWrongSeverity = (
  { name, severities }: OperationSpec,
  severity: string,
): string | undefined =>
  severities.length === 0 || severities.includes(severity)
    ? undefined
    : `${code(name)} may be used at ${codeList(severities)} only, and this incident is ${code(severity)}. If it is that bad, write \`/severity\` first.`;

function whyHeld(holder: OperationRun): string {
  const { operation, target, hash, requestedBy, requestedAt } = holder;
  const who = `${code(operation)} (${code(hash)}), asked for${doneBy(requestedBy, requestedAt)}`;
  const until = untilFree(holder);
  return `${code(target)} is held by ${who}, and two operations never work on one target at once. ${until}`;
}

function untilFree(holder: OperationRun): string {
  const cancel = `\`/cancel ${holder.hash}\``;
  const stage = stageOf(holder);
  if (stage === "running") return "Its result will appear here.";
  return stage === "unknown"
    ? `Nobody can tell how it ended: look, then write ${cancel} to give the target free.`
    : `It ends by itself at ${formatInstant(holder.expiresAt)} if it is not begun; ${cancel} ends it now.`;
}
