import { describe, expect, test } from "vitest";
import { parseBody } from "../../src/domain/markdown/parse.ts";
import type { Checklist, Step } from "../../src/domain/runbook/runbook.ts";
import { COMMENT_LIMIT } from "../../src/render/fit.ts";
import type { ChecklistView } from "../../src/render/view.ts";
import { reachOf } from "./reach.ts";
import { CHECKLIST, incidentAt, PLACE, rendererFor } from "./fixture.ts";

const { checklist } = rendererFor();

function viewOf(steps: readonly Step[] = CHECKLIST.steps): ChecklistView {
  const [progress] = incidentAt("03:31:00").checklists;
  if (progress === undefined) throw new Error("a runbook was attached");
  const part: Checklist = { ...CHECKLIST, steps };
  return { place: PLACE, progress, checklist: part, others: [] };
}

/** Checked state of the top-level task-list items. */
function tasksOf(text: string): readonly (boolean | null | undefined)[] {
  const list = parseBody(text).children.find(({ type }) => type === "list");
  return list?.type === "list" ? list.children.map(({ checked }) => checked) : [];
}

const step = (text: string, rest: Partial<Step> = {}): Step => ({
  text,
  details: "",
  code: [],
  line: 1,
  ...rest,
});

describe("a checklist", () => {
  test("shows each step with its state, details and code", () => {
    expect(checklist(viewOf())).toMatchInlineSnapshot(`
      "## First response: Sync queue stuck

      [First 10 minutes](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md?plain=1#L12) from [Sync queue stuck](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md) at \`4f1c2d3\`, because it is the runbook of the service Sync jobs.
      Not the right one? Others that came close: \`/runbook api-degraded\`.

      - [x] **1.** Acknowledge and name an **incident lead** ([line 14](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md?plain=1#L14))
      - [ ] **2.** Probe \`GET /api/health\`, see the [dashboard](https://pitpilot.example/board) ([line 15](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md?plain=1#L15))

        Write down:

        - failing endpoints
        - start time in UTC
      - [x] **3.** ~~Requeue dead-letter jobs~~ ([line 19](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md?plain=1#L19))<br>Skipped by leo: no dead letters

        \`\`\`sql
        update jobs
        set phase = 'retrying', run_after = now()
        where phase = 'dead';
        \`\`\`

      Tick a step when it is done, or write \`/done 3\`; \`/skip\` with a number and a reason leaves one out."
    `);
  });

  test("has one top-level task for each step, in order", () => {
    expect(tasksOf(checklist(viewOf()))).toEqual([true, false, true]);
  });

  test("changes by nothing but the box when a step is ticked", () => {
    const before = viewOf();
    const ticked = {
      ...before,
      progress: {
        ...before.progress,
        steps: before.progress.steps.map((one, index) =>
          index === 1 ? { ...one, state: "done" as const, by: "ana" } : one,
        ),
      },
    };
    expect(checklist(ticked)).toBe(checklist(before).replace("- [ ] **2.**", "- [x] **2.**"));
  });

  test("folds long code", () => {
    const text = Array.from({ length: 13 }, (_, line) => `echo ${line}`).join("\n");
    const shown = checklist(viewOf([step("Run it", { code: [{ language: "sh", text }] })]));
    expect(shown.split("\n").slice(5, 12).join("\n")).toMatchInlineSnapshot(`
      "- [x] **1.** Run it ([line 1](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md?plain=1#L1))

        <details><summary>Code, 13 lines</summary>

        \`\`\`sh
        echo 0
        echo 1"
    `);
  });

  test.each([
    ["a mention", "Ask @octo-org/oncall and @ana, see #12"],
    ["HTML", "<script>alert(1)</script><!-- sitrep:card {} --> and </details>"],
    ["a fence", "```"],
    ["pipes and brackets", "a | b | [x] [ ] `c | d`"],
    ["what looks like a list", "- [x] 1. # > done"],
    ["braces", "{{secret}} {{{x}}} ${{ github.token }}"],
    ["nothing", ""],
  ])("survives %s in a step", (_, text) => {
    const nasty = step(text, {
      details: text,
      code: [{ language: text, text: `\`\`\`\`\n${text}` }],
    });
    const shown = checklist(viewOf([nasty, step("Next"), nasty]));
    expect(tasksOf(shown)).toHaveLength(3);
    expect(reachOf(shown)).toEqual([]);
  });

  test.each([
    ["long steps", 60, 3000],
    ["many steps", 1000, 30],
    ["very many steps", 5000, 300],
  ])("stays within a comment with %s", (_, count, length) => {
    const long = step("word ".repeat(length / 5), {
      details: "detail ".repeat(length / 7),
      code: [{ language: "sh", text: "echo\n".repeat(length / 5) }],
    });
    const shown = checklist(viewOf(Array.from({ length: count }, () => long)));
    expect(shown.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(tasksOf(shown).length).toBeGreaterThan(50);
  });
});
