import { describe } from "vitest";
import { COMMANDS } from "./commands.ts";
import { PROBES } from "./probes.ts";
import { tell } from "./tell.ts";

describe("the action", () => {
  tell("action", { commands: COMMANDS, probes: PROBES });
});
