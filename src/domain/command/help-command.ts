import { optional, word } from "./argument.ts";
import { command } from "./command.ts";

/** `/help` */
export const help = command({
  name: "help",
  summary: "Show the commands, or one of them.",
  who: "anyone",
  args: { command: optional(word("the name of a command")) },
  examples: ["/help", "/help severity"],
  decide: (values) => ({
    kind: "accepted",
    events: [],
    asks: [{ kind: "show-help", command: values.command }],
  }),
});
