import { expect } from "vitest";
import { report } from "./repository.ts";
import type { Scenario } from "./scenario.ts";
import { REPOSITORY, type Stage } from "./stage.ts";

const SEV2 = report({ severity: "SEV-2 (degraded)" });

const pullOf = (stage: Stage) => {
  const [pull] = stage.github.store.pulls(REPOSITORY);
  if (pull === undefined) throw new Error("there is no pull request");
  return pull;
};

const postmortemOf = (
  stage: Stage,
  ref: string,
): { readonly path: string; readonly text: string } => {
  for (const path of stage.github.store.files(REPOSITORY, ref).keys())
    if (path.startsWith("postmortems/"))
      return { path, text: stage.github.store.file(REPOSITORY, path, ref) ?? "" };
  throw new Error("there is no postmortem");
};

/** Resolves an incident of SEV-2 by its probe and returns its number. */
async function resolved(stage: Stage): Promise<number> {
  const number = await stage.open({ body: SEV2, title: "Jobs: late & lost" });
  await stage.say(stage.ada, number, "/ack\n/lead me\n/done 1\n/fact endpoints /api/sync");
  await stage.say(stage.grace, number, "/resolve worker restarted");
  // A healthy reading is quiet: the Action alone learns of it by its clock.
  await stage.advance(1);
  return number;
}

