import { headOf } from "./present/commit.ts";
import { reactionsTo } from "./present/reaction.ts";
import type { RepositoryState } from "./store/records.ts";
import type { World } from "./world.ts";

/**
 * Puts a copy of an issue into a repository with the same files: its text, labels, comments, events and reactions.
 * Whatever of it names the issue, its comments, its repository or its commit names the copy's afterwards.
 */
export function copyIssue(
  world: World,
  from: { readonly repository: RepositoryState; readonly number: number },
  to: RepositoryState,
): void {
  const { repository, number } = from;
  const original = repository.issues.get(number);
  if (original === undefined) throw new Error(`there is no issue ${repository.fullName}#${number}`);
  for (const [name, label] of repository.labels)
    if (!to.labels.has(name)) to.labels.set(name, { ...label, id: world.nextId() });
  const place = { repository: to.fullName, issueNumber: to.issues.size + 1 };
  to.issues.set(place.issueNumber, {
    ...original,
    id: world.nextId(),
    number: place.issueNumber,
    repository: to.fullName,
  });
  const comments = repository.comments.of(number);
  const ids = new Map(comments.map(({ id }) => [id, world.nextId()]));
  const rename = renaming([
    [`${repository.fullName}/issues/${number}#`, `${to.fullName}/issues/${place.issueNumber}#`],
    [`${repository.fullName}/`, `${to.fullName}/`],
    [headOf(repository), headOf(to)],
    [headOf(repository).slice(0, 7), headOf(to).slice(0, 7)],
    ...[...ids].map(([id, copy]): Renaming => [String(id), String(copy)]),
  ]);
  for (const comment of comments) {
    const id = ids.get(comment.id) ?? 0;
    to.comments.put({ ...comment, ...place, id, body: rename(comment.body) });
    for (const reaction of reactionsTo(repository, { kind: "comment", id: comment.id }))
      to.reactions.put({
        ...reaction,
        id: world.nextId(),
        repository: to.fullName,
        subject: { kind: "comment", id },
      });
  }
  for (const event of repository.events.of(number))
    to.events.put({ ...event, ...place, id: world.nextId() });
}

type Renaming = readonly [from: string, to: string];

/** Replaces what is named, the longer names first. */
const renaming =
  (names: readonly Renaming[]) =>
  (text: string): string => {
    let renamed = text;
    for (const [from, to] of names) renamed = renamed.replaceAll(from, to);
    return renamed;
  };
