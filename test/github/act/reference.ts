import type { RepositoryCall } from "../http/call.ts";
import type { RepositoryState } from "../store/records.ts";
import { record } from "./issue-event.ts";

const REFERENCE = /(?:^|[\s(])(?:(?<repository>[\w.-]+\/[\w.-]+))?#(?<number>\d+)\b/gu;
const MENTION = /(?:^|[^\w`/])@(?<login>[a-z\d](?:[a-z\d-]*[a-z\d])?)/giu;

/** Writes into other timelines that this text, of an issue or a comment on it, names them, and into this one whom it names. */
export function follow(call: RepositoryCall, number: number, text: string | undefined): void {
  if (text === undefined) return;
  for (const target of targetsOf(call, text)) crossReference(call, number, target);
  const known = [...text.matchAll(MENTION)].filter(({ groups }) =>
    call.world.users.has(groups?.["login"]?.toLowerCase() ?? ""),
  );
  for (const login of new Set(known.map(({ groups }) => groups?.["login"]?.toLowerCase() ?? "")))
    notice(call, number, call.world.users.get(login)?.login ?? login);
}

interface Target {
  readonly repository: RepositoryState;
  readonly number: number;
}

function targetsOf(call: RepositoryCall, text: string): readonly Target[] {
  const page = new RegExp(
    `${call.world.url.replaceAll(".", String.raw`\.`)}/(?<repository>[\\w.-]+/[\\w.-]+)/(?:issues|pull)/(?<number>\\d+)`,
    "gu",
  );
  return [...text.matchAll(REFERENCE), ...text.matchAll(page)].flatMap(({ groups }) => {
    const name = groups?.["repository"] ?? call.repository.fullName;
    const repository = call.world.repositories.get(name.toLowerCase());
    const number = Number(groups?.["number"]);
    return repository?.issues.has(number) === true ? [{ repository, number }] : [];
  });
}

/** One line for each source, however often it names the target. */
function crossReference(call: RepositoryCall, number: number, target: Target): void {
  const source = { repository: call.repository.fullName, number };
  if (target.repository === call.repository && target.number === number) return;
  const isKnown = target.repository.events
    .of(target.number)
    .some(
      ({ detail }) =>
        detail.kind === "cross-referenced" &&
        detail.source.number === number &&
        detail.source.repository === source.repository,
    );
  if (isKnown) return;
  const there = { ...call, repository: target.repository };
  record(there, target.number, { kind: "cross-referenced", source });
}

/** Somebody mentioned for the first time follows the issue from then on. */
function notice(call: RepositoryCall, number: number, login: string): void {
  const isKnown = call.repository.events
    .of(number)
    .some(({ detail, actor }) => detail.kind === "mentioned" && actor === login);
  if (isKnown) return;
  const theirs = { ...call, actor: { kind: "person", login } as const };
  record(theirs, number, { kind: "mentioned" });
  record(theirs, number, { kind: "subscribed" });
}
