import { expect, test } from "vitest";
import { createRoom } from "../../src/app/ingress/room.ts";

test("room that is taken is not there for others until it is given back", () => {
  const room = createRoom(100);
  expect(room.take(60)).toBe(true);
  expect(room.take(60)).toBe(false);
  expect(room.take(40)).toBe(true);
  room.giveBack(60);
  expect(room.take(60)).toBe(true);
});
