import { isoInstant, type Instant } from "../time.ts";
import { text } from "./argument.ts";
import { command, type Decision } from "./command.ts";
import { factName } from "./fact-name.ts";
import { parseMoment } from "./moment.ts";
import { code } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";

/** `/fact` */
export const fact = command({
  name: "fact",
  summary: "Record a fact such as `endpoints`, `start` (a time with its zone) or `blast-radius`.",
  who: "responder",
  args: { name: factName(), value: text() },
  examples: [
    "/fact endpoints POST /api/events/sync, GET /api/entries",
    "/fact start 03:12 UTC",
    "/fact blast-radius 40 of 55 teams cannot sync",
  ],
  decide: ({ name, value }, { by, at, incident }) => {
    const exact = name === "start" ? exactStart(value, at) : { value };
    if ("kind" in exact) return exact;
    return (
      refuseClosed(incident) ?? {
        kind: "accepted",
        events: [{ kind: "fact-recorded", at, by, name, value: exact.value }],
      }
    );
  },
});

function exactStart(value: string, now: Instant): Decision | { readonly value: string } {
  const start = parseMoment(value, now);
  if (start === undefined)
    return refuse(
      `I cannot read ${code(value)} as a time. Write it with its zone: \`/fact start 2026-11-21 03:12 UTC\`, \`/fact start 03:12 UTC\` or \`/fact start 20m ago\`.`,
    );
  return start > now
    ? refuse(`${code(isoInstant(start))} has not come yet. Write when it began, in UTC.`)
    : { value: isoInstant(start) };
}
