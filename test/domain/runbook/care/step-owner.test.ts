import { expect, test } from "vitest";
import { ownerOfStep } from "../../../../src/domain/runbook/care/step-owner.ts";
import { parseRunbook } from "../../../../src/domain/runbook/parse.ts";

const ownerOf = (text: string, details = ""): string | undefined =>
  ownerOfStep({ text, details, code: [], line: 1 });

test.each([
  ["(IC) Open a channel", "IC"],
  ["[Ops] Restart the worker", "Ops"],
  ["**[Comms lead]** Post an update", "Comms lead"],
  ["Restart the worker (Ops)", "Ops"],
  ["Restart the worker [DBA].", "DBA"],
  ["Restart the worker (@acme/dba)", "@acme/dba"],
  ["Decide (IC / EM)", "IC / EM"],
  ["Decide (owner: Ann)", "Ann"],
  ["**Incident commander:** open a channel", "Incident commander"],
  ["**Scribe** – start the log", "Scribe"],
  ["Owner: DBA. Restart it", "DBA"],
  ["Restart it. Owner: DBA", "DBA"],
  ["Restart it — Responsible: platform team", "platform team"],
  ["(dyżurny) Zrestartuj", "dyżurny"],
  ["Zrestartuj. Odpowiedzialny: Zespół DBA", "Zespół DBA"],
  ["（指揮者）チャンネルを作る", "指揮者"],
  ["**Einsatzleitung:** Kanal öffnen", "Einsatzleitung"],
])("%s is done by %s", (text, owner) => {
  expect(ownerOf(text)).toBe(owner);
});

test.each([
  "Restart the worker (optional)",
  "(if needed) Restart it",
  "Open [the board](https://board.example)",
  "[Ops](https://ops.example) is the board",
  "**Restart:** the worker",
  "Tell the owner: they must know what was lost in this outage and how long it will take to repair it",
  "`(IC)`",
  "",
])("%s is for anybody", (text) => {
  expect(ownerOf(text)).toBeUndefined();
});

test("a line below the step says it too", () => {
  expect(ownerOf("Restart it", "- Owner: DBA\n- wait a minute")).toBe("DBA");
  expect(ownerOf("Restart it", "- wait: a minute")).toBeUndefined();
});

test.each([
  ["a column behind the steps", "| Step | Owner |", "| Open a channel | IC |"],
  ["a column between", "| # | Who | Step |", "| 1 | IC | Open a channel |"],
  ["a column in bold", "| Step | **Responsible** |", "| Open a channel | **IC** |"],
  ["a Polish column", "| Krok | Wykonuje |", "| Open a channel | IC |"],
])("%s of a table says who does each step, and an empty cell anybody", (_, head, row) => {
  const line = head.replaceAll(/[^|]+/gu, "-");
  const last = row.replace("IC", "").replace("**", "").replace("**", "").replace("1", "2");
  const text = `# Queue\n\n## First response\n\n${head}\n${line}\n${row}\n${last}\n`;
  const { checklists } = parseRunbook({ path: "runbooks/a.md", text, frontMatter: {} });
  const steps = checklists[0]?.steps ?? [];
  expect(steps.map((step) => [step.text, ownerOfStep(step)])).toEqual([
    ["Open a channel", "IC"],
    ["Open a channel", undefined],
  ]);
});
