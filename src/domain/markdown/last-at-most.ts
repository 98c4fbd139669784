/**
 * Index of the last item whose number is not above `wanted`, found by halving. The numbers do not fall, and the first
 * is not above `wanted`.
 */
export function lastAtMost<Item>(
  items: readonly Item[],
  wanted: number,
  numberOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const item = items[middle];
    if (item !== undefined && numberOf(item) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
