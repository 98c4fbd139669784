import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createFace, type Face } from "../github/face/face.ts";
import { createRunner, type LocalRunner } from "../github/runner/runner.ts";
import { startLocalGitHub, type LocalGitHub } from "../github/server.ts";
import type { Person } from "../github/person.ts";

/** A local GitHub with its face, a repository, and people in it. */
export interface Stage {
  readonly github: LocalGitHub;
  readonly runner: LocalRunner;
  readonly ana: Person;
  /** Somebody without rights in the repository. */
  readonly guest: Person;
  /** Opens a page in a browser of its own; errors of its scripts fail the test. */
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Presses of the demo's one button. */
  readonly presses: () => number;
  readonly close: () => Promise<void>;
}

/** The repository of the stage. */
export const REPOSITORY = "team/service";

/** Sets the stage; `files` are the repository's. */
export async function setStage(
  browser: Browser,
  files: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const github = await startLocalGitHub();
  const [ana, guest] = [github.addPerson("ana"), github.addPerson("guest")];
  const [owner = "", name = ""] = REPOSITORY.split("/");
  github.addRepository({
    owner,
    name,
    collaborators: { ana: "admin" },
    files: { "README.md": "# Service\n", ...files },
  });
  const runner = createRunner({ host: github.runnerHost, action: { manifest: "action.yml" } });
  github.attachRunner(runner);
  let presses = 0;
  const face: Face = createFace(github, {
    people: [ana, guest],
    runs: runner.run,
    controls: [{ id: "break", label: "Break it", run: async () => void (presses += 1) }],
  });
  github.attachFace(face.handle);
  const errors: string[] = [];
  return {
    github,
    runner,
    ana,
    guest,
    presses: () => presses,
    visit: async (path, options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("dialog", (dialog) => errors.push(`a dialog opened: ${dialog.message()}`));
      await page.goto(`${github.url}${path}`);
      return page;
    },
    close: async () => {
      for (const context of browser.contexts()) await context.close();
      face.close();
      await github.close();
      if (errors.length > 0) throw new Error(errors.join("\n"));
    },
  };
}
