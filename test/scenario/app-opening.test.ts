import { describe } from "vitest";
import { OPENING } from "./opening.ts";
import { SETTINGS } from "./settings.ts";
import { tell } from "./tell.ts";

describe("the app", () => {
  tell("app", { opening: OPENING, settings: SETTINGS });
});
