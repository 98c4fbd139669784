import { inRepository } from "../http/router.ts";
import { created, forbidden, invalid, noContent, notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, requiredText, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentReaction, REACTIONS, reactionsTo } from "../present/reaction.ts";
import { authorOf } from "../act/author.ts";
import { issueOf } from "../act/issue-event.ts";
import type { ReactionRecord } from "../store/records.ts";

const READ = { permission: "issue-or-pull", level: "read", role: "read" } as const;
const WRITE = { permission: "issue-or-pull", level: "write", role: "read" } as const;

/** Lists, adds and takes away reactions to one kind of thing. */
const reactionsOf = (
  at: string,
  subjectOf: (call: RepositoryCall) => ReactionRecord["subject"],
) => [
  inRepository(`GET ${at}/reactions`, READ, (call) => {
    const wanted = call.query.get("content");
    const found = reactionsTo(call.repository, subjectOf(call)).filter(
      ({ content }) => wanted === null || content === wanted,
    );
    return paginated(call, found, (reaction) => presentReaction(call.world, reaction));
  }),
  inRepository(`POST ${at}/reactions`, WRITE, (call) => react(call, subjectOf(call))),
  inRepository(`DELETE ${at}/reactions/{reaction_id}`, WRITE, (call) => {
    const { kind, id } = subjectOf(call);
    const reaction = call.repository.reactions.get(numberParam(call, "reaction_id"));
    if (reaction?.subject.kind !== kind || reaction.subject.id !== id) throw notFound();
    if (reaction.author !== authorOf(call))
      throw forbidden("Must have admin rights to Repository.");
    call.repository.reactions.delete(reaction.id);
    return noContent;
  }),
];

export const REACTION_ROUTES = [
  ...reactionsOf("/repos/{owner}/{repo}/issues/{issue_number}", (call) => ({
    kind: "issue",
    id: issueOf(call, numberParam(call, "issue_number")).id,
  })),
  ...reactionsOf("/repos/{owner}/{repo}/issues/comments/{comment_id}", (call) => {
    const id = numberParam(call, "comment_id");
    if (!call.repository.comments.has(id)) throw notFound();
    return { kind: "comment", id };
  }),
];

/** Reacting twice in one way answers the first reaction. */
function react(call: RepositoryCall, subject: ReactionRecord["subject"]): Reply {
  const author = authorOf(call);
  const given = requiredText(call, "content");
  const content = REACTIONS.find((known) => known === given);
  if (content === undefined)
    throw invalid({ resource: "Reaction", code: "invalid", field: "content" });
  const known = reactionsTo(call.repository, subject).find(
    (reaction) => reaction.author === author && reaction.content === content,
  );
  if (known !== undefined) return ok(presentReaction(call.world, known));
  const reaction = {
    id: call.world.nextId(),
    repository: call.repository.fullName,
    subject,
    author,
    content,
    createdAt: call.world.clock.now(),
  };
  call.repository.reactions.put(reaction);
  return created(presentReaction(call.world, reaction));
}
