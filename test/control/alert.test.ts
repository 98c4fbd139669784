import { raiseAlerts } from "../../src/control/alert/raise.ts";
import { readMarker } from "../../src/control/bot-comment.ts";
import { readMark } from "../../src/domain/alert/mark.ts";
import { alertsIn, alertsOf, openAlertBench, REPO, type AlertBench } from "./alert-bench.ts";
import { describe, expect, test } from "vitest";

const MINUTE = 60_000;

const markOf = (bench: AlertBench, number: number) =>
  readMark(bench.issues().find((issue) => issue.number === number)?.body ?? "")?.mark;

const open = (bench: AlertBench) => bench.issues().filter(({ state }) => state === "open");

describe("an alert", () => {
  test("opens an incident in the form of the team, which a pass reads as a person's", async () => {
    await using bench = await openAlertBench("alerts: {severities: {page: sev-1}}");
    const writer = bench.writer();
    const raised = await writer.raise(
      ...alertsOf({
        name: "QueueStuck",
        labels: { service: "sync", severity: "page", queue: "mail" },
        summary: "Jobs do not run @ann #1",
      }),
    );
    expect(raised).toEqual({ opened: [1], changed: [] });
    const [issue] = bench.issues();
    expect(issue).toMatchObject({
      title: "Jobs do not run @\u200bann #\u200b1",
      labels: ["incident", "severity/sev-1"],
    });
    expect(issue?.body).toContain("### Service\n\nSync jobs\n");
    expect(issue?.body).toContain("### Severity\n\nSEV-1\n");
    expect(issue?.body).toContain("### What is happening\n\nJobs do not run @&#8203;ann #&#8203;1");
    expect(issue?.body).toContain(
      "### Alert\n\n```\nQueueStuck\nservice: sync\nseverity: page\nqueue: mail\n```",
    );
    await expect(writer.pass(1)).resolves.toMatchObject({ kind: "changed" });
    const card = bench.github.store
      .comments(REPO, 1)
      .find(({ body }) => readMarker(body)?.kind === "card");
    expect(card?.body).toContain("SEV-1 · Investigating");
    expect(card?.body).toContain("| Service | Sync jobs |");
    expect(bench.issues()[0]?.labels).toContain("phase/investigating");
  });

  test("chooses the runbook that is about it, before that of its service", async () => {
    await using bench = await openAlertBench("", {
      "runbooks/queue.md":
        "---\nalerts: [QueueStuck]\n---\n\n# A queue that stands still\n\n## First response\n\n1. Look at the oldest job.\n",
    });
    const writer = bench.writer();
    await writer.raise(...alertsOf({ name: "QueueStuck", labels: { service: "sync" } }));
    await writer.pass(1);
    const said = bench.github.store
      .comments(REPO, 1)
      .map(({ body }) => body)
      .join("\n");
    expect(said).toContain("it is about the alert “QueueStuck”");
  });

  test("that comes again, late, twice or in another order changes nothing but what is new", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    const firing = alertsOf({ name: "ApiDown" });
    const resolved = alertsOf({ name: "ApiDown", status: "resolved" });
    await writer.raise(...firing);
    bench.writes();
    await writer.raise(...firing);
    expect(bench.writes()).toEqual([]);
    await writer.raise(...resolved);
    expect(bench.writes()).toEqual(["POST /issues/1/comments", "PATCH /issues/1"]);
    await writer.raise(...firing, ...resolved, ...firing);
    expect(bench.writes()).toEqual([]);
    expect(markOf(bench, 1)?.heard.alerts).toMatchObject([{ isFiring: false, times: 1 }]);
    expect(bench.issues()).toMatchObject([{ state: "open" }]);
    expect(bench.issues()[0]?.body).toMatch(/^🟢 \*\*It looks well\.\*\*/u);
  });

  test("that fires anew after a recovery goes on in the same incident and the same comment", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    await writer.raise(...alertsOf({ name: "ApiDown" }));
    await writer.raise(...alertsOf({ name: "ApiDown", status: "resolved" }));
    bench.clock.now += 20 * MINUTE;
    bench.writes();
    await writer.raise(...alertsOf({ name: "ApiDown", startsAt: "2026-11-21T03:31:00Z" }));
    expect(bench.writes()).toEqual([
      expect.stringMatching(/^PATCH \/issues\/comments\//u),
      "PATCH /issues/1",
    ]);
    expect(markOf(bench, 1)?.heard.alerts).toMatchObject([{ isFiring: true, times: 2 }]);
    const [note] = bench.github.store.comments(REPO, 1);
    expect(note?.body).toContain(
      "It had recovered, and fires again since 2026-11-21 03:31 UTC: ApiDown",
    );
  });

  test("that has recovered before anybody opened an incident is nobody's concern", async () => {
    await using bench = await openAlertBench();
    const raised = await bench
      .writer()
      .raise(
        ...alertsOf(
          { name: "ApiDown", status: "resolved" },
          { name: "DbDown" },
          { name: "DbDown", status: "resolved" },
        ),
      );
    expect(raised).toEqual({ opened: [], changed: [] });
    expect(bench.writes()).toEqual([]);
  });

  test("that repeats itself after a person ended the incident opens none; a new episode does", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    await writer.raise(...alertsOf({ name: "ApiDown" }));
    await bench.ann.closeIssue(REPO, 1);
    await writer.raise(...alertsOf({ name: "ApiDown" }));
    expect(bench.issues()).toHaveLength(1);
    await writer.raise(...alertsOf({ name: "ApiDown", startsAt: "2026-11-21T03:20:00Z" }));
    expect(bench.issues()).toHaveLength(2);
  });

  test("that does not say when it began opens one incident at a time, and none for what its end overtook", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    const tell = (status: string, id = "a") =>
      writer.raise(
        ...alertsIn({ alerts: [{ status, labels: { alertname: "ApiDown", instance: id } }] }),
      );
    await tell("firing");
    await tell("firing");
    await tell("resolved");
    await tell("resolved", "b");
    await bench.ann.closeIssue(REPO, 1);
    // The beginning of what ended a moment ago.
    await expect(tell("firing", "b")).resolves.toEqual({ opened: [], changed: [] });
    // What fires again after it had recovered and the incident was ended.
    await expect(tell("firing")).resolves.toEqual({ opened: [2], changed: [] });
    await tell("firing");
    expect(open(bench)).toMatchObject([{ number: 2 }]);
    await bench.ann.closeIssue(REPO, 2);
    bench.clock.now += 3 * MINUTE;
    await expect(tell("firing", "b")).resolves.toEqual({ opened: [3], changed: [] });
  });

  test("whose end comes first and finds no incident opens one, which its next end calms", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    const tell = (status: string) => writer.raise(...alertsIn({ title: "Backup is late", status }));
    await expect(tell("resolved")).resolves.toEqual({ opened: [], changed: [] });
    await expect(tell("firing")).resolves.toEqual({ opened: [1], changed: [] });
    await tell("resolved");
    expect(bench.issues()[0]?.body).toMatch(/^🟢 \*\*It looks well\.\*\*/u);
    expect(bench.issues()).toHaveLength(1);
  });

  test("keeps what people wrote into the report", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    await writer.raise(...alertsOf({ name: "ApiDown" }));
    const body = bench.issues()[0]?.body ?? "";
    await bench.ann.editIssue(REPO, 1, {
      body: body.replace("_No response_", "Sync jobs").replaceAll("\n", "\r\n"),
    });
    await writer.raise(...alertsOf({ name: "ApiDown", status: "resolved" }));
    const edited = bench.issues()[0]?.body;
    expect(edited).toContain("### Service\n\nSync jobs");
    expect(edited).toMatch(/^🟢/u);
  });

  test("is not taken in by an issue in which somebody typed the mark", async () => {
    await using bench = await openAlertBench();
    const writer = bench.writer();
    await writer.raise(...alertsOf({ name: "ApiDown" }));
    const { body = "" } = bench.issues()[0] ?? {};
    await bench.ann.closeIssue(REPO, 1);
    await bench.ann.openIssue(REPO, { title: "Not theirs", body, labels: ["incident"] });
    const later = alertsOf({ name: "ApiDown", startsAt: "2026-11-21T03:30:00Z" });
    await expect(writer.raise(...later)).resolves.toMatchObject({ opened: [3] });
  });
});

