import { expect } from "vitest";
import { report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY } from "./stage.ts";

/** What people say to the bot, and what it does with it. */
export const COMMANDS: readonly Scenario[] = [
  {
    title: "several commands in one comment run in order and get one reaction",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const comment = await stage.say(
        stage.ada,
        number,
        "/ack\n/lead me\n/severity sev-2 only a few teams\n/role comms @grace\n/note saw it in the logs",
      );
      const card = stage.only(number, "card");
      expect(stage.labels(number)).toContain("severity/sev-2");
      expect(card).toContain("SEV-2");
      expect(card).toContain("ada");
      expect(card).toContain("grace");
      expect(stage.reactions(comment.id)).toEqual(["+1"]);
      expect(stage.written(number, "reply")).toEqual([]);
    },
  },
  {
    title: "facts are put on record and shown on the card",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(
        stage.ada,
        number,
        "/fact endpoints POST /api/sync\n/fact start 2026-11-21T02:40:00Z\n/fact blast-radius most teams in Europe",
      );
      const card = stage.only(number, "card");
      expect(card).toContain("POST /api/sync");
      expect(card).toContain("2026-11-21T02:40:00Z");
      expect(card).toContain("most teams in Europe");
    },
  },
  {
    title: "a status and an update change the card, and the next update is due",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(
        stage.ada,
        number,
        "/status identified\n/update The worker is out of memory.",
      );
      expect(stage.labels(number)).toContain("phase/identified");
      const card = stage.only(number, "card");
      expect(card).toContain("The worker is out of memory.");
      expect(card).toMatch(/next update due/iu);
    },
  },
  {
    title: "a refused command is answered with what to do instead, once",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.mallory, number, "/resolve");
      expect(stage.labels(number)).toContain("phase/investigating");
      const replies = stage.written(number, "reply");
      expect(replies).toHaveLength(1);
      expect(replies[0]?.text).toMatch(/write access/u);
    },
  },
  {
    title: "a misspelt and a malformed command are answered together",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const comment = await stage.say(stage.ada, number, "/akc\n/severity 17\n/note fine");
      const [reply] = stage.written(number, "reply");
      expect(reply?.text).toContain("/ack");
      expect(reply?.text).toContain("sev-1");
      expect(stage.reactions(comment.id)).toEqual(["+1"]);
    },
  },
  {
    title: "commands in quotes, code, lists and hidden text are talk, not commands",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const before = stage.comments(number).length;
      await stage.say(
        stage.ada,
        number,
        "> /resolve\n\n```\n/resolve\n```\n\n- /resolve\n\n<!--\n/resolve\n-->\n\nDo not /resolve yet, see /etc/hosts",
      );
      expect(stage.comments(number)).toHaveLength(before + 1);
      expect(stage.labels(number)).toContain("phase/investigating");
    },
  },
  {
    title: "a comment that is edited later changes nothing that was judged",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const comment = await stage.say(stage.ada, number, "/severity sev-3");
      await stage.act(() => stage.ada.editComment(REPOSITORY, comment.id, "/severity sev-1"));
      expect(stage.labels(number)).toContain("severity/sev-3");
    },
  },
  {
    title: "a command that is edited in afterwards is refused, because nobody knows who wrote it",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const comment = await stage.say(stage.ada, number, "I am on it");
      await stage.act(() => stage.grace.editComment(REPOSITORY, comment.id, "/severity sev-3"));
      expect(stage.labels(number)).toContain("severity/sev-1");
      expect(stage.only(number, "reply")).toMatch(/edited/u);
    },
  },
  {
    title: "markers typed by strangers count for nothing",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const [card] = stage.written(number, "card");
      await stage.say(
        stage.mallory,
        number,
        (card?.body ?? "").replaceAll("sev-1", "sev-3").replaceAll("investigating", "closed"),
      );
      expect(stage.labels(number)).toEqual(["incident", "phase/investigating", "severity/sev-1"]);
      expect(stage.written(number, "card")).toHaveLength(1);
    },
  },
  {
    title: "help and the list of runbooks are answered, and a runbook can be attached",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/help");
      expect(stage.written(number, "reply")[0]?.text).toContain("/severity");
      await stage.say(stage.ada, number, "/runbook");
      expect(stage.written(number, "reply")[1]?.text).toContain("billing");
      await stage.say(stage.ada, number, "/runbook billing");
      const checklists = stage.written(number, "checklist");
      expect(checklists).toHaveLength(2);
      expect(checklists[1]?.text).toContain("Call Stripe");
    },
  },
  {
    title: "ticking by command and ticking by mouse are one progress",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      const tick = async (step: number, from: string, to: string) => {
        const [checklist] = stage.written(number, "checklist");
        const body = (checklist?.body ?? "").replace(
          `- [${from}] **${step}.**`,
          `- [${to}] **${step}.**`,
        );
        await stage.act(() => stage.ada.editComment(REPOSITORY, checklist?.id ?? 0, body));
        await stage.advance(1);
      };
      await tick(1, " ", "x");
      expect(stage.only(number, "card")).toContain("1 of 3");
      await stage.say(stage.ada, number, "/done 2");
      expect(stage.only(number, "card")).toContain("2 of 3");
      expect(stage.only(number, "checklist")).toContain("- [x] **2.**");
      await tick(2, "x", " ");
      expect(stage.only(number, "card")).toContain("1 of 3");
      await stage.say(stage.ada, number, "/skip 3 nobody is affected");
      const checklist = stage.only(number, "checklist");
      expect(checklist).toContain("nobody is affected");
      expect(checklist).toContain("- [ ] **2.**");
    },
  },
  {
    title: "a severity label put on by hand is the command",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.act(() => stage.grace.addLabel(REPOSITORY, number, "severity/sev-3"));
      expect(stage.labels(number)).toEqual(["incident", "phase/investigating", "severity/sev-3"]);
    },
  },
  {
    title: "labels that are not ours stay",
    play: async (stage) => {
      const number = await stage.open({ body: report(), labels: ["incident", "bug"] });
      await stage.say(stage.ada, number, "/status mitigating");
      expect(stage.labels(number)).toEqual([
        "bug",
        "incident",
        "phase/mitigating",
        "severity/sev-1",
      ]);
    },
  },
  {
    title: "a card that somebody deletes is written again from what GitHub remembers",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/ack\n/lead me");
      const [card] = stage.written(number, "card");
      await stage.act(() => stage.grace.deleteComment(REPOSITORY, card?.id ?? 0));
      await stage.say(stage.ada, number, "/note still here");
      expect(stage.written(number, "card")).toHaveLength(1);
      expect(stage.only(number, "card")).toContain("ada");
      expect(stage.written(number, "checklist")).toHaveLength(1);
    },
  },
  {
    title: "roles, notes, facts of any name, one command's help and the state of things",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(
        stage.ada,
        number,
        "/role comms @grace\n/note The alert was late\n/fact on-call-phone 112",
      );
      const card = stage.only(number, "card");
      expect(card).toMatch(/\| *comms *\| *grace *\|/iu);
      expect(card).toMatch(/on-call-phone[^|]*\| 112/iu);
      await stage.say(stage.mallory, number, "/help severity");
      const help = stage.written(number, "reply")[0]?.text ?? "";
      expect(help).toContain("/severity");
      expect(help).not.toContain("/probe");
      await stage.say(stage.ada, number, "/status");
      const status = stage.written(number, "reply")[1]?.text ?? "";
      expect(status).toMatch(/SEV-1 · Investigating/u);
      expect(status).toContain("grace");
      await stage.say(stage.ada, number, "/resolve --now it heals by itself");
      const [pull] = stage.github.store.pulls(REPOSITORY);
      const files = stage.github.store.files(REPOSITORY, pull?.pull.headBranch);
      const path = [...files.keys()].find((name) => name.startsWith("postmortems/")) ?? "";
      const postmortem = Buffer.from(files.get(path) ?? []).toString();
      expect(postmortem).toContain("Note: The alert was late");
    },
  },
  {
    title:
      "steps of several checklists are told apart, and /reopen takes an ended incident up again",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/runbook billing");
      await stage.say(stage.ada, number, "/done c2.1\n/skip c1.2-3 nobody waits for it");
      const [sync, billing] = stage.written(number, "checklist");
      expect(billing?.text).toContain("- [x] **1.** Pause retries.");
      expect(billing?.text).toContain("- [ ] **2.**");
      expect(sync?.text).toContain("- [ ] **1.**");
      expect(sync?.text).toContain("nobody waits for it");
      const card = stage.only(number, "card");
      expect(card).toContain("0 of 3 done, 2 skipped");
      expect(card).toContain("1 of 2 done");
      await stage.say(stage.ada, number, "/reopen");
      expect(stage.only(number, "reply")).toMatch(/is open/u);
      await stage.act(() => stage.ada.closeIssue(REPOSITORY, number, { reason: "not_planned" }));
      expect(stage.labels(number)).toContain("phase/closed");
      await stage.say(stage.grace, number, "/reopen it is real after all");
      expect(stage.issue(number).state).toBe("open");
      expect(stage.labels(number)).toContain("phase/investigating");
      expect(stage.written(number, "checklist")).toHaveLength(2);
    },
  },
];
