import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";

const read = (text: string, frontMatter = {}) =>
  parseRunbook({ path: "runbooks/x.md", text: `# Ledger\n\n${text}`, frontMatter });
const startOf = (text: string): string => {
  const start = firstResponse(read(text));
  return start === undefined ? "nothing" : `${start.heading} [${start.steps.length}]`;
};

const ASKING = "1. Acknowledge the page\n2. Open a ticket\n3. Notify the lead\n";
const REPAIR = "## Mitigation\n\n1. Restart the pump.\n2. Watch the gauge.\n";

describe("a part named after what tells of an incident", () => {
  test.each([
    ["counts what to do", `## Detection\n\n${ASKING}\n${REPAIR}`, "Detection [3]"],
    ["is joined with more", `## Detect and scope\n\n${ASKING}\n${REPAIR}`, "Detect and scope [3]"],
    [
      "has boxes to tick off",
      `## Detection\n\n- [ ] Acknowledge the page\n- [ ] Open a ticket\n\n${REPAIR}`,
      "Detection [2]",
    ],
    [
      "holds headings counted by letters",
      `## 1. Detection\n\n### 1a. Identify the tank\n\nLook.\n\n### 1b. Pause the intake\n\nTurn it.\n\n${REPAIR}`,
      "Detection [2]",
    ],
    [
      "holds headings called steps",
      `## Alert: \`TankFull\`\n\n### Step 1: The tank\n\nLook.\n\n### Step 2: The pump\n\nTurn it.\n\n${REPAIR}`,
      "Alert: TankFull [2]",
    ],
  ])("is where a response starts when it %s", (_, text, start) => {
    expect(startOf(text)).toBe(start);
  });

  test.each([
    ["lists symptoms", "## Detection\n\n1. The gauge is red\n2. Water on the floor\n\n"],
    ["only lists what to do", "## Detection\n\n- Acknowledge the page\n- Open a ticket\n\n"],
    ["names what goes wrong", `## Alerts firing unexpectedly\n\n${ASKING}\n`],
  ])("is none when it %s", (_, text) => {
    expect(startOf(`${text}${REPAIR}`)).toBe("Mitigation [2]");
  });

  test("stays what its author says", () => {
    const text = `## Detection\n\n${ASKING}`;
    const { sections } = read(text, { sections: { signals: "Detection" } });
    expect(sections.at(-1)?.role).toBe("signals");
    expect(read(text).sections.at(-1)?.role).toBe("triage");
  });
});
