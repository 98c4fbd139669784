import { optional, text, word, type Argument } from "./argument.ts";
import { code, codeList } from "./code.ts";
import { command, type Decision, type Request } from "./command.ts";
import { nearest } from "./nearest.ts";
import { refuse, refuseClosed } from "./refusal.ts";

/** `/flag` */
export const flag = command({
  name: "flag",
  aliases: ["flags"],
  summary: "Show the flags that are up, such as `stop-deploys`, or take one down.",
  who: "responder",
  args: {
    lift: optional(lift()),
    name: optional(word("the name of a flag; `/flag` alone lists them")),
    reason: optional(text()),
  },
  examples: ["/flag", "/flag lift stop-deploys", "/flag lift stop-deploys the database is back"],
  decide: (values, request) => {
    if (values.lift === undefined)
      return { kind: "accepted", events: [], asks: [{ kind: "list-flags" }] };
    return refuseClosed(request.incident) ?? liftFlag(values.name, values.reason, request);
  },
});

/** The word `lift`, behind which stands the flag. Flags go up by a triage alone. */
function lift(): Argument<"lift"> {
  return {
    usage: () => "[lift]",
    take: (rest) => {
      const found = /^lift(?=\s|$)/iu.exec(rest);
      return found === null
        ? { ok: false, expected: "`lift`; a flag goes up by a triage alone" }
        : { ok: true, value: "lift", rest: rest.slice(found[0].length).trim() };
    },
  };
}

function liftFlag(
  name: string | undefined,
  reason: string | undefined,
  { by, at, incident }: Request,
): Decision {
  const up = [...incident.triage.flags.keys()];
  if (up.length === 0) return refuse("No flag is up.");
  if (name === undefined) return refuse(`Say which flag: ${codeList(up)}.`);
  const found = up.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found !== undefined)
    return { kind: "accepted", events: [{ kind: "flag-lifted", at, by, flag: found, reason }] };
  const meant = nearest(name, up);
  return refuse(
    meant === undefined
      ? `The flag ${code(name)} is not up. Up: ${codeList(up)}.`
      : `The flag ${code(name)} is not up. Did you mean ${code(`/flag lift ${meant}`)}?`,
  );
}
