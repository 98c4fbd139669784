import { describe } from "vitest";
import { CLOSING } from "./closing.ts";
import { tell } from "./tell.ts";

describe("the action", () => {
  tell("action", { closing: CLOSING });
});
