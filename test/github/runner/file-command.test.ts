import fc from "fast-check";
import { expect, test } from "vitest";
import { readFileCommand } from "./file-command.ts";

test("values of one line, and of many between marks", () => {
  expect(readFileCommand("a=1\nb=x=y\n\nc<<END\none\n\nd=2\nEND\nempty=\nlast<<E\nE\n")).toEqual({
    a: "1",
    b: "x=y",
    c: "one\n\nd=2",
    empty: "",
    last: "",
  });
});

test.for([
  ["nothing", "Invalid format 'nothing'"],
  ["a<<END\nnever ends", "Matching delimiter not found 'END'"],
])("%j is refused", ([text = "", message]) => {
  expect(() => readFileCommand(text)).toThrow(message);
});

test("whatever is written between marks comes back", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const kept = value.replaceAll("\r", "");
      expect(readFileCommand(`v<<ghadelimiter_1\n${kept}\nghadelimiter_1\n`)).toEqual({ v: kept });
    }),
  );
});
