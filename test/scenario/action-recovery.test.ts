import { describe } from "vitest";
import { RECOVERY } from "./recovery.ts";
import { tell } from "./tell.ts";

describe("the action", () => {
  tell("action", { recovery: RECOVERY });
});
