import { optional } from "./argument.ts";
import { assign } from "./assign.ts";
import { command } from "./command.ts";
import { person, role as roleName } from "./words.ts";

/** `/role` */
export const role = command({
  name: "role",
  summary: "Give a role to somebody; without a name, to yourself.",
  who: "responder",
  args: { role: roleName(), who: optional(person()) },
  examples: ["/role lead @octocat", "/role lead me"],
  decide: (values, request) => assign(values.role, values.who, request),
});
