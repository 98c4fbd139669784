import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLru } from "../../src/domain/lru.ts";

describe("the least recently used value", () => {
  test("is forgotten for a new one", () => {
    const lru = createLru<string, number>({ most: 2 });
    lru.set("a", 1);
    lru.set("b", 2);
    lru.get("a");
    lru.set("c", 3);
    expect(["a", "b", "c"].map(lru.get)).toEqual([1, undefined, 3]);
  });

  test("makes room by weight, and so many go as there is no room for", () => {
    const lru = createLru<string, string>({
      most: 10,
      weigh: (value, key) => value.length + key.length,
    });
    lru.set("a", "12");
    lru.set("b", "12");
    lru.set("c", "1234567");
    expect(["a", "b", "c"].map(lru.get)).toEqual([undefined, undefined, "1234567"]);
  });
});

test("a value that is too large for one is not kept, and neither is what it was to replace", () => {
  const lru = createLru<string, number>({ most: 100, mostOfOne: 50, weigh: (value) => value });
  lru.set("a", 50);
  lru.set("b", 50);
  lru.set("b", 51);
  expect([lru.get("a"), lru.get("b")]).toEqual([50, undefined]);
});

test("a value in the place of another weighs alone, and one that was deleted weighs nothing", () => {
  const lru = createLru<string, number>({ most: 10, weigh: (value) => value });
  lru.set("a", 6);
  lru.set("a", 5);
  lru.set("b", 5);
  lru.delete("b");
  lru.delete("b");
  lru.set("c", 5);
  expect(["a", "b", "c"].map(lru.get)).toEqual([5, undefined, 5]);
});

const step = fc.tuple(
  fc.constantFrom("get", "set", "delete"),
  fc.nat(8),
  fc.integer({ min: 1, max: 7 }),
);

test("what is there is what a list of the last uses has, whatever is done", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const lru = createLru<number, number>({ most: 12, mostOfOne: 6, weigh: (value) => value });
      let list: (readonly [key: number, value: number])[] = [];
      for (const [kind, key, value] of steps) {
        const known = list.find(([one]) => one === key);
        if (kind === "get") expect(lru.get(key)).toBe(known?.[1]);
        else if (kind === "set") lru.set(key, value);
        else lru.delete(key);
        const others = list.filter(([one]) => one !== key);
        if (kind === "set") list = value > 6 ? others : [...others, [key, value]];
        else list = kind === "get" && known !== undefined ? [...others, known] : others;
        while (list.reduce((sum, [, weight]) => sum + weight, 0) > 12) list.shift();
      }
      for (let key = 0; key <= 8; key += 1)
        expect(lru.get(key)).toBe(list.find(([one]) => one === key)?.[1]);
    }),
  );
});
