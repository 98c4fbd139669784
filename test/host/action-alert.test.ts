import { expect, it } from "vitest";
import type { RunReport } from "../github/runner/report.ts";
import { openActionBench, REPO, workflowText, type ActionBench } from "./action-bench.ts";

const openBench = () =>
  openActionBench({
    files: {
      ".github/incidents.yml": "locale: en\n",
      ".github/workflows/alert.yml": workflowText("alert.yml").replace(
        "- uses: sitrep-dev",
        "- id: sitrep\n        uses: sitrep-dev",
      ),
    },
  });

const send = ({ ann }: ActionBench, client_payload: object) =>
  ann.request("POST", `/repos/${REPO}/dispatches`, { event_type: "alert", client_payload });

const resultOf = (run: RunReport | undefined): unknown => {
  const result: unknown = JSON.parse(run?.outputs["sitrep"]?.["result"] ?? "null");
  return result;
};

it("opens an incident with a card from an alert, without a server, and notes the recovery", async () => {
  await using bench = await openBench();
  await send(bench, { title: "Backup is late", description: "26 h", fingerprint: "backup" });
  await bench.github.settled();
  const [run] = bench.runner.runs;
  expect(run?.conclusion, run?.log).toBe("success");
  expect(resultOf(run)).toMatchObject({
    decision: "changed",
    alerts: { read: 1, opened: [1], changed: [] },
    passes: [{ issue: 1, decision: "changed" }],
  });
  const cards = bench.github.store
    .comments(REPO, 1)
    .filter(({ body }) => body.includes("<!-- sitrep:card"));
  expect(cards).toHaveLength(1);
  await send(bench, { title: "Backup is late", fingerprint: "backup", status: "resolved" });
  await bench.github.settled();
  const second = bench.runner.runs[1];
  expect(second?.conclusion, second?.log).toBe("success");
  expect(bench.github.store.issue(REPO, 1)).toMatchObject({
    state: "open",
    body: expect.stringMatching(/^🟢 \*\*It looks well\.\*\*/u),
  });
});

it("leaves one incident where two runs hear the same alert at once", async () => {
  await using bench = await openBench();
  const alert = { title: "Backup is late", fingerprint: "backup" };
  await Promise.all([send(bench, alert), send(bench, alert)]);
  await bench.github.settled();
  await send(bench, alert);
  await bench.github.settled();
  for (const run of bench.runner.runs) expect(run.conclusion, run.log).toBe("success");
  const open = bench.github.store.issues(REPO).filter(({ state }) => state === "open");
  expect(open).toMatchObject([{ number: 1 }]);
});

it("fails the run with the reason when the message holds no alert: nobody would hear of it otherwise", async () => {
  await using bench = await openBench();
  await send(bench, { alerts: [{ status: "firing", labels: { severity: "canary" } }] });
  await bench.github.settled();
  const [run] = bench.runner.runs;
  expect(run?.conclusion).toBe("failure");
  expect(resultOf(run)).toMatchObject({ decision: "failed", reason_code: "alerts_unread" });
  const messages = run?.annotations.map(({ message }) => message) ?? [];
  expect(messages.at(-1)).toBe(
    "Alert 1 was left out: it needs the label `alertname`, and `status` must be `firing` or `resolved`. The README says in which shapes alerts may come.",
  );
  expect(messages.join("")).not.toContain("canary");
  expect(bench.github.store.issues(REPO)).toEqual([]);
});
