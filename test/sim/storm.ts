import type { Dice } from "./dice.ts";
import { type Asking, type Trouble, type Weather } from "./weather.ts";

/** What a storm can be made of. */
export const KINDS = [
  "loss",
  "duplication",
  "disorder",
  "crash",
  "server-error",
  "secondary-limit",
  "too-many",
  "drop",
  "stale",
  "skew",
] as const;

/** One kind of trouble. */
type Kind = (typeof KINDS)[number];

/** How bad a storm is: for each kind in it, how often it strikes. */
export type Storm = ReadonlyMap<Kind, number>;

/** At most so many crashes, so that there is time to work between them. */
const MOST_CRASHES = 4;

/** How far clocks are off, in milliseconds. */
const SKEW = 120_000;

/** A seed decides which kinds come together, and how hard each strikes. */
export function createStorm(dice: Dice): Storm {
  const all = dice.chance(0.3);
  const kinds = KINDS.filter(() => all || dice.chance(0.4));
  return new Map(kinds.map((kind) => [kind, dice.pick([0.02, 0.05, 0.1])]));
}

/** The weather a storm makes; its dice fall once for each thing that happens. */
export function weatherOf(storm: Storm, dice: Dice): Weather {
  let crashes = 0;
  const strikes = (kind: Kind, harder = 1): boolean =>
    dice.chance(Math.min(0.9, (storm.get(kind) ?? 0) * harder));
  const mayCrash = ({ role }: Asking): boolean => role !== "probe" && crashes < MOST_CRASHES;
  const troubleFor = (asking: Asking): Trouble | undefined => {
    const isApplied = dice.chance(0.5);
    if (mayCrash(asking) && strikes("crash", 0.4)) {
      crashes += 1;
      return { kind: "crash", isApplied };
    }
    if (asking.role === "probe") return undefined;
    if (strikes("server-error"))
      return refusal({ status: dice.pick([500, 502, 503]), message: "Server Error", isApplied });
    if (strikes("secondary-limit", 0.4)) return secondaryLimit(dice);
    if (strikes("too-many", 0.4)) return tooMany(dice);
    return strikes("drop") ? { kind: "drop", isApplied } : undefined;
  };
  return {
    fateOf: (asking) => ({
      sentAfter: dice.between(5, 150),
      answeredAfter: dice.between(5, 150),
      lag: asking.method === "GET" && strikes("stale", 4) ? dice.between(200, 8000) : 0,
      trouble: troubleFor(asking),
    }),
    copiesOf: () => {
      if (strikes("loss", 2)) return [];
      const delay = strikes("disorder", 4) ? dice.between(1000, 60_000) : dice.between(50, 400);
      return strikes("duplication", 2) ? [delay, delay + dice.between(10, 20_000)] : [delay];
    },
    skew: () => (storm.has("skew") ? dice.between(-SKEW, SKEW) : 0),
    downtime: () => dice.between(2000, 60_000),
    workTime: () => dice.between(1000, 30_000),
  };
}

function refusal(what: {
  readonly status: number;
  readonly message: string;
  readonly isApplied: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}): Trouble {
  return { kind: "answer", headers: {}, ...what };
}

/** A limit is told before anything takes effect. */
const secondaryLimit = (dice: Dice): Trouble =>
  refusal({
    status: 403,
    message: "You have exceeded a secondary rate limit. Please wait a few minutes.",
    headers: dice.chance(0.5) ? { "retry-after": String(dice.between(1, 30)) } : {},
    isApplied: false,
  });

const tooMany = (dice: Dice): Trouble =>
  refusal({
    status: 429,
    message: "Too many requests",
    headers: { "retry-after": String(dice.between(1, 30)) },
    isApplied: false,
  });
