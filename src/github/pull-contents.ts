import type { Octokit } from "@octokit/rest";
import type { Forge, PullFile } from "../control/port.ts";
import { keeping } from "./conditional.ts";
import { attempt, attemptRead } from "./fault.ts";
import { collect, PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";

type FileData = Awaited<ReturnType<Octokit["rest"]["pulls"]["listFiles"]>>["data"][number];

const NEEDS = "pull requests: read";

/** GitHub lists 3,000 files of a pull request. */
const MOST_PAGES_OF_FILES = 30;
/** Nobody looks for one among more open pull requests. */
const MOST_PAGES_OF_PULLS = 10;

/** Without the patches, which are most of it. */
const keptOfFiles = keeping("pull-files", "filename", "status", "previous_filename");
const keptOfPull = keeping("pull-head", "number", "state", "draft", "head", "sha");

/** Reads what pull requests bring. */
export function pullContents(octokit: Requests): Pick<Forge, "pull" | "pullFiles" | "pullsAt"> {
  const { pulls } = octokit.rest;
  return {
    pull: async (repo, number) => {
      const answer = await attemptRead({ to: "read a pull request", needs: NEEDS }, () =>
        pulls.get({ ...placeOf(repo), pull_number: number, request: keptOfPull }),
      );
      if (answer === undefined) return undefined;
      const { state, draft, head } = answer.data;
      return {
        number,
        isOpen: state === "open",
        isDraft: draft ?? false,
        headCommit: head.sha,
      };
    },
    pullFiles: async (repo, number) => {
      const found = await attempt({ to: "list a pull request's files", needs: NEEDS }, () =>
        collect(MOST_PAGES_OF_FILES, (page) =>
          pulls.listFiles({
            ...placeOf(repo),
            pull_number: number,
            per_page: PER_PAGE,
            page,
            request: keptOfFiles,
          }),
        ),
      );
      return found.flatMap((file) => filesOf(file));
    },
    pullsAt: async (repo, commit) => {
      const found = await attempt({ to: "list pull requests", needs: NEEDS }, () =>
        collect(MOST_PAGES_OF_PULLS, (page) =>
          pulls.list({
            ...placeOf(repo),
            state: "open",
            sort: "updated",
            direction: "desc",
            per_page: PER_PAGE,
            page,
            request: keptOfPull,
          }),
        ),
      );
      return found.filter(({ head }) => head.sha === commit).map(({ number }) => number);
    },
  };
}

/** A file that was renamed is gone from one place and new in another. */
function filesOf({ filename, status, previous_filename: before }: FileData): readonly PullFile[] {
  const file = { path: filename, isRemoved: status === "removed" };
  return status === "renamed" && before !== undefined
    ? [file, { path: before, isRemoved: true }]
    : [file];
}
