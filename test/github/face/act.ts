import { issueBody, missingAnswers } from "./form/answers.ts";
import { setTask } from "./markdown/tasks.ts";
import { findForm } from "./page/new-issue.ts";
import { placeOf } from "./page/tree.ts";
import type { RepositoryVisit } from "./visit.ts";
import type { Person } from "../person.ts";

/** Something a person asks for that cannot be done; shown to them. */
export class Refusal extends Error {}

/** What a person does on an issue or a pull request. */
interface Act {
  readonly visit: RepositoryVisit;
  readonly person: Person;
  readonly number: number;
  readonly given: URLSearchParams;
}

const ACTS: Readonly<Record<string, (act: Act) => Promise<void>>> = {
  comments: writeComment,
  edit: (act) => changeText(act, () => act.given.get("body") ?? ""),
  tasks: (act) =>
    changeText(act, (text) =>
      setTask(text, Number(act.given.get("index")), act.given.get("ticked") === "true"),
    ),
  reactions: react,
  labels: async ({ visit, person, number, given }) => {
    const [add, remove] = [given.get("add"), given.get("remove")];
    if (add !== null) await person.addLabel(visit.repository, number, add);
    if (remove !== null) await person.removeLabel(visit.repository, number, remove);
  },
  assignees: async ({ visit, person, number, given }) => {
    const [add, remove] = [given.get("add"), given.get("remove")];
    if (add !== null) await person.assign(visit.repository, number, add);
    if (remove !== null)
      await must(person, "DELETE", `/repos/${visit.repository}/issues/${number}/assignees`, {
        assignees: [remove],
      });
  },
  reviews: async ({ visit, person, number, given }) => {
    const event = (["APPROVE", "REQUEST_CHANGES"] as const).find(
      (one) => one === given.get("event"),
    );
    const body = textOf(given, "body");
    await person.review(visit.repository, number, {
      event: event ?? "COMMENT",
      ...(body === "" ? {} : { body }),
    });
  },
  merge: ({ visit, person, number }) => person.merge(visit.repository, number),
};

/** Does what a form on an issue's page asks for; false when there is no such act. */
export async function actOnIssue(
  visit: RepositoryVisit,
  number: number,
  name: string,
  given: URLSearchParams,
): Promise<boolean> {
  const act = ACTS[name];
  if (act === undefined) return false;
  await act({ visit, person: viewerOf(visit), number, given });
  return true;
}

/** Opens an issue, from a form or a blank page; answers its number. */
export async function openIssue(visit: RepositoryVisit, given: URLSearchParams): Promise<number> {
  const { repository, github } = visit;
  const person = viewerOf(visit);
  const title = textOf(given, "title");
  if (title === "") throw new Refusal("Title can't be blank");
  const template = given.get("template");
  if (template === null)
    return (await person.openIssue(repository, { title, body: textOf(given, "body") })).number;
  const read = findForm(visit, template);
  if (read?.kind !== "form") throw new Refusal(`There is no form ${template}`);
  const answers = new Map([...given.keys()].map((name) => [name, given.getAll(name)]));
  const missing = missingAnswers(read.form, answers);
  if (missing.length > 0) throw new Refusal(`Please fill in: ${missing.join(", ")}`);
  // GitHub does not create labels that a form names but the repository does not have.
  const known = github.store.labels(repository).map((label) => label.name);
  const issue = await person.openIssue(repository, {
    title,
    body: issueBody(read.form, answers),
    labels: read.form.labels.filter((label) => known.includes(label)),
    assignees: read.form.assignees,
  });
  return issue.number;
}

/** Commits an edited file to its branch; answers where it can be seen. */
export async function editFile(
  visit: RepositoryVisit,
  rest: string,
  given: URLSearchParams,
): Promise<string> {
  const { ref, path } = placeOf(visit, rest);
  const content = (given.get("content") ?? "").replaceAll("\r\n", "\n");
  const message = textOf(given, "message");
  await viewerOf(visit).commitFile(visit.repository, {
    path,
    content,
    branch: ref,
    ...(message === "" ? {} : { message }),
  });
  return `/${visit.repository}/blob/${ref}/${path}`;
}

async function writeComment({ visit, person, number, given }: Act): Promise<void> {
  const { repository } = visit;
  const body = textOf(given, "body");
  const then = given.get("then") ?? "comment";
  if (body !== "") await person.comment(repository, number, body);
  else if (then === "comment") throw new Refusal("Write something first.");
  if (then === "reopen") await person.reopenIssue(repository, number);
  if (then !== "close") return;
  const reason = (["not_planned", "duplicate"] as const).find((one) => one === given.get("reason"));
  await person.closeIssue(repository, number, { reason: reason ?? "completed" });
}

async function changeText(
  { visit, person, number, given }: Act,
  change: (text: string) => string,
): Promise<void> {
  const { github, repository } = visit;
  const id = Number(given.get("comment") ?? "");
  if (id > 0) {
    const comment = github.store.comment(repository, id);
    if (comment !== undefined) await person.editComment(repository, id, change(comment.body));
    return;
  }
  const issue = github.store.issue(repository, number);
  if (issue !== undefined)
    await person.editIssue(repository, number, { body: change(issue.body ?? "") });
}

async function react({ visit, person, number, given }: Act): Promise<void> {
  const id = Number(given.get("comment") ?? "");
  const subject = id > 0 ? `comments/${id}` : String(number);
  await must(person, "POST", `/repos/${visit.repository}/issues/${subject}/reactions`, {
    content: given.get("content") ?? "",
  });
}

async function must(person: Person, method: string, path: string, body: object): Promise<void> {
  const answer = await person.request(method, path, body);
  if (answer.status >= 400)
    throw new Refusal(`${person.login}: ${method} ${path} was answered ${answer.status}`);
}

function viewerOf({ viewer }: RepositoryVisit): Person {
  if (viewer === undefined) throw new Refusal("Nobody is signed in.");
  return viewer;
}

/** A field's text as it was typed: browsers send line ends as CRLF. */
function textOf(given: URLSearchParams, name: string): string {
  return (given.get(name) ?? "").replaceAll("\r\n", "\n").trim();
}
