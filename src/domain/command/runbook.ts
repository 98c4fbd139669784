import { optional, word } from "./argument.ts";
import { command, type Decision, type Request, type RunbookChoice } from "./command.ts";
import { nearest } from "./nearest.ts";
import { code, codeList } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";

/** `/runbook` */
export const runbook = command({
  name: "runbook",
  summary: "Attach a runbook's checklists; without a name, list the runbooks.",
  who: "responder",
  args: { name: optional(word("the name of a runbook; `/runbook` alone lists them")) },
  examples: ["/runbook", "/runbook sync-queue"],
  decide: ({ name }, request) =>
    name === undefined
      ? { kind: "accepted", events: [], asks: [{ kind: "list-runbooks" }] }
      : (refuseClosed(request.incident) ?? attach(name, request)),
});

function attach(name: string, { incident, runbooks }: Request): Decision {
  const choice = find(name, runbooks);
  if (choice === undefined) return refuse(unknown(name, runbooks));
  const attached = incident.checklists.filter(({ ref }) => ref.path === choice.path);
  if (attached.length > 0)
    return refuse(
      `${code(choice.id)} is attached already, as ${codeList(attached.map(({ ref }) => ref.id))}. Tick its steps with \`/done\`.`,
    );
  return { kind: "accepted", events: [], asks: [{ kind: "attach-runbook", path: choice.path }] };
}

function find(name: string, runbooks: readonly RunbookChoice[]): RunbookChoice | undefined {
  const wanted = bare(name);
  return (
    runbooks.find(({ id }) => bare(id) === wanted) ??
    runbooks.find(({ path }) => bare(path) === wanted)
  );
}

const bare = (name: string): string => name.toLowerCase().replace(/\.md$/u, "");

function unknown(name: string, runbooks: readonly RunbookChoice[]): string {
  if (runbooks.length === 0)
    return "There is no runbook in this repository yet. Put one into `runbooks/`, and it can be attached.";
  const ids = runbooks.map(({ id }) => id);
  const meant = nearest(bare(name), ids);
  return meant === undefined
    ? `I do not know the runbook ${code(name)}. There is ${codeList(ids)}.`
    : `I do not know the runbook ${code(name)}. Did you mean ${code(`/runbook ${meant}`)}?`;
}
