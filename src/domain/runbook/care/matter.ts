import { readCycle } from "./cycle.ts";
import { readDay } from "./day.ts";
import type { Care, Reviewed, ReviewCycle } from "./model.ts";
import { readOwners } from "./owner.ts";

type Matter = Readonly<Record<string, unknown>>;

const OWNERS = [
  "owner",
  "owners",
  "owner_slack",
  "owner_agent",
  "team",
  "maintained_by",
  "maintainer",
  "maintainers",
];
/** A review comes before a mere change. */
const DAYS = ["last_reviewed_on", "last_reviewed", "reviewed", "last_updated", "updated"];
const CYCLES = ["review_in", "review_cycle", "review_every", "review_cadence"];

/** What front matter says about the care of its document. `source` is the whole file. */
export const careInMatter = (matter: Matter, source: string): Care => ({
  owners: OWNERS.flatMap((key) => ownersOf(valueOf(matter, key))),
  reviewedOn: firstOf(DAYS, (key) => reviewedUnder(key, matter, source)),
  reviewEvery: firstOf(CYCLES, (key) => cycleOf(valueOf(matter, key))),
});

function firstOf<T>(keys: readonly string[], read: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = read(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value under the key, written in whatever way: `lastReviewed`, `last-reviewed`, `Last_Reviewed`. */
const valueOf = (matter: Matter, key: string): unknown => matter[nameIn(matter, key) ?? key];

const nameIn = (matter: Matter, key: string): string | undefined =>
  Object.keys(matter).find((name) => plain(name) === plain(key));

const plain = (key: string): string => key.toLowerCase().replaceAll(/[_\s-]/gu, "");

function ownersOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => ownersOf(item));
  if (typeof value === "object" && value !== null) {
    const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
    return (
      ["name", "team", "slack", "email"]
        .map((field) => ownersOf(fields.get(field)))
        .find((owners) => owners.length > 0) ?? []
    );
  }
  // What broken YAML leaves of `[@lead, @ops]`.
  return typeof value === "string"
    ? readOwners(value.replace(/^\[(?<inner>@.*)\]$/u, "$<inner>"))
    : [];
}

function reviewedUnder(key: string, matter: Matter, source: string): Reviewed | undefined {
  const name = nameIn(matter, key);
  const raw = name === undefined ? undefined : matter[name];
  const at = typeof raw === "string" ? readDay(raw) : undefined;
  if (name === undefined || typeof raw !== "string" || at === undefined) return undefined;
  return { at, line: lineOfKey(name, source), raw };
}

/** The line of a key in the YAML at the beginning of the file. */
function lineOfKey(name: string, source: string): number {
  const lines = source.slice(0, 65_536).split("\n");
  const found = lines.findIndex((line) => {
    const [key = "", ...value] = line.split(":");
    return value.length > 0 && key.trim().replaceAll(/["']/gu, "") === name;
  });
  return Math.max(found, 0) + 1;
}

function cycleOf(value: unknown): ReviewCycle | undefined {
  const raw = typeof value === "number" ? `${value} days` : value;
  const duration = typeof raw === "string" ? readCycle(raw) : undefined;
  return duration === undefined ? undefined : { duration, raw: String(value) };
}
