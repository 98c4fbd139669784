import { describe } from "vitest";
import { COMMANDS } from "./commands.ts";
import { PROBES } from "./probes.ts";
import { tell } from "./tell.ts";

describe("the app", () => {
  tell("app", { commands: COMMANDS, probes: PROBES });
});
