import { describe, expect, test } from "vitest";
import { newMemory } from "../support/built-in.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { bench, report } from "./bench.ts";
import { ACTIONS, KEY } from "../support/memory-forge.ts";

const SECOND = 1000;

const opened = async (beginning: Parameters<typeof bench>[0] = {}) => {
  const b = bench(beginning);
  await b.run();
  b.pass(SECOND);
  return b;
};

describe("a label put on by hand", () => {
  test("sets the severity when a responder puts it on, and the old label goes", async () => {
    const b = await opened();
    b.label("grace", "severity/sev-3");
    await b.run();
    expect(b.issue().labels).toEqual(["incident", "phase/investigating", "severity/sev-3"]);
    expect(b.text("card")).toContain("| Severity | SEV-3 |");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("sets the phase when a responder puts it on", async () => {
    const b = await opened();
    b.label("grace", "phase/mitigating");
    await b.run();
    expect(b.issue().labels).toEqual(["incident", "severity/sev-1", "phase/mitigating"]);
  });

  test.each(["severity/sev-3", "phase/mitigating", "severity/sev-9", "phase/over", "phase/closed"])(
    "%s is taken off again when somebody without write access puts it on",
    async (label) => {
      const b = await opened();
      b.label("mallory", label);
      await b.run();
      expect(b.issue().labels).toEqual(["incident", "severity/sev-1", "phase/investigating"]);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test.each(["severity/sev-9", "phase/over", "phase/closed", "phase/triage", "severity/sev-1"])(
    "%s by a responder names nothing that could be set, and changes nothing",
    async (label) => {
      const b = await opened();
      // An edit of the card brings the links that were not known when it was first written.
      const card = (): string =>
        b.text("card").replaceAll(/\[(?<text>[^\]]*)\]\([^)]*\)/gu, "$<text>");
      const before = card();
      b.label("grace", label);
      await b.run();
      expect(b.issue().labels).toEqual(["incident", "severity/sev-1", "phase/investigating"]);
      expect(card()).toBe(before);
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("put on while the bot was writing counts, although the bot's labels took it off unseen", async () => {
    const b = await opened();
    const { labels } = b.issue();
    b.label("grace", "severity/sev-3");
    await b.world.forge.editIssue(KEY, { labels });
    await b.run();
    expect(b.issue().labels).toEqual(["incident", "phase/investigating", "severity/sev-3"]);
  });

  test("counts also when it makes the labels look as they did before this host's last edit", async () => {
    const b = await opened();
    b.label("grace", "severity/sev-3");
    await b.run();
    b.pass(SECOND);
    b.say("ada", "/severity sev-1");
    // Another host, which remembers nothing of what this one wrote.
    await reconcile(KEY, { ...b.world, memory: newMemory() });
    b.pass(SECOND);
    b.label("grace", "severity/sev-3");
    await b.run();
    expect(b.issue().labels.toSorted()).toEqual([
      "incident",
      "phase/investigating",
      "severity/sev-3",
    ]);
  });

  test("that said what was so says nothing later, nor one of somebody who had no say", async () => {
    const permissions: Record<string, "none" | "write"> = { ada: "write", grace: "write" };
    const b = await opened({ permissions });
    b.label("grace", "severity/sev-1");
    b.label("mallory", "severity/sev-2");
    await b.run();
    b.pass(SECOND);
    b.say("ada", "/severity sev-3");
    permissions["mallory"] = "write";
    await b.run();
    await b.run();
    expect(b.issue().labels).toEqual(["incident", "phase/investigating", "severity/sev-3"]);
  });

  test("that is not ours stays where it is, whoever put it on", async () => {
    const b = await opened();
    b.label("mallory", "area/phase");
    b.label("grace", "needs-severity/check");
    expect(await b.writesOfPass()).toEqual([]);
    b.say("ada", "/severity sev-2");
    await b.run();
    expect(b.issue().labels).toEqual([
      "incident",
      "phase/investigating",
      "area/phase",
      "needs-severity/check",
      "severity/sev-2",
    ]);
  });

  describe("of people, changed while the bot set its own", () => {
    /** What an edit does whose labels were read before. */
    const editLate = (b: Awaited<ReturnType<typeof opened>>, labels: readonly string[]) =>
      b.world.forge.editIssue(KEY, {
        labels: labels.map((name) => (name === "severity/sev-1" ? "severity/sev-2" : name)),
      });

    test("comes back when the bot's edit took it off", async () => {
      const b = await opened();
      const { labels } = b.issue();
      b.label("mallory", "bug");
      await editLate(b, labels);
      await b.run();
      expect(b.issue().labels.toSorted()).toEqual([
        "bug",
        "incident",
        "phase/investigating",
        "severity/sev-1",
      ]);
      b.pass(5 * SECOND);
      expect(await b.writesOfPass()).toEqual([]);
      b.unlabel("mallory", "bug");
      await b.run();
      expect(b.issue().labels).not.toContain("bug");
    });

    test("goes again when the bot's edit put it back", async () => {
      const b = await opened();
      b.label("mallory", "bug");
      const { labels } = b.issue();
      b.unlabel("mallory", "bug");
      await editLate(b, labels);
      await b.run();
      expect(b.issue().labels).not.toContain("bug");
      expect(await b.writesOfPass()).toEqual([]);
    });

    test("stays off when it was another edit under the bot's name, as of another workflow", async () => {
      const b = await opened();
      b.label("mallory", "bug");
      b.pass(5 * SECOND);
      const labels = b.issue().labels.filter((name) => name !== "bug");
      await b.world.forge.editIssue(KEY, { labels });
      expect(await b.writesOfPass()).toEqual([]);
      expect(b.issue().labels).not.toContain("bug");
    });
  });

  test("moves no incident that is closed for good", async () => {
    const b = await opened();
    b.close("ada", "duplicate");
    await b.run();
    b.pass(SECOND);
    b.label("grace", "phase/mitigating");
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: false });
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.issue().labels).not.toContain("phase/mitigating");
  });

  test("by the bot or by the Action's own host is no command", async () => {
    const b = await opened();
    b.label(ACTIONS.login, "severity/sev-3");
    b.label("sitrep[bot]", "severity/sev-3");
    await b.run();
    expect(b.issue().labels).toContain("severity/sev-1");
  });
});

describe("the close button", () => {
  test("resolves the incident when a responder uses it, and a postmortem is opened", async () => {
    const b = await opened();
    b.close("ada");
    await b.run();
    expect(b.issue().labels).toContain("phase/resolved");
    expect(b.pulls).toHaveLength(1);
  });

  test("is not undone where the checks of the team are still to come: they are on record as left out", async () => {
    const b = await opened();
    b.close("ada");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
    const told =
      "It had not been checked that it is over. Not waited for: 10 min without a red reading. Not seen healthy: health.";
    expect(b.text("card")).toContain(`| Ended unchecked | ${told} |`);
    const [postmortem = ""] = b.branches.get("sitrep/postmortem-7")?.values() ?? [];
    expect(postmortem).toContain(`**Ended unchecked.** ${told}`);
    expect(postmortem).toContain(`| ada | Issue closed as completed. ${told} |`);
    b.pass(SECOND);
    b.say("ada", "/reopen");
    await b.run();
    expect(b.text("card")).not.toContain("Ended unchecked");
  });

  test("and `/resolve --now` leave the same on record", async () => {
    const b = await opened();
    b.say("ada", "/resolve --now the probe itself is broken");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
    const left = "Not waited for: 10 min without a red reading. Not seen healthy: health.";
    expect(b.text("card")).toContain(
      `| Ended unchecked | It had not been checked that it is over. ${left} |`,
    );
    const [postmortem = ""] = b.branches.get("sitrep/postmortem-7")?.values() ?? [];
    expect(postmortem).toContain(
      `Resolved without waiting for the check. ${left} Reason: the probe itself is broken |`,
    );
  });

  test.each(["duplicate", "not-planned"] as const)("as %s leaves nothing to check", async (as) => {
    const b = await opened();
    b.close("ada", as);
    await b.run();
    expect(b.text("card")).not.toContain("Ended unchecked");
  });

  test("does not work for others: the issue opens again, and they are told once", async () => {
    const b = await opened();
    b.close("mallory");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.text("reply")).toMatchInlineSnapshot(
      `"\`closed the issue\` was not carried out. Only people with write access to this repository can close an incident, so it is open again. A responder ends it with \`/resolve\`."`,
    );
    expect(b.issue().labels).toContain("phase/investigating");
    expect(await b.writesOfPass()).toEqual([]);
    expect(b.of("reply")).toHaveLength(1);
  });

  test("withdraws a report that is still in triage, without a postmortem", async () => {
    const b = await opened({ author: "mallory" });
    b.close("mallory");
    await b.run();
    expect(b.issue()).toMatchObject({ isOpen: false });
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.pulls).toEqual([]);
    expect(b.text("notice", 1)).toMatchInlineSnapshot(
      `"Closed as not planned, so no postmortem is written."`,
    );
  });

  test("does not let a third person withdraw it", async () => {
    const b = await opened({ author: "mallory" });
    b.close("trent");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.issue().labels).toContain("phase/triage");
  });

  test("no longer withdraws a report that a responder has acknowledged", async () => {
    const b = await opened({ author: "mallory" });
    b.say("ada", "/ack");
    await b.run();
    b.pass(SECOND);
    b.close("mallory");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.text("reply")).toContain("write access");
  });

  test.each(["duplicate", "not-planned"] as const)(
    "as %s ends the incident without a postmortem, and the thread says why",
    async (as) => {
      const b = await opened();
      b.close("ada", as);
      await b.run();
      expect(b.issue().labels).toContain("phase/closed");
      expect(b.pulls).toEqual([]);
      expect(b.text("notice")).toContain(as.replace("-", " "));
      expect(await b.writesOfPass()).toEqual([]);
    },
  );

  test("of an incident whose severity asks for no postmortem closes it at once", async () => {
    const b = await opened({ body: report({ severity: "SEV-3" }) });
    b.close("ada");
    await b.run();
    expect(b.issue().labels).toContain("phase/closed");
    expect(b.pulls).toEqual([]);
    expect(b.text("notice")).toMatchInlineSnapshot(
      `"No postmortem is written for this severity. The record of the incident stays in this issue."`,
    );
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("the reopen button", () => {
  test("takes a resolved incident up again when a responder uses it", async () => {
    const b = await opened();
    b.close("ada");
    await b.run();
    b.pass(SECOND);
    b.reopen("grace");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.issue().labels).toContain("phase/investigating");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("takes a closed incident up again too", async () => {
    const b = await opened();
    b.close("ada", "duplicate");
    await b.run();
    b.pass(SECOND);
    b.reopen("grace");
    await b.run();
    expect(b.issue().isOpen).toBe(true);
    expect(b.issue().labels).toContain("phase/investigating");
  });

  test("does nothing for others: the issue is closed again", async () => {
    const b = await opened();
    b.close("ada");
    await b.run();
    b.pass(SECOND);
    b.reopen("mallory");
    await b.run();
    expect(b.issue().isOpen).toBe(false);
    expect(b.issue().labels).toContain("phase/resolved");
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("ticks by mouse", () => {
  const tick = (b: Awaited<ReturnType<typeof opened>>, from: string, to: string): void => {
    const [checklist] = b.of("checklist");
    b.editAs(checklist?.id ?? 0, (checklist?.body ?? "").replace(from, to));
  };

  test("are progress, and cost one edit of the card", async () => {
    const b = await opened();
    tick(b, "- [ ] **2", "- [x] **2");
    expect(await b.writesOfPass()).toEqual([expect.stringMatching(/^edit 101/u)]);
    expect(b.text("card")).toContain("1 of 3 done");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("can be taken back by mouse", async () => {
    const b = await opened();
    tick(b, "- [ ] **2", "- [x] **2");
    await b.run();
    b.pass(SECOND);
    tick(b, "- [x] **2", "- [ ] **2");
    await b.run();
    expect(b.text("card")).toContain("0 of 3 done");
  });

  test("and ticks by command are one progress", async () => {
    const b = await opened();
    b.say("ada", "/done 1");
    await b.run();
    b.pass(SECOND);
    tick(b, "- [ ] **3", "- [x] **3");
    await b.run();
    expect(b.text("card")).toContain("2 of 3 done");
    b.pass(SECOND);
    tick(b, "- [x] **1", "- [ ] **1");
    await b.run();
    expect(b.text("card")).toContain("1 of 3 done");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("are not guessed where boxes were added: the checklist is written anew", async () => {
    const b = await opened();
    const before = b.text("checklist");
    tick(b, "- [ ] **2", "- [x] something else\n- [x] **2");
    await b.run();
    expect(b.text("checklist")).toBe(before);
    expect(b.text("card")).toContain("0 of 3 done");
  });
});
