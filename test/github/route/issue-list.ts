import type { RepositoryCall } from "../http/call.ts";
import { invalid } from "../http/reply.ts";
import type { IssueRecord } from "../store/records.ts";

type Test = (issue: IssueRecord) => boolean;

/** Issues and pull requests as the query asks: state, labels, since, assignee, creator, sort, direction. */
export function listIssues(call: RepositoryCall): readonly IssueRecord[] {
  const tests = [stateTest, labelTest, sinceTest, assigneeTest, creatorTest].map((make) =>
    make(call.query),
  );
  const found = [...call.repository.issues.values()].filter((issue) =>
    tests.every((test) => test(issue)),
  );
  return sorted(call, found);
}

function stateTest(query: URLSearchParams): Test {
  const state = query.get("state") ?? "open";
  if (!["open", "closed", "all"].includes(state))
    throw invalid({ resource: "Issue", code: "invalid", field: "state" });
  return (issue) => state === "all" || issue.state === state;
}

function labelTest(query: URLSearchParams): Test {
  const wanted = (query.get("labels") ?? "").split(",").filter((name) => name !== "");
  return (issue) => {
    const held = issue.labels.map((name) => name.toLowerCase());
    return wanted.every((name) => held.includes(name.toLowerCase()));
  };
}

function sinceTest(query: URLSearchParams): Test {
  const since = query.get("since");
  if (since === null) return () => true;
  const at = Date.parse(since);
  if (Number.isNaN(at)) throw invalid({ resource: "Issue", code: "invalid", field: "since" });
  return (issue) => Math.floor(issue.updatedAt / 1000) * 1000 >= at;
}

function assigneeTest(query: URLSearchParams): Test {
  const login = query.get("assignee");
  if (login === null) return () => true;
  if (login === "none") return (issue) => issue.assignees.length === 0;
  if (login === "*") return (issue) => issue.assignees.length > 0;
  return (issue) => issue.assignees.includes(login);
}

function creatorTest(query: URLSearchParams): Test {
  const login = query.get("creator");
  return (issue) => login === null || issue.author === login;
}

function sorted(call: RepositoryCall, issues: readonly IssueRecord[]): readonly IssueRecord[] {
  const key = {
    created: (issue: IssueRecord) => issue.createdAt,
    updated: (issue: IssueRecord) => issue.updatedAt,
    comments: (issue: IssueRecord) => call.repository.comments.count(issue.number),
  }[sortOf(call.query)];
  const sign = call.query.get("direction") === "asc" ? 1 : -1;
  const keyed = issues.map((issue) => ({ issue, value: key(issue) }));
  keyed.sort((a, b) => sign * (a.value - b.value || a.issue.number - b.issue.number));
  return keyed.map(({ issue }) => issue);
}

const sortOf = (query: URLSearchParams): "created" | "updated" | "comments" =>
  (["updated", "comments"] as const).find((sort) => sort === query.get("sort")) ?? "created";
