import { toWords } from "../../markdown/words.ts";
import { withoutColon } from "../../trim.ts";
import type { Part } from "../outline.ts";
import type { SectionRole } from "../runbook.ts";
import { CASES_ABOVE, readCase, WITHOUT_CASES, type Case } from "./case.ts";
import { jumpIn } from "./jump.ts";
import { bodySource, type Place } from "./layout.ts";
import type { Branch } from "./model.ts";

/** A branch with the part it is made of. */
interface HeadingBranch {
  readonly place: Place;
  readonly branch: Branch;
}

/** Parts whose numbered or lettered headings are about something other than cases. */
const OTHER: ReadonlySet<SectionRole | undefined> = new Set([...WITHOUT_CASES, "references"]);

/** The headings that each open a case: named so, lettered, a condition, or below a heading that announces cases. */
export function headingBranches(
  places: readonly Place[],
  source: string,
): readonly HeadingBranch[] {
  const byPart = new Map(places.map((place) => [place.part, place]));
  return places.flatMap((parent) =>
    casesAmong(parent).flatMap(([part, found]) => {
      const place = byPart.get(part);
      return place === undefined ? [] : [{ place, branch: toBranch(place, found, source) }];
    }),
  );
}

const toBranch = (place: Place, { condition }: Case, source: string): Branch => ({
  label: withoutColon(place.part.title.trim()),
  condition: withoutColon(condition),
  line: place.part.line,
  raw: bodySource(place, source),
  target: jumpIn(place.part.blocks),
});

function casesAmong({ part, isTitle }: Place): readonly (readonly [Part, Case])[] {
  const children = part.children.filter(({ depth, role }) => depth < 7 && !OTHER.has(role));
  const read = children.flatMap((child): readonly (readonly [Part, Case])[] => {
    const found = readCase(child.title);
    return found === undefined ? [] : [[child, found]];
  });
  const lettered = read.filter(([, { form }]) => form === "lettered");
  const areCases = lettered.length >= 2 && !areChapters(lettered.map(([child]) => child));
  const cases = read.filter(([, { form }]) => form !== "lettered" || areCases);
  if (cases.length > 0) return cases;
  const isAnnounced = !isTitle && CASES_ABOVE.whole.test(toWords(part.heading.text));
  const plain = children.filter(({ ownRole }) => !GENERAL.has(ownRole));
  return isAnnounced && plain.length >= 2
    ? plain.map((child) => [child, { form: "named", condition: child.heading.text }])
    : [];
}

const GENERAL: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "overview",
  "references",
  "first-response",
  "procedure",
]);

/** Letters that count the chapters of a document: most of the headings name one. */
const areChapters = (parts: readonly Part[]): boolean =>
  parts.filter(({ ownRole }) => ownRole !== undefined).length * 2 > parts.length;
