import { optional } from "./argument.ts";
import { assign } from "./assign.ts";
import { command } from "./command.ts";
import { person } from "./words.ts";

/** `/lead` */
export const lead = command({
  name: "lead",
  summary: "Make somebody the incident lead; without a name, yourself.",
  who: "responder",
  args: { who: optional(person()) },
  examples: ["/lead", "/lead me", "/lead @octocat"],
  decide: ({ who }, request) => assign("lead", who, request),
});
