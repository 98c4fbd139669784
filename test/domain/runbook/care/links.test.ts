import { expect, test } from "vitest";
import { documentOf, withTitle } from "./read.ts";

const relatedOf = (lines: readonly string[]): readonly string[] =>
  documentOf(withTitle(...lines)).related.map(
    ({ text, target, line }) => `${line} ${text} | ${target}`,
  );

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "links of parts that list documents, in the order of the document",
    [
      "## References",
      "- [Dashboard](https://dash.example/queue)",
      "- [Redis](../redis.md#down)",
      "### More",
      "- <https://wiki.example>",
    ],
    [
      "4 Dashboard | https://dash.example/queue",
      "5 Redis | ../redis.md#down",
      "7 https://wiki.example | https://wiki.example",
    ],
  ],
  [
    "paths written as code there",
    ["## Related runbooks", "- `docs/runbooks/redis.md` and `systemctl`"],
    ["4 docs/runbooks/redis.md | docs/runbooks/redis.md"],
  ],
  [
    "links to Markdown files anywhere, each once",
    [
      "See [Redis](redis.md).",
      "",
      "## Steps",
      "1. Go to [the other](redis.md)",
      "2. Open [the page](https://status.example)",
      "3. Read [this](./db.md)",
    ],
    ["3 Redis | redis.md", "8 this | ./db.md"],
  ],
  [
    "links by reference",
    ["## See also", "- [Redis][r]", "- [nothing][n]", "", "[r]: redis.md", "[r]: other.md"],
    ["4 Redis | redis.md"],
  ],
  [
    "in Polish",
    ["## Zobacz także", "- [Baza](https://baza.example)"],
    ["4 Baza | https://baza.example"],
  ],
])("related are %s", (_, lines, expected) => {
  expect(relatedOf(lines)).toEqual(expected);
});

test.each<readonly [title: string, lines: readonly string[]]>([
  ["places on the page", ["## References", "- [Up](#steps)", "- [Mail](mailto:a@b.example)"]],
  ["addresses elsewhere", ["## Steps", "1. Open [the page](https://x.example/redis.md)"]],
  ["files that are no Markdown", ["## Steps", "1. Run [it](script.sh)", "2. Edit `redis.md`"]],
])("not related are %s", (_, lines) => {
  expect(relatedOf(lines)).toEqual([]);
});

const indexOf = (lines: readonly string[], path = "runbooks/README.md"): readonly string[] =>
  documentOf(withTitle(...lines), {}, path).runbook.index.map(
    ({ target, label, signals, severity, line }) =>
      `${line} ${label} ${target} | ${signals.join("; ")} | ${severity ?? "none"}`,
  );

const TABLE = ["| Runbook | Alert signal | Severity |", "|---|---|---|"];

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "rows with signal and severity",
    [
      ...TABLE,
      "| [API down](api-down.md) | `api_up: false` | Critical |",
      "| [Disk](./disk-full.md) | disk > 85 %; `DiskFull` | High |",
      "| Nothing yet | x | Low |",
    ],
    [
      "5 API down api-down.md | api_up: false | Critical",
      "6 Disk ./disk-full.md | disk > 85 %; DiskFull | High",
    ],
  ],
  [
    "rows whose link stands in the last column, in another order",
    [
      "| Priority | When to use | Document |",
      "|---|---|---|",
      "| P1 | Redis refuses<br>Cache errors | [redis.md](redis.md) |",
      "| – | | [db.md](db.md) |",
    ],
    ["5 redis.md redis.md | Redis refuses; Cache errors | P1", "6 db.md db.md |  | none"],
  ],
  [
    "list items",
    [
      "- [API down](api-down.md): `/healthz` is red (Critical)",
      "- [Redis](redis.md) – cache errors (see the board)",
      "- [Disk](disk.md)",
    ],
    [
      "3 API down api-down.md | /healthz is red | Critical",
      "4 Redis redis.md | cache errors (see the board) | none",
      "5 Disk disk.md |  | none",
    ],
  ],
  [
    "Polish columns",
    [
      "| Runbook | Sygnał | Ważność |",
      "|---|---|---|",
      "| [Baza](baza.md) | db_ok = false | Krytyczna |",
      "| [Dysk](dysk.md) | dysk > 85 % | Wysoka |",
    ],
    ["5 Baza baza.md | db_ok = false | Krytyczna", "6 Dysk dysk.md | dysk > 85 % | Wysoka"],
  ],
])("an index is read from %s", (_, lines, expected) => {
  expect(indexOf(lines)).toEqual(expected);
});

test("a table for signals counts in any document, a list of links only in an index", () => {
  const steps = ["## Steps", "1. Look", "2. Act", ""];
  expect(indexOf([...steps, ...TABLE, "| [API](api.md) | red | High |"], "RUNBOOK.md")).toEqual([
    "9 API api.md | red | High",
  ]);
  expect(indexOf([...steps, "- [API](api.md) red"], "RUNBOOK.md")).toEqual([]);
  expect(
    indexOf([...steps, "| Text | Link |", "|---|---|", "| a | [API](api.md) |"], "RUNBOOK.md"),
  ).toEqual([]);
});
