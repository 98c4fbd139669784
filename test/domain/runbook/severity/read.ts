import { parseMarkdown } from "../../../../src/domain/markdown/parse.ts";
import { outline } from "../../../../src/domain/runbook/outline.ts";
import {
  TARGET_KINDS,
  type SeverityLevel,
  type Target,
} from "../../../../src/domain/runbook/severity/level.ts";
import { findSeverities } from "../../../../src/domain/runbook/severity/severities.ts";
import { formatDuration } from "../../../../src/domain/time.ts";

/** The levels of a Markdown document. */
export const levelsOf = (text: string): readonly SeverityLevel[] =>
  findSeverities(outline(parseMarkdown(text), new Map()), text);

/** `15 min`, `1 d business`, `immediate 5 min`, `no span`. */
export function inWords(target: Target | undefined): string {
  if (target === undefined) return "none";
  const { duration, isBusinessTime, isImmediate } = target;
  const span = duration === undefined ? [] : [formatDuration(duration)];
  const all = [
    ...(isImmediate ? ["immediate"] : []),
    ...span,
    ...(isBusinessTime ? ["business"] : []),
  ];
  return all.length === 0 ? "no span" : all.join(" ");
}

/** One line for each level: `SEV-1 (critical, P0): acknowledge 5 min, resolve 4 h, update 30 min`. */
export const summary = (text: string): readonly string[] =>
  levelsOf(text).map(({ code, aliases, targets, updateEvery }) => {
    const times = TARGET_KINDS.flatMap((kind) =>
      targets[kind] === undefined ? [] : [`${kind} ${inWords(targets[kind])}`],
    );
    const update = updateEvery === undefined ? [] : [`update ${inWords(updateEvery)}`];
    const name = aliases.length === 0 ? code : `${code} (${aliases.join(", ")})`;
    return `${name}: ${[...times, ...update].join(", ")}`.replace(/: $/u, "");
  });
