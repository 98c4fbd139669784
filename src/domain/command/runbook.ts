import { findPart } from "../runbook/find-part.ts";
import { optional, word } from "./argument.ts";
import { command, type Decision, type Request, type RunbookChoice } from "./command.ts";
import { nearest } from "./nearest.ts";
import { code, codeList } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";

/** `/runbook` */
export const runbook = command({
  name: "runbook",
  summary: "Attach a runbook's steps, or another part of it; without a name, list the runbooks.",
  who: "responder",
  args: {
    name: optional(word("the name of a runbook; `/runbook` alone lists them")),
    part: optional(word("the number of a part, or a word of its heading")),
  },
  examples: [
    "/runbook",
    "/runbook sync-queue",
    "/runbook sync-queue 3",
    "/runbook sync-queue rollback",
  ],
  decide: ({ name, part }, request) =>
    name === undefined
      ? { kind: "accepted", events: [], asks: [{ kind: "list-runbooks" }] }
      : (refuseClosed(request.incident) ?? attach(name, part, request)),
});

function attach(
  name: string,
  wanted: string | undefined,
  { incident, runbooks }: Request,
): Decision {
  const choice = find(name, runbooks);
  if (choice === undefined) return refuse(unknown(name, runbooks));
  const part = wanted === undefined ? undefined : findPart(wanted, choice.parts);
  if (wanted !== undefined && part === undefined) return refuse(noPart(wanted, choice));
  const attached = incident.checklists.filter(
    ({ ref }) => ref.path === choice.path && (part === undefined || ref.part === part.id),
  );
  if (attached.length > 0)
    return refuse(
      `${code(shown(choice, part))} is attached already, as ${codeList(attached.map(({ ref }) => ref.id))}. Tick its steps with \`/done\`.`,
    );
  const { path } = choice;
  return {
    kind: "accepted",
    events: [],
    asks: [{ kind: "attach-runbook", path, part: part?.id }],
  };
}

type Part = RunbookChoice["parts"][number];

const shown = ({ id }: RunbookChoice, part: Part | undefined): string =>
  part === undefined ? id : `${id}: ${part.heading}`;

function find(name: string, runbooks: readonly RunbookChoice[]): RunbookChoice | undefined {
  const wanted = bare(name);
  return (
    runbooks.find(({ id }) => bare(id) === wanted) ??
    runbooks.find(({ path }) => bare(path) === wanted)
  );
}

const PARTS = 12;

function noPart(wanted: string, { id, parts }: RunbookChoice): string {
  const list = parts.slice(0, PARTS).map(({ heading }, index) => `${index + 1} ${heading}`);
  const more = parts.length > PARTS ? ", and more" : "";
  return `${code(id)} has no single part ${code(wanted)}. It has ${codeList(list)}${more}. Write the number: ${code(`/runbook ${id} 1`)}.`;
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
