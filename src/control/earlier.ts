import type { Config } from "../config/config.ts";
import { historyOf, type History } from "../domain/probe/history.ts";
import { botComments, ledgerOf, reportsIn } from "./bot-comment.ts";
import type { IssueKey } from "./key.ts";
import type { Forge } from "./port.ts";

/** Whose comments are read, and which reports are not earlier ones. */
interface Reading {
  readonly forge: Pick<Forge, "self" | "timeline">;
  readonly hosts: Config["hosts"];
  /** Whether a request is answered by this very run, which may have been started a second time. */
  readonly isOwn: (request: string | undefined) => boolean;
}

/**
 * What probes read earlier in an incident, by what its comments tell: its record, and the answers not yet in it. Only
 * comments by authors whose markers count are read.
 */
export async function readHistory(
  key: IssueKey,
  { forge, hosts, isOwn }: Reading,
): Promise<History> {
  const items = await forge.timeline(key);
  const comments = items.flatMap((item) => (item.kind === "comment" ? [item.comment] : []));
  const bot = botComments(comments, forge.self, hosts);
  const recorded = ledgerOf(bot).entries.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "probe-reported" ? [event.report] : [])),
  );
  // What an answer tells is whole; the record may know of a healthy reading no more than that it was one.
  const answered = bot.flatMap(({ marker }) => reportsIn(marker));
  return historyOf([...recorded, ...answered].filter(({ request }) => !isOwn(request)));
}
