import { describe } from "vitest";
import { OPENING } from "./opening.ts";
import { SETTINGS } from "./settings.ts";
import { tell } from "./tell.ts";

describe("the action", () => {
  tell("action", { opening: OPENING, settings: SETTINGS });
});
