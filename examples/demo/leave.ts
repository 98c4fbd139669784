import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatInstant, instant } from "../../src/domain/time.ts";
import { renderThreadToHtml } from "../../test/github/face/static-thread.ts";
import type { LocalGitHub } from "../../test/github/local-github.ts";
import type { IssueRecord } from "../../test/github/store/records.ts";
import type { Stage } from "./stage.ts";

/** Leaves the thread and the postmortem as files in a folder; answers their paths. */
export async function leaveFiles(stage: Stage, folder: string): Promise<readonly string[]> {
  const { github, system } = stage;
  const files = new Map<string, string>();
  const [incident] = github.store
    .issues(system.repository)
    .filter(({ pull }) => pull === undefined);
  if (incident !== undefined) {
    files.set("thread.md", threadAsMarkdown(github, incident));
    files.set("thread.html", await renderThreadToHtml(github, system.repository, incident.number));
  }
  for (const [path, text] of postmortems(stage)) files.set(path, text);
  return Promise.all(
    [...files].map(async ([name, text]) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    }),
  );
}

/** The postmortem as merged, or as it stands on its branch. */
function postmortems({ github, system }: Stage): readonly (readonly [string, string])[] {
  const { store } = github;
  const branches = [
    undefined,
    ...store.pulls(system.repository).map(({ pull }) => pull.headBranch),
  ];
  for (const branch of branches) {
    const found = [...store.files(system.repository, branch)].filter(([path]) =>
      path.startsWith("postmortems/"),
    );
    if (found.length > 0)
      return found.map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]);
  }
  return [];
}

function threadAsMarkdown({ store }: LocalGitHub, issue: IssueRecord): string {
  const said = store
    .comments(issue.repository, issue.number)
    .map(({ author, createdAt, body, pin }) => {
      const pinned = pin === undefined ? "" : ", pinned";
      return `---\n\n**${author}**, ${formatInstant(instant(createdAt))}${pinned}\n\n${visible(body)}\n`;
    });
  return [
    `# ${issue.title} (#${issue.number})\n`,
    `${issue.state}, ${issue.labels.join(", ")}\n`,
    `**${issue.author}**, ${formatInstant(instant(issue.createdAt))}\n\n${visible(issue.body ?? "")}\n`,
    ...said,
  ].join("\n");
}

/** Without the hidden markers, which are for machines. */
const visible = (body: string): string => body.replaceAll(/<!-- sitrep:.*-->\n?/gu, "").trim();
