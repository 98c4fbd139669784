import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";

const stepsOf = (...lines: readonly string[]): readonly string[] => {
  const text = ["# Queue is stuck", "", "## First response", "", ...lines, ""].join("\n");
  const checklist = firstResponse(parseRunbook({ path: "runbooks/queue.md", text }));
  return (checklist?.steps ?? []).map(({ line, text: step, details, code }) =>
    [
      `${line}: ${step}`,
      ...(details === "" ? [] : [JSON.stringify(details)]),
      ...code.map((block) => `${block.language ?? ""} ${JSON.stringify(block.text)}`),
    ].join(" | "),
  );
};

describe("steps stand", () => {
  test.each([
    ["behind wide numbers", ["１．見る", "２．止める"]],
    ["behind wide numbers in brackets", ["（１）見る", "（２）止める"]],
    ["behind dots", ["・見る", "・止める"]],
    ["behind boxes", ["☐ 見る", "☐ 止める"]],
  ])("in lines of a paragraph %s", (_, lines) => {
    expect(stepsOf(...lines)).toEqual(["5: 見る", "6: 止める"]);
  });

  test("in paragraphs that call themselves steps", () => {
    expect(
      stepsOf("Шаг 1. Посмотреть", "", "```sh", "look", "```", "", "Шаг 2. Остановить"),
    ).toEqual(['5: Посмотреть | sh "look"', "11: Остановить"]);
  });

  test("in one line with arrows", () => {
    expect(stepsOf("Look → judge → (mend) → look back.")).toEqual([
      "5: Look",
      "5: judge",
      "5: mend",
      "5: look back",
    ]);
  });

  test.each([
    ["with few arrows", "Look → judge → mend"],
    ["with sentences between them", `a → b → c → ${"long ".repeat(15)}`],
  ])("not in a line %s", (_, line) => {
    expect(stepsOf(line)).toEqual([]);
  });

  test.each([["Step"], ["krok"], ["#"], ["No."], [""]])(
    "in the rows of a table that is numbered, below %j",
    (head) => {
      expect(
        stepsOf(`| ${head} | Do | Who |`, "| - | - | - |", "| 1 | Look | ops |", "| 2. | Stop | |"),
      ).toEqual(['7: Look | "Who: ops"', "8: Stop"]);
    },
  );

  test("in the rows of a table whose first column says so, without numbers", () => {
    expect(stepsOf("| Step | Who |", "| - | - |", "| Look | ops |")).toEqual([
      '7: Look | "Who: ops"',
    ]);
  });

  test.each([
    ["without a name", ["|  | Who |", "| - | - |", "| Look | ops |", "| Stop | ops |"]],
    ["of something else", ["| Host | Who |", "| - | - |", "| a | ops |", "| b | ops |"]],
    ["with one number", ["| Port | Who |", "| - | - |", "| 80 | ops |"]],
    ["with some numbers", ["| Port | Who |", "| - | - |", "| 80 | ops |", "| x | ops |"]],
    ["without rows", ["| Step | Who |", "| - | - |"]],
  ])("not in a table %s", (_, lines) => {
    expect(stepsOf(...lines)).toEqual([]);
  });

  test("behind bold labels, each with everything up to the next", () => {
    expect(
      stepsOf(
        "**Step 1: Look at the",
        "queue**",
        "",
        "It is often full.",
        "",
        "**Step 2: Restart** it gently",
        "",
        "```sh",
        "restart",
        "```",
      ),
    ).toMatchInlineSnapshot(`
      [
        "5: Look at the queue | "It is often full."",
        "10: Restart it gently | sh "restart"",
      ]
    `);
  });

  test("behind bold numbers that stand alone, not behind numbers within a sentence", () => {
    expect(stepsOf("**1. Look**", "", "**2. Stop**")).toEqual(["5: Look", "7: Stop"]);
    expect(
      stepsOf("**1. Look** is said.", "", "Often, and by all.", "", "**2. Stop** too."),
    ).toEqual([]);
    expect(stepsOf("**Step 1: Look**", "", "And no other. It is late.")).toEqual([]);
  });

  test("in numbered lines of a block of text", () => {
    expect(
      stepsOf(
        "```text",
        "Do this:",
        "1. Look",
        "   at the queue",
        "2) Stop",
        "7. of something",
        "```",
      ),
    ).toMatchInlineSnapshot(`
      [
        "7: Look | "at the queue"",
        "9: Stop | "7. of something"",
      ]
    `);
  });

  test("in numbered comments, with the commands below them", () => {
    expect(stepsOf("```sh", "# 1. Look", "queue list", "", "# Step 2: Stop", "queue stop", "```"))
      .toMatchInlineSnapshot(`
      [
        "6: Look | sh "queue list"",
        "9: Stop | sh "queue stop"",
      ]
    `);
    expect(stepsOf("```", "# 1. Look", "queue list", "# 2. Stop", "```")).toMatchInlineSnapshot(`
      [
        "6: Look |  "queue list"",
        "8: Stop",
      ]
    `);
    expect(stepsOf("```sh", "1. no comment", "2. no comment", "```")).toHaveLength(1);
    expect(stepsOf("```sh", "# 1. alone", "```")).toHaveLength(1);
  });

  test("in paragraphs that announce their code", () => {
    expect(
      stepsOf(
        "Look at",
        "the queue:",
        "",
        "```sh",
        "queue list",
        "```",
        "",
        "```sh",
        "queue top",
        "```",
        "",
        "Stop it:",
        "",
        "```sh",
        "queue stop",
        "```",
        "",
        "Done.",
      ),
    ).toMatchInlineSnapshot(`
      [
        "5: Look at the queue | sh "queue list" | sh "queue top"",
        "16: Stop it | sh "queue stop"",
      ]
    `);
  });

  test("in lines of a block of text that begin with the time since it began", () => {
    expect(
      stepsOf("```", "T+0:00  Look", "T+0:05  Tell the", "        mayor", "T+1:00  Stop", "```"),
    ).toEqual(["6: T+0:00  Look", '7: T+0:05  Tell the | "mayor"', "9: T+1:00  Stop"]);
  });

  test("in sentences, with the commands below them", () => {
    expect(stepsOf("Look:", "", "```sh", "queue list", "```")).toEqual([
      '5: Look | sh "queue list"',
    ]);
    expect(
      stepsOf(
        "Check the queue, e.g. `queue list`. Then stop the",
        "worker. Restart it.",
        "",
        "```sh",
        "queue up",
        "```",
      ),
    ).toEqual([
      "5: Check the queue, e.g. `queue list`.",
      "5: Then stop the worker.",
      '6: Restart it. | sh "queue up"',
    ]);
    expect(stepsOf("先にキューを確認する。次に停止する。")).toEqual([
      "5: 先にキューを確認する。",
      "5: 次に停止する。",
    ]);
    expect(stepsOf("```sh", "queue list | sort |", "  head", "```")).toEqual([
      '5: `queue list | sort |` | sh "queue list | sort |\\n  head"',
    ]);
  });

  test("not in sentences that explain, of a whole process or of a part that is for none", () => {
    const firstIn = (heading: string, text: string): number => {
      const source = `# Queue is stuck\n\n## ${heading}\n\n${text}\n`;
      const found = firstResponse(parseRunbook({ path: "runbooks/queue.md", text: source }));
      return found?.steps.length ?? 0;
    };
    expect(firstIn("Diagnosis", "Check the queue. Look at the worker.")).toBe(2);
    expect(firstIn("Diagnosis", "It is late. The worker is slow.")).toBe(0);
    expect(firstIn("Procedure", "Check the queue. Look at the worker.")).toBe(0);
    expect(firstIn("Background", "Check the queue. Look at the worker.")).toBe(0);
    expect(firstIn("First response", "It may be late. It may be slow. It may be full.")).toBe(0);
  });
});

describe("the signals of a runbook", () => {
  const signals = (...lines: readonly string[]) => {
    const text = ["# Queue is stuck", "", ...lines, ""].join("\n");
    const { alerts, services, keywords } = parseRunbook({ path: "runbooks/queue.md", text });
    return { alerts, services, keywords };
  };

  test("are names of alerts and services beside their keys", () => {
    expect(
      signals(
        "**Alert:** QueueBacklogHigh, `QueueStuck` and Slow queue",
        "**Service:** Sync jobs; billing.",
        "Owner: ops",
      ),
    ).toEqual({
      alerts: ["QueueBacklogHigh", "QueueStuck", "Slow queue"],
      services: ["Sync jobs", "billing"],
      keywords: [],
    });
  });

  test("are no sentences", () => {
    expect(
      signals(`Alert: when ${"many words ".repeat(6)}are said`, `Service: ${"long ".repeat(10)}`),
    ).toEqual({ alerts: [], services: [], keywords: [] });
  });

  test("are not those of related runbooks", () => {
    expect(signals("## Related alerts", "", "Alert: DiskAlmostFull")).toEqual({
      alerts: [],
      services: [],
      keywords: [],
    });
  });
});
