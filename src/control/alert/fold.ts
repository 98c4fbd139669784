import { joined, type Heard } from "../../domain/alert/heard.ts";
import { isCheckFingerprint } from "../../domain/alert/fingerprint.ts";
import { before, minutes } from "../../domain/time.ts";
import { writeHeard, type Desk } from "./desk.ts";
import { noteFolded, type AlertIssue } from "./issues.ts";

/** An issue is taken for a second one by mistake only so long: people may have begun to work on an older one. */
const YOUNG = minutes(10);

/**
 * Closes what was opened side by side by two who did not see each other: of two for the same alerts the younger, and of
 * more than the team's limit allows the last. What they have heard goes over to those that stay. Answers with these.
 */
export async function foldSurplus(
  open: readonly AlertIssue[],
  recent: readonly AlertIssue[],
  desk: Desk,
): Promise<readonly AlertIssue[]> {
  const oldestFirst = open.toSorted((one, other) => one.issue.number - other.issue.number);
  let kept: readonly AlertIssue[] = [];
  for (const known of oldestFirst) {
    const original = isYoung(known, desk) ? originalOf(known, kept, recent, desk) : undefined;
    if (original === undefined) {
      kept = [...kept, known];
      continue;
    }
    const isStorm = original.mark.fingerprint !== known.mark.fingerprint;
    // oxlint-disable-next-line no-await-in-loop
    const wiser = await fold(known, original, { desk, isStorm });
    kept = kept.map((one) => (one === original ? wiser : one));
  }
  return kept;
}

const isYoung = ({ issue }: AlertIssue, { now }: Desk): boolean =>
  issue.createdAt > before(now, YOUNG);

/** The issue of which this one is the double, or which it should have joined. */
function originalOf(
  known: AlertIssue,
  kept: readonly AlertIssue[],
  recent: readonly AlertIssue[],
  { now, config }: Desk,
): AlertIssue | undefined {
  const { fingerprint } = known.mark;
  const same = kept.find(({ mark }) => mark.fingerprint === fingerprint);
  if (same !== undefined || isCheckFingerprint(fingerprint)) return same;
  const { most, per } = config.alerts.storm;
  const ahead = recent.filter(
    ({ issue, mark }) =>
      issue.number < known.issue.number &&
      issue.createdAt > before(now, per) &&
      !isCheckFingerprint(mark.fingerprint),
  );
  return ahead.length < most
    ? undefined
    : kept.findLast(({ mark }) => !isCheckFingerprint(mark.fingerprint));
}

async function fold(
  double: AlertIssue,
  original: AlertIssue,
  { desk, isStorm }: { readonly desk: Desk; readonly isStorm: boolean },
): Promise<AlertIssue> {
  const { key, renderer, world } = desk;
  const { number, url } = original.issue;
  const wiser = await addHeard(desk, original, double.mark.heard);
  const body = renderer.alertDuplicate({ number, url, isStorm });
  // Without a label and a report it is no incident, whoever looks at it.
  await world.forge.editIssue(
    { ...key, number: double.issue.number },
    { body, labels: [], state: { isOpen: false, as: "duplicate" } },
  );
  noteFolded(key, double.issue, { memory: world.memory, now: world.clock() });
  return wiser;
}

/** Makes certain that an issue holds what was heard, and writes nothing where it does. */
export async function addHeard(desk: Desk, known: AlertIssue, heard: Heard): Promise<AlertIssue> {
  const all = joined(known.mark.heard, heard);
  return holds(known, heard) ? known : await writeHeard(desk, known, all);
}

/** Whether what was heard is in the issue, or outdated by what is. */
export const holds = ({ mark }: AlertIssue, heard: Heard): boolean =>
  JSON.stringify(joined(mark.heard, heard)) === JSON.stringify(joined(mark.heard, mark.heard));
