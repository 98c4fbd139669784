import type { RootContent } from "mdast";
import { STEP_ROLES } from "../role-phase.ts";
import type { SectionRole } from "../runbook.ts";
import { codeBranches } from "./branch-code.ts";
import { headingBranches } from "./branch-headings.ts";
import { listBranches, paragraphBranches, questionBefore } from "./branch-list.ts";
import { tableBranches } from "./branch-table.ts";
import { WITHOUT_CASES } from "./case.ts";
import { placesAround, type Place } from "./layout.ts";
import type { Branch } from "./model.ts";
import { isElsewhere } from "./part-passage.ts";

/** Parts in which only tables distinguish cases. */
const TELLING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "signals",
  "overview",
  "impact",
  "references",
]);

/** The cases a document tells apart, in its order. What is inside a case that has a heading is left to it. */
export function findBranches(places: readonly Place[], source: string): readonly Branch[] {
  const usable = places.filter(
    (place) => !WITHOUT_CASES.has(place.part.role) && !isElsewhere(place),
  );
  const headed = headingBranches(usable, source);
  const taken = new Set(headed.map(({ place }) => place));
  const outer = headed.filter(({ place }) => !isWithin(place.above, taken));
  const others = usable
    .filter((place) => !isWithin(place, taken))
    .flatMap(({ part }) => blockBranches(part.blocks, part.heading.text, part.role, source));
  return [...outer.map(({ branch }) => branch), ...others].toSorted((a, b) => a.line - b.line);
}

const TO_DO: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  ...STEP_ROLES,
  "rollback",
  "validation",
]);

function isWithin(place: Place | undefined, taken: ReadonlySet<Place>): boolean {
  if (place === undefined) return false;
  for (const around of placesAround(place)) if (taken.has(around)) return true;
  return false;
}

function blockBranches(
  blocks: readonly RootContent[],
  heading: string,
  role: SectionRole | undefined,
  source: string,
): readonly Branch[] {
  const used = new Set<RootContent>();
  return blocks.flatMap((block, index) => {
    if (block.type === "table") return tableBranches(block, source);
    if (TELLING.has(role) || used.has(block)) return [];
    if (block.type === "code") return codeBranches(block, heading, source);
    if (block.type === "list")
      return listBranches(block, source, questionBefore(blocks[index - 1], heading));
    if (block.type !== "paragraph") return [];
    const next = blocks[index + 1];
    const found = paragraphBranches(block, next, TO_DO.has(role), source);
    if (found.some(({ raw }) => raw.length > textLength(block)) && next !== undefined)
      used.add(next);
    return found;
  });
}

const textLength = ({ position }: RootContent): number =>
  (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
