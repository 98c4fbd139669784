import { isOurLabel } from "../label.ts";
import type { Snapshot } from "../snapshot.ts";
import { isOwnEvent } from "../judge/native.ts";

type NativeEvent = Snapshot["events"][number];
type LabelEvent = Extract<NativeEvent, { readonly label: string }>;

/** Labels of people that are not as people left them. */
interface StrayLabels {
  /** Taken off by mistake. */
  readonly lost: readonly string[];
  /** Put back on by mistake. */
  readonly returned: readonly string[];
}

/** GitHub tells moments in whole seconds, and an edit may fall on two of them. In milliseconds. */
const ONE_EDIT = 1000;

/**
 * What this bot did to labels that are not its own. GitHub takes off a label only together with setting all others,
 * so that what people change between the read and the write is undone. The timeline tells: such an event is of the
 * same edit as one of a label of ours, which is how it differs from what another workflow under this name does.
 */
export function strayLabels(snapshot: Snapshot): StrayLabels {
  const { config } = snapshot.config;
  const events = snapshot.events.filter((event) => isLabelEvent(event));
  const edits = events.filter(
    (event) => isOwnEvent(snapshot, event) && isOurLabel(event.label, config),
  );
  const isMistake = (event: LabelEvent): boolean =>
    isOwnEvent(snapshot, event) &&
    edits.some(({ at, by }) => by.login === event.by.login && Math.abs(at - event.at) <= ONE_EDIT);
  const lost: string[] = [];
  const returned: string[] = [];
  for (const name of new Set(events.map(({ label }) => label))) {
    if (isOurLabel(name, config)) continue;
    const own = events.filter(({ label }) => label === name);
    const last = own.at(-1);
    if (last === undefined || !isMistake(last)) continue;
    const word = own.findLast((event) => !isMistake(event))?.kind;
    const isHeld = snapshot.issue.labels.includes(name);
    if (last.kind === "unlabeled" && word !== "unlabeled" && !isHeld) lost.push(name);
    if (last.kind === "labeled" && word === "unlabeled" && isHeld) returned.push(name);
  }
  return { lost, returned };
}

const isLabelEvent = (event: NativeEvent): event is LabelEvent =>
  event.kind === "labeled" || event.kind === "unlabeled";
