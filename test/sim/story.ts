import type { Dice } from "./dice.ts";
import { middleOf } from "./story-middle.ts";
import { report } from "../scenario/repository.ts";

/** Somebody in the stories: two who may write in the repository, and one who may not. */
export type Name = "ada" | "grace" | "mallory";

/** What can be done to a comment of the bot. */
export type Target = "card" | "checklist" | "reply";

/** One thing that somebody does, or waits for. */
export type Deed =
  | {
      readonly kind: "open";
      readonly by: Name;
      readonly body: string;
      readonly labels: readonly string[];
    }
  /** `isLost`: the machine of a probe it asks for dies before it can look. */
  | { readonly kind: "say"; readonly by: Name; readonly text: string; readonly isLost?: boolean }
  /** By mouse, and again if the tick is gone when they look a minute later. */
  | { readonly kind: "tick"; readonly step: number }
  | {
      readonly kind: "close";
      readonly by: Name;
      readonly reason: "completed" | "not_planned" | "duplicate";
    }
  | { readonly kind: "reopen"; readonly by: Name }
  | { readonly kind: "label"; readonly by: Name; readonly label: string }
  /** Takes off the label of the bot's that begins so. */
  | { readonly kind: "unlabel"; readonly by: Name; readonly family: "severity" | "phase" }
  | { readonly kind: "merge"; readonly by: Name }
  /** The service falls ill or recovers. */
  | { readonly kind: "turn"; readonly isWell: boolean }
  /** Changes or deletes the last command, once it was judged. */
  | { readonly kind: "reword" }
  | { readonly kind: "withdraw" }
  /** Changes the words of a comment of the bot, or deletes it. */
  | { readonly kind: "deface"; readonly what: Target }
  | { readonly kind: "delete"; readonly what: Target }
  | { readonly kind: "await"; readonly what: "closed" | "open" | "answered" | "judged" };

/** A deed, and how long they wait before it, in milliseconds. */
type Step = Deed & { readonly after: number };

/** What happens around one incident, in order. */
export type Strand = readonly Step[];

/** What people do, each incident by itself and all at once. */
export interface Story {
  readonly strands: readonly Strand[];
  /** Whether the Action looks after incidents beside the App. */
  readonly isForBoth: boolean;
}

const SEVERITIES = [
  "SEV-1 (core is down)",
  "SEV-2 (degraded)",
  "SEV-3 (minor)",
  "Not sure (SEV-1 or SEV-2)",
  "Not sure (SEV-2 or SEV-3)",
] as const;

/** Makes up a story. */
export function createStory(dice: Dice): Story {
  const count = dice.pick([1, 1, 1, 1, 2]);
  return {
    strands: Array.from({ length: count }, (_, index) => strandOf(dice.fork(`strand ${index}`))),
    isForBoth: dice.chance(0.15),
  };
}

function strandOf(dice: Dice): Strand {
  const isFromOutside = dice.chance(0.2);
  const isByForm = dice.chance(0.85) || isFromOutside;
  const body = isByForm
    ? report({
        severity: dice.pick(SEVERITIES),
        service: dice.pick(["Sync jobs", "Billing", "Something else"]),
        since: dice.pick(["_No response_", "03:00 UTC"]),
      })
    : "Nothing works.";
  const deeds: readonly Deed[] = [
    {
      kind: "open",
      by: isFromOutside ? "mallory" : "ada",
      body,
      // The form puts it on, whoever fills it in.
      labels: ["incident"],
    },
    ...(isFromOutside ? [{ kind: "say", by: "ada", text: "/ack" } as const] : []),
    ...middleOf(dice, dice.between(1, 5)),
    ...endOf(dice),
  ];
  return deeds
    .map((deed) => ({ ...deed, after: pause(dice) }))
    .filter((deed) => !(isFromOutside && isUndone(deed, deeds)));
}

/**
 * A report waits until a responder takes it up. Where the words that did so are changed and then the record of them is
 * deleted, it waits again, and whatever comes after is refused: that is as it should be, and no story.
 */
const isUndone = (deed: Deed, deeds: readonly Deed[]): boolean =>
  (deed.kind === "reword" || deed.kind === "withdraw") &&
  deeds.some((other) => other.kind === "delete" && other.what === "card");

/** Mostly some seconds, sometimes minutes: people type, and things have to be looked into. */
const pause = (dice: Dice): number =>
  dice.chance(0.75) ? dice.between(2000, 40_000) : dice.between(60_000, 240_000);

function endOf(dice: Dice): readonly Deed[] {
  const resolution: readonly Deed[] = [
    { kind: "turn", isWell: true },
    { kind: "say", by: "grace", text: dice.pick(["/resolve", "/resolve worker restarted"]) },
    { kind: "await", what: "closed" },
  ];
  const merge: readonly Deed[] = dice.chance(0.6) ? [{ kind: "merge", by: "ada" }] : [];
  switch (dice.between(0, 9)) {
    case 0:
      return [];
    case 1:
      return [{ kind: "close", by: "ada", reason: dice.pick(["not_planned", "duplicate"]) }];
    case 2:
      return [{ kind: "close", by: "grace", reason: "completed" }, ...merge];
    case 3:
      return [
        { kind: "close", by: "mallory", reason: "completed" },
        { kind: "await", what: "judged" },
        ...resolution,
      ];
    case 4:
      return [
        ...resolution,
        dice.chance(0.5)
          ? { kind: "reopen", by: "ada" }
          : { kind: "say", by: "ada", text: "/reopen the errors are back" },
        { kind: "await", what: "open" },
        ...middleOf(dice, 2),
        { kind: "say", by: "ada", text: "/resolve --now the probe itself is broken" },
        { kind: "await", what: "closed" },
        ...merge,
      ];
    default:
      return [...resolution, ...merge];
  }
}
