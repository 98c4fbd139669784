import { describe } from "vitest";
import { RECOVERY } from "./recovery.ts";
import { tell } from "./tell.ts";

describe("the app", () => {
  tell("app", { recovery: RECOVERY });
});
