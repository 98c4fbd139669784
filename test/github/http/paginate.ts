import type { Call } from "./call.ts";
import { ok, type Reply } from "./reply.ts";

/** One page of a list, with the Link header to the others. */
export function paginated<T>(
  call: Call,
  items: readonly T[],
  present: (item: T) => unknown,
  wrap: (page: readonly unknown[], total: number) => unknown = (page) => page,
): Reply {
  const perPage = Math.min(100, Math.max(1, positive(call.query.get("per_page"), 30)));
  const page = positive(call.query.get("page"), 1);
  const shown = items.slice((page - 1) * perPage, page * perPage).map((item) => present(item));
  const link = links(call.url, page, Math.ceil(items.length / perPage));
  return {
    ...ok(wrap(shown, items.length)),
    headers: link === "" ? {} : { link },
  };
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

function links(url: URL, page: number, last: number): string {
  const to = (target: number, rel: string): string => {
    const address = new URL(url);
    address.searchParams.set("page", String(target));
    return `<${address.href}>; rel="${rel}"`;
  };
  return [
    ...(page > 1 ? [to(page - 1, "prev")] : []),
    ...(page < last ? [to(page + 1, "next"), to(last, "last")] : []),
    ...(page > 1 ? [to(1, "first")] : []),
  ].join(", ");
}
