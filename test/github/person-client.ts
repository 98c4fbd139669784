import { isObject } from "./http/call.ts";
import type { Answer, Person } from "./person.ts";
import type { Store } from "./store/store.ts";

/** A person at their keyboard: every action is a request with their token. */
export function createPerson(
  { url, fetch }: { readonly url: string; readonly fetch: typeof globalThis.fetch },
  store: Store,
  login: string,
  token: string,
): Person {
  const request: Person["request"] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `token ${token}`,
        accept: "application/vnd.github+json",
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text, response) };
  };
  const must = async (method: string, path: string, body?: object) => {
    const answer = await request(method, path, body);
    if (answer.status < 400) return isObject(answer.body) ? answer.body : {};
    const said = isObject(answer.body) ? JSON.stringify(answer.body) : String(answer.body);
    throw new Error(`${login}: ${method} ${path} was answered ${answer.status}: ${said}`);
  };
  const patch = async (repository: string, number: number, change: object) => {
    await must("PATCH", `/repos/${repository}/issues/${number}`, change);
    return found(store.issue(repository, number));
  };
  return {
    login,
    token,
    request,
    openIssue: async (repository, issue) => {
      const { number } = await must("POST", `/repos/${repository}/issues`, issue);
      return found(store.issue(repository, Number(number)));
    },
    editIssue: patch,
    closeIssue: (repository, number, how) =>
      patch(repository, number, { state: "closed", state_reason: how?.reason ?? "completed" }),
    reopenIssue: (repository, number) => patch(repository, number, { state: "open" }),
    comment: async (repository, number, body) => {
      const made = await must("POST", `/repos/${repository}/issues/${number}/comments`, { body });
      return found(store.comment(repository, Number(made["id"])));
    },
    editComment: async (repository, id, body) => {
      await must("PATCH", `/repos/${repository}/issues/comments/${id}`, { body });
      return found(store.comment(repository, id));
    },
    deleteComment: async (repository, id) => {
      await must("DELETE", `/repos/${repository}/issues/comments/${id}`);
    },
    addLabel: async (repository, number, label) => {
      await must("POST", `/repos/${repository}/issues/${number}/labels`, { labels: [label] });
    },
    removeLabel: async (repository, number, label) => {
      const name = encodeURIComponent(label);
      await must("DELETE", `/repos/${repository}/issues/${number}/labels/${name}`);
    },
    assign: async (repository, number, assignee) => {
      const assignees = [assignee];
      await must("POST", `/repos/${repository}/issues/${number}/assignees`, { assignees });
    },
    review: async (repository, number, review) => {
      const made = await must("POST", `/repos/${repository}/pulls/${number}/reviews`, review);
      return found(store.reviews(repository, number).find(({ id }) => id === made["id"]));
    },
    merge: async (repository, number) => {
      await must("PUT", `/repos/${repository}/pulls/${number}/merge`, {});
    },
    commitFile: (repository, file) => commitFile(must, store, repository, file),
  };
}

function parsed(text: string, response: Response): Answer["body"] {
  if (text === "") return undefined;
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  return isJson ? JSON.parse(text) : text;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the answer names something that is not there");
  return value;
}

async function commitFile(
  must: (method: string, path: string, body?: object) => Promise<Readonly<Record<string, unknown>>>,
  store: Store,
  repository: string,
  file: Parameters<Person["commitFile"]>[1],
): Promise<string> {
  const { branch, path } = file;
  if (branch !== undefined && !store.branches(repository).includes(branch)) {
    const sha = store.headSha(repository);
    await must("POST", `/repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha });
  }
  const at = `/repos/${repository}/contents/${path.split("/").map(encodeURIComponent).join("/")}`;
  const known = store.files(repository, branch).has(path);
  const old = known
    ? await must("GET", branch === undefined ? at : `${at}?ref=${encodeURIComponent(branch)}`)
    : {};
  const made = await must("PUT", at, {
    message: file.message ?? `${known ? "Update" : "Create"} ${path}`,
    content: Buffer.from(file.content).toString("base64"),
    ...(branch === undefined ? {} : { branch }),
    ...(known ? { sha: old["sha"] } : {}),
  });
  const { commit } = made;
  return isObject(commit) ? String(commit["sha"]) : "";
}
