import { isoInstant, type Instant } from "../time.ts";

const SLUG_LENGTH = 60;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ı", "i"],
]);

/**
 * Path of the file of a postmortem: `postmortems/2026/2026-11-21-12-sync-queue-stuck.md`. Whatever the title holds,
 * the name is made of `a-z`, `0-9` and `-`, and stays below the directory.
 */
export function postmortemPath(
  directory: string,
  incident: { readonly number: number; readonly title: string; readonly openedAt: Instant },
): string {
  const date = isoInstant(incident.openedAt).slice(0, 10);
  const name = [date, String(incident.number), slug(incident.title)].filter((part) => part !== "");
  return `${directory}/${date.slice(0, 4)}/${name.join("-")}.md`;
}

/** Branch on which the postmortem of an incident is written. */
export const branchName = (number: number): string => `sitrep/postmortem-${number}`;

function slug(title: string): string {
  const ascii = title
    .toLowerCase()
    .replaceAll(/[^\p{ASCII}]/gu, (letter) => FOLDED.get(letter) ?? letter)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase();
  const words = ascii.split(/[^a-z0-9]+/u).filter((word) => word !== "");
  let result = "";
  for (const word of words) {
    const longer = result === "" ? word.slice(0, SLUG_LENGTH) : `${result}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    result = longer;
  }
  return result;
}
