import { expect, test } from "vitest";
import { documentOf, withTitle } from "./read.ts";

/** `4 Lead | Ann | decides; calls`. */
const rolesOf = (lines: readonly string[]): readonly string[] =>
  documentOf(withTitle(...lines)).roles.map(
    ({ name, who, duties, line }) => `${line} ${name} | ${who} | ${duties.join("; ")}`,
  );

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "a table of role, person and responsibility",
    [
      "## Roles",
      "| Role | Person | Responsibility |",
      "|---|---|---|",
      "| Incident commander | @ann | Decides; keeps time |",
      "| Scribe | @ben | Writes<br>Keeps the log |",
    ],
    [
      "6 Incident commander | @ann | Decides; keeps time",
      "7 Scribe | @ben | Writes; Keeps the log",
    ],
  ],
  [
    "a table of contacts",
    [
      "## Contacts",
      "| Team | Slack | Phone |",
      "|---|---|---|",
      "| Database | #db | +48 22 000 00 00 |",
    ],
    ["6 Database | #db, +48 22 000 00 00 | "],
  ],
  [
    "a table of people, whose first column names them",
    ["## Emergency contacts", "| Name | Phone |", "|---|---|", "| Ann Lee | +1 555 0100 |"],
    ["6 Ann Lee | +1 555 0100 | "],
  ],
  [
    "a table outside of such a part that says what it is",
    ["## Organisation", "| Role | Responsibilities |", "|---|---|", "| Lead | Decides |"],
    ["6 Lead |  | Decides"],
  ],
  [
    "a matrix of letters",
    [
      "## Responsibilities",
      "| Task | IC | Scribe |",
      "|---|---|---|",
      "| Declare | R/A | I |",
      "| Log | A | R |",
      "| Rest | C | I |",
    ],
    ["4 IC |  | Declare; Log", "4 Scribe |  | Log"],
  ],
  [
    "bold list items",
    [
      "## Roles and responsibilities",
      "- **Incident commander (IC):** decides",
      "- **Comms lead**: @kim – writes updates; answers customers",
      "- **Tech lead** — finds the cause",
      "- Anybody may help.",
    ],
    [
      "4 Incident commander (IC) |  | decides",
      "5 Comms lead | @kim | writes updates; answers customers",
      "6 Tech lead |  | finds the cause",
    ],
  ],
  [
    "list items with what they do below",
    ["## Roles", "- **Lead**", "  - Contact: Ann Lee", "  - decides", "  - calls the manager"],
    ["4 Lead | Ann Lee | decides; calls the manager"],
  ],
  [
    "plain lines",
    ["## Contacts", "- Support: support@shop.example", "- Hosting: +49 30 000000"],
    ["4 Support | support@shop.example | ", "5 Hosting | +49 30 000000 | "],
  ],
  [
    "headings with bullets",
    [
      "## Roles",
      "",
      "### Incident commander",
      "- decides",
      "- **Who:** @ann",
      "",
      "### Scribe",
      "",
      "Writes everything down.",
    ],
    ["5 Incident commander | @ann | decides", "9 Scribe |  | Writes everything down."],
  ],
  [
    "bold paragraphs with bullets",
    [
      "## Roles",
      "",
      "**Incident commander**",
      "",
      "- decides",
      "- declares",
      "",
      "**Scribe**",
      "",
      "- writes",
    ],
    ["5 Incident commander |  | decides; declares", "10 Scribe |  | writes"],
  ],
  [
    "Polish columns",
    [
      "## Role",
      "| Rola | Osoba | Obowiązki |",
      "|---|---|---|",
      "| Prowadzący | Anna | Decyduje |",
    ],
    ["6 Prowadzący | Anna | Decyduje"],
  ],
  [
    "Japanese columns",
    ["## 連絡先", "| 役割 | 担当者 | 責務 |", "|---|---|---|", "| 指揮者 | 佐藤 | 判断する |"],
    ["6 指揮者 | 佐藤 | 判断する"],
  ],
  [
    "a table in HTML",
    [
      "## Contacts",
      "",
      "<table><tr><th>Role</th><th>Phone</th></tr>",
      "<tr><td>Lead</td><td>+1 555 0100</td></tr></table>",
    ],
    ["6 Lead | +1 555 0100 | "],
  ],
])("roles are read from %s", (_, lines, expected) => {
  expect(rolesOf(lines)).toEqual(expected);
});

test.each<readonly [title: string, lines: readonly string[]]>([
  [
    "who looks after the document",
    ["## Ownership", "- **Owner:** Core", "- **Last reviewed:** 2026-03-01"],
  ],
  [
    "a table of steps",
    ["## Steps", "| Step | Action | Owner |", "|---|---|---|", "| 1 | Look | Ann |"],
  ],
  ["steps with bold beginnings", ["## Steps", "1. **Look:** at it", "2. **Act:** now"]],
  [
    "a table without a column for anything about people",
    ["## Contacts", "| A | B |", "|---|---|", "| c | d |"],
  ],
])("no role is %s", (_, lines) => {
  expect(rolesOf(lines)).toEqual([]);
});

test("the text beside a role is what was written", () => {
  const { roles } = documentOf(withTitle("## Roles", "- **Lead:** @ann", "  - decides"));
  expect(roles).toMatchObject([{ raw: "- **Lead:** @ann\n  - decides" }]);
});
