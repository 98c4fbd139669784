import { join } from "node:path";
import { isMarkdown } from "../../domain/runbook/title.ts";
import { instant } from "../../domain/time.ts";
import { readFolder, type Folder } from "../../files/read-folder.ts";
import { lint as look, type LintOptions, type LintReport } from "../../lint/lint.ts";
import type { Call, Command, Terminal } from "../command.ts";
import { whyNot } from "../why-not.ts";
import { findPlace, type Named } from "./place.ts";
import { FORMATS, printReport } from "./print.ts";

/** `sitrep lint`: says what is wrong with the runbooks, templates and config of a working copy. */
export const lint: Command = {
  name: "lint",
  summary: "Looks at runbooks, templates and the config, and says what is wrong with them.",
  operands: [
    {
      name: "PATH",
      summary: "a file or folder to report on; without one, all of the repository",
      isRepeated: true,
    },
  ],
  options: [
    { name: "format", summary: "how to print it", choices: FORMATS },
    { name: "fix", summary: "mend what can be mended safely, and say what is left" },
    {
      name: "index",
      summary: "the table of runbooks must be there and current; --fix writes it",
    },
    {
      name: "strict",
      summary: "what is a notice or off is a warning where the config says nothing else",
    },
  ],
  run: async (call) => {
    const { terminal, operands, chosen } = call;
    const place = await findPlace(operands, terminal.folder);
    if (place.kind === "unusable") {
      terminal.complain(`${place.why}\n`);
      return 2;
    }
    try {
      const { report, fixed } = await lookAt(place.root, place.named, call);
      for (const path of fixed) terminal.complain(`Mended ${path}.\n`);
      terminal.print(printReport(chosen("format"), report, fixed));
      return report.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
    } catch (problem) {
      if (!(problem instanceof Error && "code" in problem)) throw problem;
      terminal.complain(
        `${String("path" in problem ? problem.path : place.root)} cannot be opened because ${whyNot(problem)}.\n`,
      );
      return 2;
    }
  },
};

interface Looked {
  readonly report: LintReport;
  readonly fixed: readonly string[];
}

/** What is mended may show what else can be; nothing takes more turns than this. */
const MOST_TURNS = 10;

async function lookAt(
  root: string,
  named: readonly Named[],
  { terminal, isGiven }: Call,
): Promise<Looked> {
  const fixed = new Set<string>();
  for (let turn = 1; ; turn += 1) {
    // Each turn looks at what the one before has written.
    // oxlint-disable-next-line no-await-in-loop
    const folder = await readFolder(root);
    // oxlint-disable-next-line no-await-in-loop
    const report = await look(folder, {
      now: instant(Date.now()),
      ...chosenFrom(folder, named),
      isStrict: isGiven("strict"),
      needsIndex: isGiven("index"),
    });
    if (!isGiven("fix") || report.fixes.size === 0 || turn > MOST_TURNS)
      return { report, fixed: [...fixed].toSorted() };
    // oxlint-disable-next-line no-await-in-loop
    await write(report.fixes, root, terminal);
    for (const path of report.fixes.keys()) fixed.add(path);
  }
}

async function write(fixes: LintReport["fixes"], root: string, terminal: Terminal): Promise<void> {
  for (const [path, text] of fixes)
    // If one cannot be written, those before it are.
    // oxlint-disable-next-line no-await-in-loop
    await terminal.writeFile(join(root, path), text);
}

/** What was named, folders with all in them. A Markdown file that is named itself is taken for a runbook. */
function chosenFrom(
  { entries }: Folder,
  named: readonly Named[],
): Pick<LintOptions, "only" | "alsoRunbooks"> {
  if (named.length === 0) return { only: undefined };
  const files = named.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const folders = named.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  const inside = entries
    .map(({ path }) => path)
    .filter((path) =>
      folders.some((folder) => folder === "" || path === folder || path.startsWith(`${folder}/`)),
    );
  return {
    only: new Set([...files, ...inside]),
    alsoRunbooks: new Set(files.filter((path) => isMarkdown(path))),
  };
}
