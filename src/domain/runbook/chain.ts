import type { Section } from "./runbook.ts";

/** A section and all it stands in, the outermost first. */
export type Chain = readonly Section[];

/** The chain of every section of a document, by its line. */
export function chainsOf(sections: readonly Section[]): ReadonlyMap<number, Chain> {
  const chains = new Map<number, Chain>();
  const path: Section[] = [];
  for (const section of sections) {
    while ((path.at(-1)?.depth ?? 0) >= section.depth) path.pop();
    path.push(section);
    chains.set(section.line, [...path]);
  }
  return chains;
}
