import type {
  Author,
  CommentState,
  Forge,
  IssueState,
  LabelSpec,
  Permission,
  PullState,
  RunState,
  TimelineItem,
} from "../../src/control/port.ts";
import type { IssueKey } from "../../src/control/key.ts";
import { instant, seconds, after, type Instant } from "../../src/domain/time.ts";

/** The issue every test of the engine runs on. */
export const KEY: IssueKey = { owner: "acme", repo: "shop", number: 7 };

/** The bot as the memory forge knows it. */
const BOT: Author = { login: "sitrep[bot]", isBot: true, app: "sitrep" };

/** `github-actions[bot]`, who reports probes. */
export const ACTIONS: Author = {
  login: "github-actions[bot]",
  isBot: true,
  app: "github-actions",
};

/** A person. */
export const person = (login: string): Author => ({ login, isBot: false, app: undefined });

/** What a test starts from. */
export interface Beginning {
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly labels?: readonly string[];
  readonly isPrivate?: boolean;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly permissions?: Readonly<Record<string, Permission>>;
  readonly self?: Author;
}

/**
 * A GitHub of one issue, in memory: the `Forge` port without a network, for laws that need thousands of passes.
 * The same port over HTTP is held to GitHub's own description in `test/scenario/`.
 */
export function memoryForge(beginning: Beginning = {}) {
  let now: Instant = instant("2026-11-21T03:00:00Z");
  let ids = 100;
  let budget = Number.POSITIVE_INFINITY;
  const self = beginning.self ?? BOT;
  const files = new Map(
    Object.entries(beginning.files ?? {}).map(([path, content]) => [
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  const history: { readonly commit: string; readonly files: ReadonlyMap<string, Uint8Array> }[] =
    [];
  const commit = (): string => {
    history.push({ commit: `c${history.length}`.padEnd(40, "0"), files: new Map(files) });
    return history.at(-1)?.commit ?? "";
  };
  commit();
  const author = person(beginning.author ?? "ada");
  let issue: IssueState = {
    number: KEY.number,
    title: beginning.title ?? "Checkout is down",
    body: beginning.body ?? "",
    author,
    createdAt: now,
    updatedAt: now,
    isOpen: true,
    closedAs: undefined,
    labels: beginning.labels ?? ["incident"],
    assignees: [],
    url: "https://github.com/acme/shop/issues/7",
    isPullRequest: false,
  };
  const items: TimelineItem[] = [];
  const labels: LabelSpec[] = [];
  const pulls: PullState[] = [];
  const branches = new Map<string, Map<string, string>>();
  const runs: RunState[] = [];
  const writes: string[] = [];
  const reactions: string[] = [];
  let dispatchRefusal: string | undefined;
  const immovable = new Set<number>();

  const write = async <T>(what: string, change: () => T): Promise<T> => {
    await Promise.resolve();
    if (budget <= 0) throw new Error("502 Bad Gateway");
    budget -= 1;
    writes.push(what);
    return change();
  };
  const read = async <T>(value: () => T): Promise<T> => {
    await Promise.resolve();
    return value();
  };
  const comments = (): readonly CommentState[] =>
    items.flatMap((item) => (item.kind === "comment" ? [item.comment] : []));
  const setComment = (id: number, change: Partial<CommentState>): void => {
    const index = items.findIndex((item) => item.kind === "comment" && item.comment.id === id);
    const item = items[index];
    if (item?.kind === "comment")
      items[index] = { kind: "comment", comment: { ...item.comment, ...change } };
  };
  const addComment = (by: Author, body: string): CommentState => {
    const id = ++ids;
    const comment: CommentState = {
      id,
      body,
      author: by,
      createdAt: now,
      updatedAt: now,
      isPinned: false,
      url: `https://github.com/acme/shop/issues/7#issuecomment-${id}`,
    };
    items.push({ kind: "comment", comment });
    return comment;
  };
  const filesAt = (at: string) =>
    history.find((entry) => entry.commit === at)?.files ?? new Map<string, Uint8Array>();

  const forge: Forge = {
    self: { login: self.login, app: self.app ?? "" },
    repository: () =>
      read(() => ({
        isPrivate: beginning.isPrivate ?? false,
        defaultBranch: "main",
        commit: history.at(-1)?.commit ?? "",
        url: "https://github.com/acme/shop",
      })),
    issue: () => read(() => issue),
    timeline: () => read(() => [...items]),
    permission: (_, login) => read(() => beginning.permissions?.[login] ?? "none"),
    tree: (_, at) =>
      read(() =>
        [...filesAt(at)].map(([path, bytes]) => ({
          path,
          kind: "file" as const,
          sha: path,
          size: bytes.length,
        })),
      ),
    file: (_, path, at) => read(() => filesAt(at).get(path)),
    history: (_, path) =>
      read(() =>
        history
          .filter(
            ({ files: here }, index) => here.get(path) !== history[index - 1]?.files.get(path),
          )
          .map((entry) => entry.commit)
          .toReversed(),
      ),
    labels: () => read(() => [...labels]),
    pullFrom: (_, branch) => read(() => pulls.findLast(({ headBranch }) => headBranch === branch)),
    branch: (_, branch) => read(() => (branches.has(branch) ? "b".padEnd(40, "0") : undefined)),
    run: (_, id) => read(() => runs.find((run) => run.id === id)),
    runs: (_, __, since) =>
      read(() => runs.filter(({ createdAt }) => createdAt >= since).toReversed()),
    incidents: () => read(() => [KEY.number]),
    createLabel: (_, label) =>
      write(`create label ${label.name}`, () => {
        labels.push(label);
      }),
    editIssue: (_, change) =>
      write(
        `edit issue ${[...(change.labels ?? [])].toSorted().join(" ")}${change.state === undefined ? "" : change.state.isOpen ? " open" : " close"}`,
        () => {
          if (change.state !== undefined && change.state.isOpen !== issue.isOpen) {
            const id = ++ids;
            items.push(
              change.state.isOpen
                ? { kind: "reopened", id, at: now, by: self }
                : { kind: "closed", id, at: now, by: self, as: "completed" },
            );
          }
          issue = {
            ...issue,
            labels: change.labels ?? issue.labels,
            isOpen: change.state?.isOpen ?? issue.isOpen,
            closedAs: change.state?.isOpen === false ? "completed" : issue.closedAs,
          };
        },
      ),
    createComment: (_, body) => write("comment", () => addComment(self, body)),
    editComment: (_, id, body) => {
      if (immovable.has(id)) return Promise.resolve({ kind: "impossible", why: "forbidden" });
      return write(`edit ${id}`, () => {
        setComment(id, { body, updatedAt: now });
        return { kind: "written" as const };
      });
    },
    deleteComment: (_, id) => {
      if (immovable.has(id)) return Promise.resolve({ kind: "impossible", why: "forbidden" });
      return write(`delete ${id}`, () => {
        const index = items.findIndex((item) => item.kind === "comment" && item.comment.id === id);
        items.splice(index, 1);
        return { kind: "written" as const };
      });
    },
    pinComment: (_, id) =>
      write(`pin ${id}`, () => {
        setComment(id, { isPinned: true });
        return { kind: "written" as const };
      }),
    react: (_, comment, reaction) =>
      write(`react ${reaction}`, () => {
        reactions.push(`${comment} ${reaction}`);
      }),
    dispatch: (_, workflow, __, inputs) =>
      write(`dispatch ${workflow} ${inputs["probe"] ?? ""}`, () => {
        if (dispatchRefusal !== undefined)
          return { kind: "impossible" as const, why: dispatchRefusal };
        const id = ++ids;
        const url = `https://github.com/acme/shop/actions/runs/${id}`;
        runs.push({
          id,
          title: `probe ${inputs["probe"] ?? ""} · #7 · ${inputs["request"] ?? ""}`,
          status: "running",
          conclusion: undefined,
          createdAt: now,
          updatedAt: now,
          url,
        });
        return { kind: "started" as const, run: { id, url } };
      }),
    createBranch: (_, branch) =>
      write(`branch ${branch}`, () => {
        if (!branches.has(branch)) branches.set(branch, new Map());
        return { kind: "written" as const };
      }),
    createFile: (_, { branch, path, text }) =>
      write(`file ${path}`, () => {
        const there = branches.get(branch);
        if (there === undefined || there.has(path))
          return { kind: "impossible" as const, why: "it exists" };
        there.set(path, text);
        return { kind: "written" as const };
      }),
    createPull: (_, { head, title }) =>
      write("pull request", () => {
        const pull: PullState = {
          number: 8 + pulls.length,
          isOpen: true,
          title,
          url: "https://github.com/acme/shop/pull/8",
          headBranch: head,
          mergedAt: undefined,
          mergedBy: undefined,
          mergeCommit: undefined,
          closedAt: undefined,
          requestedReviewers: [],
          author: self,
        };
        pulls.push(pull);
        return { kind: "written" as const, pull };
      }),
    requestReview: (_, number, logins) =>
      write(`review ${logins.join(" ")}`, () => {
        const index = pulls.findIndex((pull) => pull.number === number);
        const pull = pulls[index];
        if (pull !== undefined) pulls[index] = { ...pull, requestedReviewers: logins };
        return { kind: "written" as const };
      }),
  };

  return {
    forge,
    writes,
    reactions,
    runs,
    pulls,
    branches,
    clock: () => now,
    comments,
    issue: () => issue,
    labels: () => [...labels],
    /** Lets time pass. */
    pass: (span: number) => {
      now = after(now, seconds(span / 1000));
    },
    say: (login: string, body: string) => addComment(person(login), body),
    sayAs: (by: Author, body: string) => addComment(by, body),
    editAs: (id: number, body: string) => {
      setComment(id, { body, updatedAt: now });
    },
    remove: (id: number) => {
      items.splice(
        items.findIndex((item) => item.kind === "comment" && item.comment.id === id),
        1,
      );
    },
    close: (login: string, as: "completed" | "not-planned" | "duplicate" = "completed") => {
      items.push({ kind: "closed", id: ++ids, at: now, by: person(login), as });
      issue = { ...issue, isOpen: false, closedAs: as };
    },
    reopen: (login: string) => {
      items.push({ kind: "reopened", id: ++ids, at: now, by: person(login) });
      issue = { ...issue, isOpen: true, closedAs: undefined };
    },
    label: (login: string, label: string) => {
      items.push({ kind: "labeled", id: ++ids, at: now, by: person(login), label });
      issue = { ...issue, labels: [...issue.labels, label] };
    },
    rename: (title: string) => {
      issue = { ...issue, title };
    },
    commitFile: (path: string, content: string | Uint8Array) => {
      files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
      return commit();
    },
    finishRun: (request: string, conclusion: string) => {
      const index = runs.findIndex(({ title }) => title.endsWith(` ${request}`));
      const run = runs[index];
      if (run !== undefined)
        runs[index] = { ...run, status: "completed", conclusion, updatedAt: now };
    },
    merge: (content: string, by = "grace") => {
      const pull = pulls.at(-1);
      if (pull === undefined) throw new Error("there is no pull request");
      const path = [...(branches.get(pull.headBranch)?.keys() ?? [])][0] ?? "";
      files.set(path, new TextEncoder().encode(content));
      pulls[pulls.length - 1] = {
        ...pull,
        isOpen: false,
        mergedAt: now,
        mergedBy: by,
        closedAt: now,
        mergeCommit: commit(),
      };
    },
    decline: () => {
      const pull = pulls.at(-1);
      if (pull !== undefined) pulls[pulls.length - 1] = { ...pull, isOpen: false, closedAt: now };
    },
    forbidEditing: (id: number) => immovable.add(id),
    refuseDispatch: (why: string) => {
      dispatchRefusal = why;
    },
    failAfter: (count: number) => {
      budget = count;
    },
    heal: () => {
      budget = Number.POSITIVE_INFINITY;
    },
  };
}
