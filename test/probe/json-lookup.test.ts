import { describe, expect, it } from "vitest";
import { createLookup } from "../../src/probe/json-lookup.ts";
import { answered, failed } from "../domain/probe/samples.ts";

const look = (path: string, body: string, isCut = false) =>
  createLookup(answered({ body, isCut }))(path);

describe("a lookup", () => {
  const body = '{"overall":"ok","jobs":[{"n":1},{"n":2}],"none":null,"a b":true}';

  it.each([
    ["$.overall", ["ok"]],
    ["$.jobs[*].n", [1, 2]],
    ["$.jobs[?@.n > 1].n", [2]],
    ["$['a b']", [true]],
    ["$.none", [null]],
    ["$..n", [1, 2]],
  ])("finds %s", (path, values) => {
    expect(look(path, body)).toEqual({ kind: "found", values });
  });

  it.each(["$.other", "$.jobs[7]", "$.overall.deeper", "$.__proto__", "$.constructor"])(
    "finds nothing at %s",
    (path) => {
      expect(look(path, body)).toEqual({ kind: "missing" });
    },
  );

  it.each(["", "overall", "$.", "$.jobs[", "$[?nope(@)]", "$.jobs[99999999999999999999]"])(
    "says that %o is no path, whatever the body is",
    (path) => {
      for (const text of [body, "<html>"]) {
        expect(look(path, text)).toEqual({ kind: "invalid", why: expect.stringMatching(/./u) });
      }
    },
  );

  it.each([
    ["", false, "the body is empty"],
    ["<html>", false, "the body is no JSON"],
    ['{"a":', true, "the body is longer than 256 KiB"],
    [`${"[".repeat(3000)}${"]".repeat(3000)}`, false, "recursion limit reached ('$..a':1)"],
  ])("says why %o cannot be read", (text, isCut, why) => {
    expect(look("$..a", text, isCut)).toEqual({ kind: "unreadable", why });
  });

  it("has nothing to read where there was no answer", () => {
    const lookup = createLookup(failed("timeout", "no answer"));
    expect(lookup("$")).toEqual({ kind: "unreadable", why: "there was no answer" });
  });
});
