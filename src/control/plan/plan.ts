import type { Incident } from "../../domain/incident.ts";
import { earliest, type Instant } from "../../domain/time.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { Effect } from "../effect.ts";
import { hasCard } from "../judge/docket.ts";
import { judge } from "../judge/judge.ts";
import { wakeForAccess } from "../judge/access.ts";
import { wakeForOperations } from "../judge/operation.ts";
import { wakeForPostmortem } from "../judge/postmortem.ts";
import { wakeForProbes } from "../judge/probe.ts";
import { wakeForTriage } from "../judge/triage.ts";
import { wakeForValidation } from "../judge/soak-wake.ts";
import type { Snapshot } from "../snapshot.ts";
import { planAccess } from "./access.ts";
import { planAnswers } from "./answer.ts";
import { planCard } from "./card.ts";
import { planChecklists } from "./checklist.ts";
import { planIssue } from "./issue.ts";
import { planNotices } from "./notice.ts";
import { planOperations } from "./operation.ts";
import { planPostmortem } from "./postmortem.ts";
import { planLost, planProbes } from "./probe.ts";
import { removeDuplicates } from "./slot.ts";
import { planValidation } from "./validation.ts";

/** What to do now and when to look again. */
export interface Plan {
  /** `undefined` when the issue is no incident. */
  readonly incident: Incident | undefined;
  readonly effects: readonly Effect[];
  readonly wakeAt: Instant | undefined;
}

/**
 * Compares what is with what should be. Pure: the same snapshot, renderer and moment always give the same plan,
 * and a plan made from the snapshot its effects lead to is empty.
 *
 * The order is the safety: what people asked for is answered before the receipt is written, receipts are written in
 * their order and before anything else changes, and what the card has to show (the pull request) is there before
 * the card.
 */
export function plan(snapshot: Snapshot, renderer: Renderer, now: Instant): Plan {
  const docket = judge(snapshot, now);
  const { incident } = docket;
  if (incident === undefined) return { incident, effects: [], wakeAt: undefined };
  // Without it only the opening was judged; labels and state of the issue wait for the rest.
  if (!hasCard(docket)) return { incident, effects: planCard(docket, renderer), wakeAt: undefined };
  const answers = planAnswers(docket, renderer);
  const postmortem = planPostmortem(docket, renderer);
  // The card links the pull request, whose number only GitHub knows: open it first, then plan again.
  if (postmortem.length > 0)
    return { incident, effects: [...answers, ...postmortem], wakeAt: undefined };
  const starts = planProbes(docket);
  const card = planCard(docket, renderer);
  return {
    incident,
    effects: [
      ...answers,
      ...card,
      // Right behind the intent: whatever fails in between leaves nobody knowing whether it was begun.
      ...planOperations(docket, renderer),
      ...planValidation(docket, renderer),
      ...planAccess(docket, renderer),
      ...planNotices(docket, renderer),
      ...planChecklists(docket, renderer),
      // Behind all edits: where a list was late, the older one may be gone, and the edit of it is what tells.
      ...removeDuplicates(docket),
      ...planLost(docket, renderer),
      ...planIssue(docket),
      ...starts,
    ],
    wakeAt: earliest(
      wakeForProbes(docket),
      wakeForOperations(docket),
      wakeForTriage(docket),
      wakeForValidation(docket),
      wakeForAccess(docket),
      wakeForPostmortem(docket),
    ),
  };
}
