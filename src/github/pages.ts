import { isFromMemory } from "./conditional.ts";

/** One page of a list as Octokit answers it. */
interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

/** What every list request asks for. */
export const PER_PAGE = 100;

/**
 * Reads a list page after page until GitHub names no next one, or `limit` pages are read.
 * A full page from memory is followed by one more look even without a link: it may have been the last one when it
 * was remembered.
 */
export async function collect<T>(
  limit: number,
  read: (page: number) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; page <= limit; page += 1) {
    const { data, headers } = await read(page);
    items.push(...data);
    const hasNext = headers.link?.includes('rel="next"') ?? false;
    const mayHaveNext = data.length >= PER_PAGE && isFromMemory(headers);
    if (!hasNext && !mayHaveNext) break;
  }
  return items;
}
