/** One page of a list as Octokit answers it. */
interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

/** What every list request asks for. */
export const PER_PAGE = 100;

/**
 * Reads a list page after page until GitHub names no next one, or `limit` pages are read.
 * A full page is followed by one more look even without a link: a page answered from memory may have been
 * the last one when it was remembered.
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
    if (!hasNext && data.length < PER_PAGE) break;
  }
  return items;
}
