import { createHash } from "node:crypto";
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
import { instant, seconds, after, before, type Instant } from "../../src/domain/time.ts";

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

/** What GitHub may answer late. */
interface Lists {
  readonly issue: IssueState;
  readonly timeline: readonly TimelineItem[];
  readonly pulls: readonly PullState[];
  readonly runs: readonly RunState[];
}

/** The name a run gets by the workflows people copy. */
function titleOf({
  operation,
  probe = "",
  request = "",
  "dry-run": dryRun,
}: Readonly<Record<string, string>>): string {
  const what =
    operation === undefined
      ? `probe ${probe}`
      : `${dryRun === "true" ? "dry run" : "operate"} ${operation}`;
  return `${what} · #7 · ${request}`;
}

/** No list is later than this. */
const LONGEST_LAG = seconds(30);

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

/** Stands for the SHA of a blob: the same content has the same. */
const shaOf = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest("hex");

/**
 * A GitHub of one issue, in memory: the `Forge` port without a network, for laws that need thousands of passes.
 * The same port over HTTP is held to GitHub's own description in `test/scenario/`.
 */
export function memoryForge(beginning: Beginning = {}) {
  let now: Instant = instant("2026-11-21T03:00:00Z");
  let ids = 100;
  let events = 1_000_000;
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
  const created: string[] = [];
  const reads: string[] = [];

  /** What lists showed before each change, and until when. */
  const past: { readonly until: Instant; readonly lists: Lists }[] = [];
  let lag: ((list: keyof Lists) => number) | undefined;
  /** Called before each change. */
  const mark = (): void => {
    if (lag !== undefined) past.push({ until: now, lists: current() });
  };
  const current = (): Lists => ({
    issue: { ...issue, commentCount: comments().length },
    timeline: [...items],
    pulls: [...pulls],
    runs: [...runs],
  });
  /** A list as it is, or as it was some changes ago within the longest lag. */
  const list = <K extends keyof Lists>(name: K): Lists[K] => {
    const back = lag?.(name) ?? 0;
    const old = back === 0 ? undefined : past.at(-back);
    const isRecent = old !== undefined && before(now, LONGEST_LAG) < old.until;
    return (isRecent ? old.lists : current())[name];
  };

  const write = async <T>(what: string, change: () => T): Promise<T> => {
    await Promise.resolve();
    if (budget <= 0) throw new Error("502 Bad Gateway");
    budget -= 1;
    writes.push(what);
    mark();
    return change();
  };
  const read = async <T>(what: string, value: () => T): Promise<T> => {
    await Promise.resolve();
    reads.push(what);
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
  const relabel = (by: Author, names: readonly string[]): void => {
    const event = (kind: "labeled" | "unlabeled", label: string): void => {
      items.push({ kind, id: ++events, at: now, by, label });
    };
    for (const name of issue.labels) if (!names.includes(name)) event("unlabeled", name);
    for (const name of names) if (!issue.labels.includes(name)) event("labeled", name);
    issue = { ...issue, labels: names, updatedAt: now };
  };
  const filesAt = (at: string) =>
    history.find((entry) => entry.commit === at)?.files ?? new Map<string, Uint8Array>();

  const forge: Forge = {
    self: { login: self.login, app: self.app ?? "" },
    repository: () =>
      read("repository", () => ({
        isPrivate: beginning.isPrivate ?? false,
        defaultBranch: "main",
        commit: history.at(-1)?.commit ?? "",
        url: "https://github.com/acme/shop",
      })),
    issue: () => read("issue", () => list("issue")),
    timeline: () => read("timeline", () => list("timeline")),
    permission: (_, login) => read("permission", () => beginning.permissions?.[login] ?? "none"),
    tree: (_, at) =>
      read("tree", () =>
        [...filesAt(at)].map(([path, bytes]) => ({
          path,
          kind: "file" as const,
          sha: shaOf(bytes),
          size: bytes.length,
        })),
      ),
    blob: (_, sha) =>
      read("blob", () =>
        history.flatMap((entry) => [...entry.files.values()]).find((bytes) => shaOf(bytes) === sha),
      ),
    file: (_, path, at) => read("file", () => filesAt(at).get(path)),
    history: (_, path) =>
      read("history", () =>
        history
          .filter(
            ({ files: here }, index) => here.get(path) !== history[index - 1]?.files.get(path),
          )
          .map((entry) => entry.commit)
          .toReversed(),
      ),
    labels: () => read("labels", () => [...labels]),
    pullFrom: (_, branch) =>
      read("pullFrom", () => list("pulls").findLast(({ headBranch }) => headBranch === branch)),
    pull: (_, number) =>
      read("pull", () => {
        const pull = pulls.find((one) => one.number === number);
        return pull && { number, isOpen: pull.isOpen, isDraft: false, headCommit: "" };
      }),
    pullFiles: () => read("pullFiles", () => []),
    pullsAt: () => read("pullsAt", () => []),
    branch: (_, branch) =>
      read("branch", () => (branches.has(branch) ? "b".padEnd(40, "0") : undefined)),
    run: (_, id) => read("run", () => runs.find((run) => run.id === id)),
    runs: (_, __, since) =>
      read("runs", () =>
        list("runs")
          .filter(({ createdAt }) => createdAt >= since)
          .toReversed(),
      ),
    incidents: () => read("incidents", () => [{ number: KEY.number, updatedAt: issue.updatedAt }]),
    labelledIssues: (_, label) =>
      read("labelledIssues", () =>
        issue.isOpen && issue.labels.includes(label) ? [list("issue")] : [],
      ),
    runsOn: () => read("runsOn", () => list("runs").toReversed()),
    recent: () => read("recent", () => ({ deployments: [], merges: [], failedRuns: [] })),
    annotationTitles: () => read("annotationTitles", () => []),
    latestIncidents: () =>
      read("latestIncidents", () => ({
        issues: [{ number: KEY.number, updatedAt: issue.updatedAt }],
        isFull: false,
        hasNext: false,
      })),
    createIssue: () => Promise.reject(new Error("there is room for one issue here")),
    createLabel: (_, label) =>
      write(`create label ${label.name}`, () => {
        labels.push(label);
      }),
    addLabels: (_, added) =>
      write(`add labels ${added.toSorted().join(" ")}`, () => {
        relabel(self, [...new Set([...issue.labels, ...added])]);
        return issue.labels;
      }),
    editIssue: (_, change) =>
      write(
        `edit issue ${[...(change.labels ?? [])].toSorted().join(" ")}${change.state === undefined ? "" : change.state.isOpen ? " open" : " close"}`,
        () => {
          relabel(self, change.labels ?? issue.labels);
          if (change.state !== undefined && change.state.isOpen !== issue.isOpen) {
            const id = ++ids;
            items.push(
              change.state.isOpen
                ? { kind: "reopened", id, at: now, by: self }
                : { kind: "closed", id, at: now, by: self, as: change.state.as },
            );
          }
          issue = {
            ...issue,
            labels: change.labels ?? issue.labels,
            body: change.body ?? issue.body,
            isOpen: change.state?.isOpen ?? issue.isOpen,
            closedAs: change.state?.isOpen === false ? change.state.as : issue.closedAs,
            updatedAt: now,
          };
          return now;
        },
      ),
    createComment: (_, body) =>
      write("comment", () => {
        created.push(body);
        return addComment(self, body);
      }),
    editComment: (_, id, body) => {
      if (immovable.has(id)) return Promise.resolve({ kind: "impossible", why: "forbidden" });
      if (!items.some((item) => item.kind === "comment" && item.comment.id === id))
        return Promise.resolve({ kind: "impossible", why: "Not Found" });
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
      write(`dispatch ${workflow} ${inputs["probe"] ?? inputs["operation"] ?? ""}`, () => {
        if (dispatchRefusal !== undefined)
          return { kind: "impossible" as const, why: dispatchRefusal };
        const id = ++ids;
        const url = `https://github.com/acme/shop/actions/runs/${id}`;
        runs.push({
          id,
          title: titleOf(inputs),
          isByBot: true,
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
    ensureCheckRun: () => write("check run", () => ({ kind: "written" as const })),
  };

  return {
    forge,
    writes,
    reactions,
    /** Bodies of all comments ever created through the port. */
    created,
    /** Names of all reads through the port. */
    reads,
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
    say: (login: string, body: string) => {
      mark();
      return addComment(person(login), body);
    },
    sayAs: (by: Author, body: string) => {
      mark();
      return addComment(by, body);
    },
    editAs: (id: number, body: string) => {
      mark();
      setComment(id, { body, updatedAt: now });
    },
    remove: (id: number) => {
      mark();
      items.splice(
        items.findIndex((item) => item.kind === "comment" && item.comment.id === id),
        1,
      );
    },
    close: (login: string, as: "completed" | "not-planned" | "duplicate" = "completed") => {
      mark();
      items.push({ kind: "closed", id: ++ids, at: now, by: person(login), as });
      issue = { ...issue, isOpen: false, closedAs: as, updatedAt: now };
    },
    reopen: (login: string) => {
      mark();
      items.push({ kind: "reopened", id: ++ids, at: now, by: person(login) });
      issue = { ...issue, isOpen: true, closedAs: undefined, updatedAt: now };
    },
    label: (login: string, label: string) => {
      mark();
      items.push({ kind: "labeled", id: ++ids, at: now, by: person(login), label });
      issue = { ...issue, labels: [...new Set([...issue.labels, label])], updatedAt: now };
    },
    unlabel: (login: string, label: string) => {
      mark();
      items.push({ kind: "unlabeled", id: ++ids, at: now, by: person(login), label });
      issue = {
        ...issue,
        labels: issue.labels.filter((name) => name !== label),
        updatedAt: now,
      };
    },
    /** What a bot does without a word. */
    nativeAs: (
      by: Author,
      what:
        | { readonly kind: "labeled"; readonly label: string }
        | { readonly kind: "closed"; readonly as: "completed" },
    ) => {
      items.push({ ...what, id: ++ids, at: now, by });
      issue =
        what.kind === "closed"
          ? { ...issue, isOpen: false, closedAs: what.as }
          : { ...issue, labels: [...issue.labels, what.label] };
    },
    rename: (title: string) => {
      issue = { ...issue, title };
    },
    commitFile: (path: string, content: string | Uint8Array) => {
      files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
      return commit();
    },
    finishRun: (request: string, conclusion: string) => {
      mark();
      const index = runs.findLastIndex(({ title }) => title.endsWith(` ${request}`));
      const run = runs[index];
      if (run !== undefined)
        runs[index] = { ...run, status: "completed", conclusion, updatedAt: now };
    },
    merge: (content: string, by = "grace") => {
      mark();
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
      mark();
      const pull = pulls.at(-1);
      if (pull !== undefined) pulls[pulls.length - 1] = { ...pull, isOpen: false, closedAt: now };
    },
    /** From now on lists may show what was there some changes ago, as many as the function says. */
    lagBy: (changes: (list: keyof Lists) => number) => {
      lag = changes;
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