describe("side by side", () => {
  test("two who open an incident for the same alert leave one, and the other says where", async () => {
    await using bench = await openAlertBench();
    const [one, other] = [bench.writer(), bench.writer()];
    await Promise.all([
      one.raise(...alertsOf({ name: "ApiDown", labels: { instance: "a" } })),
      other.raise(...alertsOf({ name: "ApiDown", labels: { instance: "b" } })),
    ]);
    await bench.writer().raise(...alertsOf({ name: "ApiDown", labels: { instance: "a" } }));
    const issues = bench.issues();
    expect(open(bench)).toMatchObject([{ number: 1 }]);
    for (const double of issues.slice(1)) {
      expect(double).toMatchObject({ state: "closed", stateReason: "duplicate", labels: [] });
      expect(double.body).toContain("[#1](");
    }
    expect(markOf(bench, 1)?.heard.alerts.map(({ isFiring }) => isFiring)).toEqual([true, true]);
    // Nobody takes the double for an incident any more.
    await expect(bench.writer().pass(2)).resolves.toMatchObject({ kind: "ignored" });
  });

  test("a double that was passed already stays closed, even with its label put on again", async () => {
    await using bench = await openAlertBench();
    await bench.writer().raise(...alertsOf({ name: "ApiDown", labels: { instance: "a" } }));
    const { world } = bench.writer();
    const { labelledIssues } = world.forge;
    let looks = 0;
    // GitHub's lists are late at first, and a pass comes before the second look.
    const late: typeof labelledIssues = async (...asked) => {
      looks += 1;
      return looks <= 2 ? [] : await labelledIssues(...asked);
    };
    const alerts = alertsOf({ name: "ApiDown", labels: { instance: "b" } });
    await raiseAlerts({ owner: "acme", repo: "shop" }, alerts, {
      ...world,
      forge: { ...world.forge, labelledIssues: late },
      pause: () => bench.writer().pass(2),
    });
    expect(bench.github.store.comments(REPO, 2).length).toBeGreaterThan(0);
    expect(bench.issues()[1]).toMatchObject({ state: "closed", labels: [] });
    await bench.ann.addLabel(REPO, 2, "incident");
    await bench.writer().pass(2);
    expect(bench.issues()[1]).toMatchObject({ state: "closed", stateReason: "duplicate" });
    expect(markOf(bench, 1)?.heard.alerts).toHaveLength(2);
  });

  test("a writer whose words were overwritten writes them again", async () => {
    await using bench = await openAlertBench();
    await bench.writer().raise(...alertsOf({ name: "ApiDown", labels: { instance: "a" } }));
    const stale = bench.issues()[0]?.body ?? "";
    let isOverwritten = false;
    const careful = bench.writer(async () => {
      if (isOverwritten) return;
      isOverwritten = true;
      // Somebody who read before and writes after.
      await bench.ann.editIssue(REPO, 1, { body: `${stale}\nlate` });
    });
    await careful.raise(...alertsOf({ name: "ApiDown", labels: { instance: "b" } }));
    expect(markOf(bench, 1)?.heard.alerts).toHaveLength(2);
    expect(bench.issues()[0]?.body).toContain("late");
  });
});