/** How an incident ends. */
export const CLOSING: readonly Scenario[] = [
  {
    title: "/resolve without a soak asks the probe once and opens the postmortem",
    play: async (stage) => {
      const number = await resolved(stage);
      expect(stage.issue(number).state).toBe("closed");
      expect(stage.labels(number)).toContain("phase/resolved");
      const pull = pullOf(stage);
      expect(pull.pull.requestedReviewers).toEqual(["ada"]);
      const { path, text } = postmortemOf(stage, pull.pull.headBranch);
      expect(path).toMatch(/^postmortems\/\d{4}\/[\w-]+\.md$/u);
      expect(text).toMatch(/^---\n/u);
      expect(text).toContain("time_to_resolve: ");
      expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/u);
      expect(text).toContain("Look at the queue");
      expect(text).toContain("/api/sync");
      expect(stage.only(number, "card")).toContain(`#${pull.number}`);
    },
  },
  {
    title: "/resolve with a soak waits until the service has been healthy for that long",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/resolve rolled back");
      await stage.advance(1);
      expect(stage.issue(number).state).toBe("open");
      expect(stage.labels(number)).toContain("phase/monitoring");
      expect(stage.only(number, "card")).toMatch(/healthy since/iu);
      await stage.advance(6);
      expect(stage.labels(number)).toContain("phase/monitoring");
      await stage.advance(6);
      await stage.advance(1);
      expect(stage.issue(number).state).toBe("closed");
      expect(stage.labels(number)).toContain("phase/resolved");
      expect(stage.patient.looks()).toBe(3);
    },
  },
  {
    title: "a red reading during the soak sets the clock back and says why",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/resolve");
      await stage.advance(1);
      expect(stage.labels(number)).toContain("phase/monitoring");
      stage.patient.fallIll();
      await stage.advance(6);
      await stage.advance(1);
      expect(stage.labels(number)).toContain("phase/investigating");
      expect(stage.written(number, "probe").at(-1)?.text).toMatch(/unhealthy/iu);
      stage.patient.recover();
      await stage.advance(6);
      await stage.advance(1);
      expect(stage.labels(number)).toContain("phase/monitoring");
      await stage.advance(6);
      await stage.advance(1);
      expect(stage.issue(number).state).toBe("open");
      await stage.advance(6);
      await stage.advance(1);
      expect(stage.issue(number).state).toBe("closed");
    },
  },
  {
    title: "/resolve --now with a reason does not wait",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.say(stage.ada, number, "/resolve --now the probe itself is broken");
      expect(stage.issue(number).state).toBe("closed");
      expect(stage.patient.looks()).toBe(0);
    },
  },
  {
    title: "the close button resolves, too",
    play: async (stage) => {
      const number = await stage.open({ body: report() });
      await stage.act(() => stage.ada.closeIssue(REPOSITORY, number, { reason: "completed" }));
      expect(stage.labels(number)).toContain("phase/resolved");
      expect(pullOf(stage).state).toBe("open");
    },
  },
  {
    title: "closed as a duplicate or as not planned there is no postmortem, and it says why",
    play: async (stage) => {
      const duplicate = await stage.open({ body: report() });
      await stage.act(() => stage.ada.closeIssue(REPOSITORY, duplicate, { reason: "duplicate" }));
      const unplanned = await stage.open({ body: report() });
      await stage.act(() => stage.ada.closeIssue(REPOSITORY, unplanned, { reason: "not_planned" }));
      expect(stage.github.store.pulls(REPOSITORY)).toEqual([]);
      expect(stage.only(duplicate, "notice")).toMatch(/duplicate/iu);
      expect(stage.only(unplanned, "notice")).toMatch(/not planned/iu);
      expect(stage.labels(duplicate)).toContain("phase/closed");
    },
  },
  {
    title: "a severity that asks for no postmortem ends without one, and it says so",
    play: async (stage) => {
      const number = await stage.open({ body: report({ severity: "SEV-3 (minor)" }) });
      await stage.say(stage.ada, number, "/resolve");
      await stage.advance(1);
      expect(stage.github.store.pulls(REPOSITORY)).toEqual([]);
      expect(stage.labels(number)).toContain("phase/closed");
      expect(stage.only(number, "notice")).toMatch(/postmortem/iu);
    },
  },
  {
    title: "the merged postmortem is linked with its action items, and the phase is the final one",
    play: async (stage) => {
      const number = await resolved(stage);
      const pull = pullOf(stage);
      const { path, text } = postmortemOf(stage, pull.pull.headBranch);
      const heading = "### Code fix\n";
      expect(text).toContain(heading);
      const content = text.replace(
        heading,
        `${heading}\n- [ ] Restart workers that are out of memory (@grace, due 2026-12-01)\n`,
      );
      await stage.act(() =>
        stage.ada.commitFile(REPOSITORY, { path, content, branch: pull.pull.headBranch }),
      );
      await stage.act(() => stage.ada.review(REPOSITORY, pull.number, { event: "APPROVE" }));
      await stage.act(() => stage.ada.merge(REPOSITORY, pull.number));
      const notice = stage.only(number, "notice");
      expect(notice).toContain("Restart workers that are out of memory");
      expect(notice).toContain("2026-12-01");
      expect(notice).toContain(path);
      expect(stage.labels(number)).toEqual(["incident", "phase/closed", "severity/sev-2"]);
    },
  },
  {
    title: "a postmortem that people edited is never written over",
    play: async (stage) => {
      const number = await resolved(stage);
      const pull = pullOf(stage);
      const { path } = postmortemOf(stage, pull.pull.headBranch);
      await stage.act(() =>
        stage.ada.commitFile(REPOSITORY, { path, content: "ours", branch: pull.pull.headBranch }),
      );
      await stage.say(stage.ada, number, "/reopen it is back");
      expect(stage.issue(number).state).toBe("open");
      expect(stage.labels(number)).toContain("phase/investigating");
      await stage.say(stage.ada, number, "/resolve --now gone again");
      expect(postmortemOf(stage, pull.pull.headBranch).text).toBe("ours");
      expect(stage.github.store.pulls(REPOSITORY)).toHaveLength(1);
    },
  },
  {
    title: "a postmortem closed without a merge ends the incident and says so",
    play: async (stage) => {
      const number = await resolved(stage);
      const { number: pull } = pullOf(stage);
      await stage.act(() =>
        stage.ada.request("PATCH", `/repos/${REPOSITORY}/pulls/${pull}`, { state: "closed" }),
      );
      expect(stage.labels(number)).toContain("phase/closed");
      expect(stage.only(number, "notice")).toContain(`#${pull}`);
    },
  },
  {
    title: "somebody without write access cannot end an incident by closing the issue",
    play: async (stage) => {
      const number = await stage.open({ body: report(), by: stage.mallory });
      await stage.say(stage.ada, number, "/ack");
      await stage.act(() => stage.mallory.closeIssue(REPOSITORY, number));
      expect(stage.issue(number).state).toBe("open");
      expect(stage.only(number, "reply")).toMatch(/write access/u);
    },
  },
  {
    title: "who reported from outside may withdraw the report while nobody took it on",
    play: async (stage) => {
      const number = await stage.open({ body: report(), by: stage.mallory });
      await stage.act(() => stage.mallory.closeIssue(REPOSITORY, number));
      expect(stage.labels(number)).toContain("phase/closed");
      expect(stage.github.store.pulls(REPOSITORY)).toEqual([]);
    },
  },
  {
    title: "the reopen button brings the incident back",
    play: async (stage) => {
      const number = await resolved(stage);
      await stage.act(() => stage.ada.reopenIssue(REPOSITORY, number));
      expect(stage.labels(number)).toContain("phase/investigating");
      expect(stage.issue(number).state).toBe("open");
    },
  },
];
