import { describe } from "vitest";
import { CLOSING } from "./closing.ts";
import { tell } from "./tell.ts";

describe("the app", () => {
  tell("app", { closing: CLOSING });
});
