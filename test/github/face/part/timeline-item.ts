import { z } from "zod";

const Login = z
  .object({ login: z.string() })
  .nullish()
  .transform((user) => user?.login);

const Named = z.object({ name: z.string(), color: z.string() });

const Item = z
  .object({
    event: z.string(),
    id: z.number().optional(),
    actor: Login,
    user: Login,
    created_at: z.string().optional(),
    submitted_at: z.string().optional(),
    committer: z.object({ date: z.string().optional(), name: z.string().optional() }).nullish(),
    body: z.string().nullish(),
    label: Named.optional(),
    assignee: Login,
    requested_reviewer: Login,
    rename: z.object({ from: z.string(), to: z.string() }).optional(),
    state_reason: z.string().nullish(),
    commit_id: z.string().nullish(),
    state: z.string().optional(),
    sha: z.string().optional(),
    message: z.string().optional(),
    source: z
      .object({
        issue: z.object({
          number: z.number(),
          title: z.string(),
          pull_request: z.unknown().optional(),
          repository: z.object({ full_name: z.string() }).optional(),
        }),
      })
      .optional(),
  })
  .transform((item) => ({
    ...item,
    who: item.actor ?? item.user ?? item.committer?.name ?? "ghost",
    at: Date.parse(item.created_at ?? item.submitted_at ?? item.committer?.date ?? ""),
  }));

/** One thing that happened to an issue, as far as a page shows it. */
export type TimelineItem = Readonly<z.output<typeof Item>>;

/** Events that GitHub lists but does not show. */
const SILENT: readonly string[] = ["mentioned", "subscribed", "unsubscribed"];

/** Reads timeline items of the REST API; label changes made at once by the same hand come as one list. */
export function readTimeline(
  raw: readonly Readonly<Record<string, unknown>>[],
): readonly (readonly TimelineItem[])[] {
  const groups: TimelineItem[][] = [];
  for (const item of raw.map((one) => Item.parse(one))) {
    if (SILENT.includes(item.event)) continue;
    const last = groups.at(-1);
    if (last?.[0] !== undefined && belongTogether(last[0], item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function belongTogether(one: TimelineItem, other: TimelineItem): boolean {
  return (
    one.label !== undefined &&
    other.label !== undefined &&
    one.who === other.who &&
    other.at - one.at < 60_000
  );
}