describe("a storm", () => {
  const kinds = (count: number, from = 0) =>
    alertsOf(...Array.from({ length: count }, (_, index) => ({ name: `Alert${from + index}` })));

  test("opens so many incidents; what comes beyond joins the newest, in one edit", async () => {
    await using bench = await openAlertBench("alerts: {storm: {most: 3, per: 10m}}");
    const writer = bench.writer();
    await writer.raise(...kinds(20));
    expect(open(bench)).toHaveLength(3);
    const writes = bench.writes().filter((write) => !write.endsWith("/labels"));
    expect(writes).toEqual(["POST /issues", "POST /issues", "POST /issues", "PATCH /issues/3"]);
    expect(bench.issues()[2]?.body).toContain(
      "the limit of new incidents is 3 in 10 min, so alerts of other kinds joined this one: 17.",
    );
  });

  test("of hundreds of alerts in a minute writes little, and what joined recovers where it joined", async () => {
    await using bench = await openAlertBench("alerts: {storm: {most: 2, per: 10m}}");
    const writer = bench.writer();
    for (let batch = 0; batch < 20; batch += 1) {
      bench.clock.now += 3000;
      await writer.raise(...kinds(20, batch * 20));
    }
    expect(open(bench)).toHaveLength(2);
    expect(bench.writes().length).toBeLessThan(40);
    expect(markOf(bench, 2)?.heard.rest.length).toBeGreaterThan(300);
    const all = alertsOf(
      ...Array.from({ length: 400 }, (_, index) => ({
        name: `Alert${index}`,
        status: "resolved" as const,
      })),
    );
    await writer.raise(...all);
    expect(bench.issues().map(({ body }) => body.slice(0, 20))).toEqual([
      expect.stringContaining("It looks well"),
      expect.stringContaining("It looks well"),
    ]);
    for (const { body } of bench.issues()) expect(body.length).toBeLessThan(65_536);
  });

  test("is over after its time, and closing incidents makes no room before", async () => {
    await using bench = await openAlertBench("alerts: {storm: {most: 1, per: 10m}}");
    const writer = bench.writer();
    await writer.raise(...kinds(1));
    await writer.raise(...kinds(1, 1));
    expect(open(bench)).toHaveLength(1);
    bench.clock.now += 11 * MINUTE;
    await writer.raise(...kinds(1, 2));
    expect(open(bench)).toHaveLength(2);
  });

  test("where no incident is left to join one is opened all the same: nothing is dropped", async () => {
    await using bench = await openAlertBench("alerts: {storm: {most: 1, per: 10m}}");
    const writer = bench.writer();
    await writer.raise(...kinds(1));
    await bench.ann.closeIssue(REPO, 1);
    await writer.raise(...kinds(2, 1));
    expect(open(bench)).toMatchObject([{ number: 2 }]);
    expect(
      markOf(bench, 2)
        ?.heard.alerts.map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Alert1", "Alert2"]);
  });

  test("of many at the same moment is held to the limit as well", async () => {
    await using bench = await openAlertBench("alerts: {storm: {most: 2, per: 10m}}");
    await Promise.all(kinds(6).map((alert) => bench.writer().raise(alert)));
    await bench.writer().raise(...kinds(6));
    expect(open(bench).map(({ number }) => number)).toEqual([1, 2]);
    const names = [1, 2].flatMap(
      (number) => markOf(bench, number)?.heard.alerts.map(({ name }) => name) ?? [],
    );
    expect(new Set(names)).toEqual(new Set(kinds(6).map(({ name }) => name)));
  });
});
