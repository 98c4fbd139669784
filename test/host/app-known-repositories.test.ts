import { expect, test } from "vitest";
import { rememberRepositories } from "../../src/app/worker/known-repositories.ts";
import type { RepoKey } from "../../src/control/key.ts";
import { minutes } from "../../src/domain/time.ts";
import { createVirtualTime } from "../queue/virtual-time.ts";

const SHOP: RepoKey = { owner: "acme", repo: "shop" };

/** Repositories known of one installation, and how often GitHub was asked. */
function setUp(answer: (asked: number) => Promise<readonly RepoKey[]> = async () => [SHOP]) {
  const time = createVirtualTime();
  let asked = 0;
  const known = rememberRepositories(() => answer((asked += 1)), time.clock);
  return { time, known, asked: () => asked };
}

test("the repositories of an installation are asked for once an hour", async () => {
  const { time, known, asked } = setUp();
  for (let at = 0; at < 14; at += 1) {
    expect(await known.of(7)).toEqual([SHOP]);
    await time.advance(minutes(5));
  }
  expect(asked()).toBe(2);
});

test("once something says that they changed, they are asked for anew", async () => {
  const { known, asked } = setUp();
  await known.of(7);
  known.forget(7);
  await known.of(7);
  expect(asked()).toBe(2);
});

test("an answer on its way while they change is not kept", async () => {
  const late = Promise.withResolvers<readonly RepoKey[]>();
  const { known } = setUp((asked) => (asked === 1 ? late.promise : Promise.resolve([])));
  const first = known.of(7);
  known.forget(7);
  late.resolve([SHOP]);
  expect(await first).toEqual([SHOP]);
  expect(await known.of(7)).toEqual([]);
});

test("a question that failed is asked again", async () => {
  const { known } = setUp((asked) =>
    asked === 1 ? Promise.reject(new Error("502")) : Promise.resolve([SHOP]),
  );
  await expect(known.of(7)).rejects.toThrow("502");
  expect(await known.of(7)).toEqual([SHOP]);
});
