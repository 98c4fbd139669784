import { toWords } from "../../markdown/words.ts";
import { readHeading } from "../heading.ts";
import { STEP_ROLES } from "../role-phase.ts";
import type { SectionRole } from "../runbook.ts";
import { asksOnlyToConfirm, namesMending } from "./checking.ts";
import type { Place } from "./layout.ts";
import type { Passage, Subject } from "./model.ts";
import { IN_GENERAL, isElsewhere } from "./part-passage.ts";
import { findsIn, IS_LATE } from "./step-finds.ts";
import type { Certainty } from "./step-sentence.ts";
import { asksWhetherOver, subjectNamed } from "./subject.ts";
import { isAboutRecovery } from "./traps.ts";

/**
 * What the document says about the wanted subjects where no heading does: behind a bold or plain label, in a step or a
 * row that is named so, else in the first step that says so.
 */
export function stepsBySubject(
  places: readonly Place[],
  source: string,
  wanted: ReadonlySet<Subject>,
): ReadonlyMap<Subject, Passage> {
  const labelled = new Map<Subject, Passage>();
  const said = new Map<Subject, Passage>();
  const isLeft = (subject: Subject): boolean => !labelled.has(subject);
  const isUnheard = (subject: Subject): boolean => isLeft(subject) && !said.has(subject);
  const reading = { source, hearsSentences: () => [...wanted].some((one) => isUnheard(one)) };
  for (const place of places) {
    if (![...wanted].some((one) => isLeft(one))) break;
    if (isElsewhere(place)) continue;
    const { heading, role } = place.part;
    const isMending = role !== "first-response" && namesMending(heading.text);
    const isToDo = STEP_ROLES.some((one) => one === role);
    for (const { subject, certainty, passage } of findsIn(place, {
      ...reading,
      isMending,
      isRepairing: role === "mitigation" || role === "rollback",
      isSearching: SEARCHING.has(role),
      isToDo,
    })) {
      const found = certainty === "label" ? labelled : said;
      if (!wanted.has(subject) || found.has(subject) || !isToBeFoundIn(place, subject, certainty))
        continue;
      if (subject === "validation" && certainty === "label" && !isRecovery(passage, place))
        continue;
      found.set(subject, passage);
    }
  }
  return new Map([...said, ...labelled]);
}

const SEARCHING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "triage",
  "diagnosis",
  "signals",
]);

/** Parts that mention every subject without planning one. */
const MENTIONING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "references",
  "severity",
  "signals",
  "overview",
  "roles",
]);

const isToBeFoundIn = (
  { part: { role } }: Place,
  subject: Subject,
  certainty: Certainty,
): boolean =>
  (!MENTIONING.has(role) &&
    (role !== "prevention" || subject !== "validation") &&
    (role !== "escalation" ||
      subject === role ||
      subject === "rollback" ||
      subject === "postmortem" ||
      certainty === "label")) ||
  (subject === "escalation" && (role === "roles" || role === "overview")) ||
  (subject === "rollback" && role === "references") ||
  (subject === "postmortem" &&
    (role === "roles" || (role === "severity" && certainty === "label")));

/** Whether a label that verifies something does so when the work is done: it says so, or stands among the steps and does not open them. */
function isRecovery({ heading, raw }: Passage, { part }: Place): boolean {
  const { role } = part;
  const { text, number } = readHeading(heading);
  const words = toWords(text);
  if (isAboutRecovery(words) || asksWhetherOver(words)) return true;
  if (role === "diagnosis" || role === "triage") return false;
  if (IN_GENERAL.test(words))
    return role === "mitigation" || role === "rollback" || role === "procedure";
  if (subjectNamed(heading) === "validation") return true;
  if (asksOnlyToConfirm(words)) return IS_LATE.test(raw) || (number ?? 0) >= 3;
  if (role === "postmortem") return true;
  if (PLAIN_ITEM.test(raw) && role !== "validation" && !namesMending(part.heading.text))
    return false;
  return !/^\s{0,3}1[.)]\s/u.test(raw);
}

/** `3. Verify the address: …`: an item that only begins with a colon's words, and has no name set off in bold. */
const PLAIN_ITEM = /^\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,4}(?:\[[ xX]\]\s{1,4})?(?!\*\*|__)/u;
