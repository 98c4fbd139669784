import type { ReactionContent, ReactionRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId } from "./address.ts";
import { presentUser } from "./user.ts";

export const REACTIONS = [
  "+1",
  "-1",
  "laugh",
  "hooray",
  "confused",
  "heart",
  "rocket",
  "eyes",
] as const satisfies readonly ReactionContent[];

export const presentReaction = (world: World, reaction: ReactionRecord) => ({
  id: reaction.id,
  node_id: nodeId("REA", reaction.id),
  user: presentUser(world, reaction.author),
  content: reaction.content,
  created_at: iso(reaction.createdAt),
});

/** How many of each kind something has. */
export function presentRollup(
  repository: RepositoryState,
  subject: ReactionRecord["subject"],
  url: string,
) {
  const all = reactionsTo(repository, subject);
  const counts = REACTIONS.map((content) => [
    content,
    all.filter((reaction) => reaction.content === content).length,
  ]);
  return { url: `${url}/reactions`, total_count: all.length, ...Object.fromEntries(counts) };
}

export const reactionsTo = (
  repository: RepositoryState,
  subject: ReactionRecord["subject"],
): readonly ReactionRecord[] => repository.reactions.of(subjectKey(subject));

/** What reactions are grouped by. */
export const subjectKey = ({ kind, id }: ReactionRecord["subject"]): string => `${kind} ${id}`;
