import { describe, expect, test } from "vitest";
import { prepareRepository } from "../../src/control/prepare.ts";
import { ACTIONS, KEY, person } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";
import { endReading, reportProbe, requestOf } from "./probe-comment.ts";

const MINUTE = 60_000;

describe("the played incident", () => {
  test("takes 24 writes, the Action's among them", async () => {
    const b = bench();
    await prepareRepository(KEY, b.world);
    const setUp = b.writes.length;
    await b.run();
    b.pass(1000);
    b.say("ada", "/ack\n/lead me\n/fact endpoints /x\n/probe health");
    await b.run();
    b.pass(5000);
    reportProbe(b, "unhealthy");
    await b.run();
    const [checklist] = b.of("checklist");
    b.editAs(checklist?.id ?? 0, (checklist?.body ?? "").replace("- [ ] **1", "- [x] **1"));
    b.say("ada", "/update found it");
    await b.run();
    b.pass(MINUTE);
    b.say("ada", "/resolve fixed");
    await b.run();
    endReading(b, "healthy");
    await b.run();
    b.pass(10 * MINUTE);
    await b.run();
    endReading(b, "healthy");
    await b.run();
    b.merge("## Corrective actions\n\n### Code fix\n\n- [ ] fix it (@grace, due 2026-12-01)\n");
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: false });
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.writes.slice(setUp)).toMatchInlineSnapshot(`
      [
        "comment",
        "pin 101",
        "comment",
        "add labels phase/investigating severity/sev-1",
        "edit 101",
        "dispatch probe.yml health",
        "comment",
        "edit 101",
        "react +1",
        "edit 101",
        "comment",
        "dispatch probe.yml health",
        "edit 101",
        "edit issue incident phase/monitoring severity/sev-1",
        "dispatch probe.yml health",
        "branch sitrep/postmortem-7",
        "file postmortems/2026/2026-11-21-7-checkout-is-down.md",
        "pull request",
        "review ada",
        "edit 101",
        "edit issue incident phase/resolved severity/sev-1 close",
        "comment",
        "edit issue incident phase/closed severity/sev-1",
      ]
    `);
    // One more is the Action's, which reports the probe.
    expect(b.writes.length - setUp + 1).toBeLessThanOrEqual(25);
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("the opening", () => {
  test("creates the labels that are missing, once, and writes four things", async () => {
    const b = bench({ labels: [] });
    await b.run();
    expect(b.labels().map(({ name }) => name)).toEqual([
      "incident",
      "severity/sev-1",
      "phase/investigating",
    ]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("prepares all labels of a repository that has a config, and none of one without", async () => {
    const b = bench();
    expect(await prepareRepository(KEY, b.world)).toHaveLength(11);
    expect(await prepareRepository(KEY, b.world)).toEqual([]);
    const bare = bench({ files: {} });
    expect(await prepareRepository(KEY, bare.world)).toEqual([]);
    expect(bare.writes).toEqual([]);
  });

  test("ignores pull requests, closed doors and issues that are no incidents", async () => {
    expect(await bench({ labels: [], body: "### Steps\n\nNone" }).run()).toEqual({
      kind: "ignored",
      wakeAt: undefined,
      effects: [],
    });
    expect((await bench({ labels: ["bug"], body: "hello" }).run()).kind).toBe("ignored");
  });

  test("recognises the form without the label, and puts the label on", async () => {
    const b = bench({ labels: [] });
    await b.run();
    expect(b.issue().labels).toEqual(["incident", "severity/sev-1", "phase/investigating"]);
  });

  test("takes a severity label for an answer where the form has none", async () => {
    const b = bench({ body: "Broken", labels: ["incident", "severity/sev-2"] });
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-2");
    expect(b.text("card")).not.toMatch(/not sure/iu);
  });

  test("attaches the checklist before what was said on it is judged, in triage as well", async () => {
    for (const author of ["ada", "mallory"]) {
      const b = bench({ author });
      b.pass(1000);
      b.say("ada", "/ack");
      b.pass(1000);
      b.say("grace", "/done 1");
      // Nobody looked until now.
      // oxlint-disable-next-line no-await-in-loop
      await b.run();
      expect(b.of("reply")).toEqual([]);
      expect(b.text("checklist")).toContain("- [x] **1.**");
    }
  });

  test("declares by the label's time, and leaves what was said before alone", async () => {
    const b = bench({ labels: [], body: "Broken" });
    b.say("ada", "/severity sev-3");
    b.pass(MINUTE);
    b.label("grace", "incident");
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-1");
    expect(b.text("card")).toContain("grace");
  });

  test("of a bot is no triage", async () => {
    const b = bench({ author: "mallory" });
    await b.run();
    expect(b.issue().labels).toContain("phase/triage");
    const inside = bench({ author: "mallory", isPrivate: true });
    await inside.run();
    expect(inside.issue().labels).toContain("phase/investigating");
  });
});

describe("trust", () => {
  test("a card typed by a person is a comment like any other", async () => {
    const b = bench();
    await b.run();
    const [card] = b.of("card");
    b.say("mallory", (card?.body ?? "").replaceAll("sev-1", "sev-3"));
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("a card of another App or of the Action does not count unless the config says so", async () => {
    const other = { login: "other[bot]", isBot: true, app: "other" };
    const b = bench();
    await b.run();
    const [card] = b.of("card");
    const forged = (card?.body ?? "").replaceAll('"severity":"sev-1"', '"severity":"sev-3"');
    b.sayAs(other, forged);
    b.sayAs(ACTIONS, forged);
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.issue().labels).toContain("severity/sev-1");
  });

  test("a probe's result counts from github-actions, and from nobody else", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    await b.run();
    const body = b.of("probe")[0]?.body ?? "";
    const result = body.replace(
      /"run":\d+/u,
      '"report":{"health":"unhealthy","summary":"x","at":1}',
    );
    b.sayAs(person("ada"), result);
    await b.run();
    expect(b.text("card")).toMatch(/running/u);
    reportProbe(b, "unhealthy");
    await b.run();
    expect(b.text("card")).toMatch(/unhealthy/u);
  });

  test("a damaged marker is no marker: the card is written again", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/ack");
    await b.run();
    const [card] = b.of("card");
    b.editAs(card?.id ?? 0, (card?.body ?? "").replace('"entries":[', '"entries":[7,'));
    await b.run();
    expect(b.of("card")).toHaveLength(1);
    expect(b.text("card")).toMatch(/by ada/u);
  });
});

describe("two cards become one, the older", () => {
  const HOSTS = {
    ".github/incidents.yml": `${FILES[".github/incidents.yml"] ?? ""}hosts: { actions: true }\n`,
  };

  test("and nothing that either had on record is lost", async () => {
    const b = bench({ files: { ...FILES, ...HOSTS } });
    await b.run();
    const [card] = b.of("card");
    const [checklist] = b.of("checklist");
    b.sayAs(ACTIONS, card?.body ?? "");
    b.sayAs(ACTIONS, checklist?.body ?? "");
    b.say("ada", "/ack");
    await b.run();
    expect(b.of("card").map(({ id }) => id)).toEqual([card?.id]);
    expect(b.of("checklist").map(({ id }) => id)).toEqual([checklist?.id]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("and a step ticked in one of two checklists is not taken for opened again in the other", async () => {
    const b = bench({ files: { ...FILES, ...HOSTS } });
    await b.run();
    const [checklist] = b.of("checklist");
    const untouched = checklist?.body ?? "";
    b.pass(1000);
    b.editAs(checklist?.id ?? 0, untouched.replace("- [ ] **1", "- [x] **1"));
    await b.run();
    b.pass(1000);
    b.sayAs(ACTIONS, untouched);
    await b.run();
    expect(b.of("checklist").map(({ id }) => id)).toEqual([checklist?.id]);
    expect(b.text("checklist")).toContain("- [x] **1");
    expect(b.text("card")).not.toContain('"to":"open"');
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("and a checklist that was just deleted is not taken for late, so that a step ticked in the other host's stays ticked", async () => {
    const b = bench({ files: { ...FILES, ...HOSTS } });
    await b.run();
    const [checklist] = b.of("checklist");
    const untouched = checklist?.body ?? "";
    b.pass(1000);
    b.remove(checklist?.id ?? 0);
    b.sayAs(ACTIONS, untouched);
    const [other] = b.of("checklist");
    b.editAs(other?.id ?? 0, untouched.replace("- [ ] **1", "- [x] **1"));
    // The first pass waits for a list that may be late.
    await b.run().catch(() => undefined);
    b.pass(6000);
    await b.run();
    expect(b.of("checklist").map(({ id }) => id)).toEqual([other?.id]);
    expect(b.text("checklist")).toContain("- [x] **1");
    expect(b.text("card")).not.toContain('"to":"open"');
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("and a card that this host may not edit is answered by one of its own", async () => {
    const b = bench({ files: { ...FILES, ...HOSTS } });
    await b.run();
    const [card] = b.of("card");
    b.forbidEditing(card?.id ?? 0);
    b.say("ada", "/ack");
    await b.run();
    const cards = b.of("card");
    expect(cards).toHaveLength(2);
    expect(cards[1]?.body).toContain("acknowledged");
    b.say("ada", "/lead me");
    await b.run();
    expect(b.of("card")).toHaveLength(2);
  });
});

describe("the ledger", () => {
  test("goes on in further comments when the card is full, and loses nothing", async () => {
    const b = bench();
    await b.run();
    for (let count = 0; count < 50; count++) {
      b.pass(1000);
      b.say("ada", `/note ${count} ${"words ".repeat(250)}`);
      await b.run();
    }
    expect(b.of("page").length).toBeGreaterThan(0);
    for (const { body } of b.comments()) expect(body.length).toBeLessThanOrEqual(65_536);
    b.say("ada", "/status");
    await b.run();
    b.say("ada", "/resolve --now enough");
    await b.run();
    const file = [...(b.branches.values().next().value?.values() ?? [])][0] ?? "";
    for (const count of [0, 1, 30, 49]) expect(file).toContain(`${count} words`);
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("the soak", () => {
  const soaking = async () => {
    const b = bench();
    await b.run();
    b.pass(1000);
    b.say("ada", "/resolve");
    await b.run();
    b.pass(5000);
    endReading(b, "healthy");
    const result = await b.run();
    return { b, result };
  };

  test("reads again when it is time, quietly, and resolves by the last reading", async () => {
    const { b, result } = await soaking();
    expect(result.wakeAt).toBe(b.clock() + 5 * MINUTE);
    b.pass(5 * MINUTE);
    expect(await b.writesOfPass()).toEqual(["dispatch probe.yml health"]);
    expect(await b.writesOfPass()).toEqual([]);
    b.pass(2000);
    endReading(b, "healthy");
    expect(await b.writesOfPass()).toEqual([]);
    b.pass(5 * MINUTE - 2000);
    expect(await b.writesOfPass()).toEqual(["dispatch probe.yml health"]);
    expect(b.issue().isOpen).toBe(true);
    endReading(b, "healthy");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
  });

  test("skips readings that were missed, and still wants the last one", async () => {
    const { b } = await soaking();
    b.pass(60 * MINUTE);
    expect(await b.writesOfPass()).toEqual(["dispatch probe.yml health"]);
    expect(b.issue().isOpen).toBe(true);
  });

  test("begins anew after a red reading", async () => {
    const { b } = await soaking();
    b.pass(5 * MINUTE);
    await b.run();
    endReading(b, "unhealthy");
    await b.run();
    expect(b.issue().labels).toContain("phase/investigating");
    b.pass(5 * MINUTE);
    await b.run();
    endReading(b, "healthy");
    await b.run();
    expect(b.issue().labels).toContain("phase/monitoring");
    b.pass(9 * MINUTE);
    await b.run();
    expect(b.issue().isOpen).toBe(true);
  });

  test("does not count a reading that could not be had, for or against", async () => {
    const { b } = await soaking();
    b.pass(10 * MINUTE);
    await b.run();
    b.finishRun(requestOf(b), "failure");
    b.pass(3 * MINUTE);
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: true });
    expect(b.issue().labels).toContain("phase/monitoring");
    b.pass(5 * MINUTE);
    await b.run();
    endReading(b, "healthy");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
  });

  test("is called off by a phase set by hand", async () => {
    const { b } = await soaking();
    b.say("ada", "/status identified");
    await b.run();
    b.pass(30 * MINUTE);
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.issue().labels).toContain("phase/identified");
  });

  test("without probes is time alone", async () => {
    const files = {
      ...FILES,
      ".github/incidents.yml": (FILES[".github/incidents.yml"] ?? "").replace(
        "validation: { probes: [health], every: 5m }",
        "",
      ),
    };
    const b = bench({ files });
    await b.run();
    b.say("ada", "/resolve");
    const result = await b.run();
    expect(b.issue().labels).toContain("phase/monitoring");
    expect(result.wakeAt).toBe(b.clock() + 10 * MINUTE);
    b.pass(10 * MINUTE);
    await b.run();
    expect(b.issue().isOpen).toBe(false);
  });
});

describe("a probe run", () => {
  const asked = async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    const result = await b.run();
    return { b, result };
  };

  test("is looked at again after a minute, should no webhook come", async () => {
    const { b, result } = await asked();
    expect(result.wakeAt).toBe(b.clock() + MINUTE);
  });

  test("that ended without a report is given two and a half minutes, then said to be lost", async () => {
    const { b } = await asked();
    b.finishRun(requestOf(b), "failure");
    const waiting = await b.run();
    expect(waiting.kind).toBe("settled");
    expect(waiting.wakeAt).toBe(b.clock() + 150_000);
    b.pass(150_000);
    await b.run();
    expect(b.text("probe")).toMatch(/no report/iu);
    expect(b.text("card")).not.toMatch(/running/u);
  });

  test("that ended before its answer was begun is answered all the same, once", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    b.failAfter(2);
    await expect(b.run()).rejects.toThrow("502");
    b.heal();
    expect(b.of("probe")).toEqual([]);
    b.finishRun(requestOf(b), "failure");
    b.pass(150_000);
    await b.run();
    expect(b.of("probe")).toHaveLength(1);
    expect(b.text("probe")).toMatch(/no report/iu);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("that never ends is given up after half an hour", async () => {
    const { b } = await asked();
    b.pass(29 * MINUTE);
    expect((await b.run()).kind).toBe("settled");
    b.pass(MINUTE);
    await b.run();
    expect(b.text("probe")).toMatch(/30 minutes/u);
  });

  test("that an earlier pass started is found by its name and not started again", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    const before = b.writes.length;
    b.failAfter(2);
    await expect(b.run()).rejects.toThrow("502");
    expect(b.writes.slice(before)).toEqual([
      expect.stringMatching(/^edit/u),
      "dispatch probe.yml health",
    ]);
    b.heal();
    await b.run();
    expect(b.writes.filter((write) => write.startsWith("dispatch"))).toHaveLength(1);
    expect(b.of("probe")).toHaveLength(1);
  });

  test("found too late to be wanted is refused", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    b.pass(11 * MINUTE);
    await b.run();
    expect(b.text("reply")).toMatch(/too late/u);
    expect(b.runs).toEqual([]);
  });

  test("that GitHub will not start says why, once", async () => {
    const b = bench();
    await b.run();
    b.refuseDispatch("Workflow does not have 'workflow_dispatch' trigger");
    b.say("ada", "/probe health");
    await b.run();
    expect(b.text("probe")).toContain("workflow_dispatch");
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("the postmortem", () => {
  test("is asked for review by the lead and opened step by step, whatever died before", async () => {
    for (const died of [1, 2, 3, 4, 5, 6]) {
      const b = bench({ body: report({ severity: "SEV-2" }) });
      await b.run();
      b.say("ada", "/lead @grace");
      await b.run();
      b.close("ada");
      b.failAfter(died);
      await b.run().catch(() => undefined);
      b.heal();
      await b.run();
      expect(b.pulls.map(({ requestedReviewers }) => requestedReviewers)).toEqual([["grace"]]);
      expect(b.of("card")).toHaveLength(1);
      expect(await b.writesOfPass()).toEqual([]);
    }
  });

  test("keeps its path when the issue is renamed", async () => {
    const b = bench({ body: report({ severity: "SEV-2" }), title: "First name" });
    await b.run();
    b.close("ada");
    await b.run();
    b.rename("Second name");
    b.merge("## Corrective actions\n");
    await b.run();
    expect(b.text("notice")).toContain("first-name");
    expect(await b.writesOfPass()).toEqual([]);
  });
});
