/**
 * The candidate that was probably meant by a misspelt word, or `undefined` when none is near: at most one slip in
 * up to four characters and two in more (a slip is a character too many, too few, wrong, or two swapped), or a
 * beginning of at least three characters. Of equally near ones the first.
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  if (wanted.length < 2 || wanted.length > 64) return undefined;
  const limit = wanted.length <= 4 ? 1 : 2;
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    const slips = slipsBetween(wanted, candidate.toLowerCase(), limit);
    if (slips < (best?.slips ?? limit + 1)) best = { candidate, slips };
  }
  return best?.candidate;
}

function slipsBetween(typed: string, candidate: string, limit: number): number {
  const isBeginning = typed.length >= 3 && candidate.startsWith(typed);
  if (isBeginning) return Math.min(limit, candidate.length - typed.length);
  return Math.abs(typed.length - candidate.length) > limit ? limit + 1 : distance(typed, candidate);
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + cost,
          isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
