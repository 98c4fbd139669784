import type { RootContent } from "mdast";
import type { Part } from "../outline.ts";
import { layOut, type Place } from "./layout.ts";
import { findBranches } from "./branches.ts";
import { escalationIn, escalationOf, escalationTable } from "./escalation.ts";
import { SUBJECTS, type Escalation, type Passage, type Plan, type Subject } from "./model.ts";
import { partBySubject, toPassage } from "./part-passage.ts";
import { findTemplates } from "./templates.ts";
import { stepsBySubject } from "./step-passage.ts";
import { subjectsOf } from "./subject.ts";

type Parts = ReadonlyMap<Subject, Place>;
type Steps = ReadonlyMap<Subject, Passage>;

/**
 * What a document plans beside its steps. `source` is the text the outline was made from.
 *
 * A subject is planned where the document says what to do about it, in this order: a part whose heading names it; a bold
 * or plain label, a row or a column named after it; a step or a command that does it and says how, such as
 * `roll back via the dashboard` or `git revert …`, or, for the recovery, that looks whether all is well again. To mention
 * it among other things, in an exercise, in a look back or in a template is no plan, and a heading that holds nothing,
 * or only the place for it, is none either.
 */
export function findPlan(top: Part, source: string): Plan {
  const places = layOut(top, source);
  const parts = partBySubject(places);
  const unnamed = new Set(SUBJECTS.filter((subject) => !parts.has(subject)));
  const steps = stepsBySubject(places, source, unnamed);
  return {
    escalation: findEscalation(places, parts, steps, source),
    communications: findTemplates(places, source),
    rollback: passageOf("rollback", parts, steps, source) ?? titled(places, source),
    validation: passageOf("validation", parts, steps, source),
    postmortem: passageOf("postmortem", parts, steps, source),
    branches: findBranches(places, source),
  };
}

function findEscalation(
  places: readonly Place[],
  parts: Parts,
  steps: Steps,
  source: string,
): Escalation | undefined {
  const place = parts.get("escalation");
  if (place !== undefined) return escalationOf(place, source);
  const step = steps.get("escalation");
  return escalationTable(places, source) ?? (step === undefined ? undefined : escalationIn(step));
}

function passageOf(
  subject: Subject,
  parts: Parts,
  steps: Steps,
  source: string,
): Passage | undefined {
  const place = parts.get(subject);
  return place === undefined ? steps.get(subject) : toPassage(place, source);
}

/** The whole of a document that by its title is about going back, where it has steps, tables or commands. */
function titled(places: readonly Place[], source: string): Passage | undefined {
  const title = places.find(({ isTitle }) => isTitle);
  const hasSteps = places.some(({ part }) => part.blocks.some((block) => isDone(block)));
  return title !== undefined && hasSteps && subjectsOf(title.part).has("rollback")
    ? toPassage(title, source)
    : undefined;
}

const isDone = (block: RootContent): boolean =>
  block.type === "list" ? block.ordered === true : block.type === "code" || block.type === "table";
