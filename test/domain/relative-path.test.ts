import { expect, test } from "vitest";
import { pathBehind } from "../../src/domain/relative-path.ts";

test.each([
  ["redis.md", "runbooks/README.md", "runbooks/redis.md"],
  ["./eu/redis.md#steps", "runbooks/README.md", "runbooks/eu/redis.md"],
  ["../docs/a%20b.md?plain=1", "runbooks/README.md", "docs/a b.md"],
  ["/docs/x.md", "runbooks/README.md", "docs/x.md"],
  ["x.md", "README.md", "x.md"],
  ["100%.md", "runbooks/README.md", "runbooks/100%.md"],
])("%s in %s leads to %s", (link, file, path) => {
  expect(pathBehind(link, file)).toBe(path);
});

test.each([
  "https://example.com/x.md",
  "mailto:a@b.example",
  "//example.com/x.md",
  "#steps",
  "../../x.md",
  "",
])("%s leads to no file", (link) => {
  expect(pathBehind(link, "runbooks/README.md")).toBeUndefined();
});
