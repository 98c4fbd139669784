import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../control/key.ts";
import type { Forge } from "../control/port.ts";
import { atCommit } from "./conditional.ts";
import { attempt, attemptRead, attemptWrite, resultOf } from "./fault.ts";
import { NO_COMMIT } from "./repository.ts";
import { placeOf, type Requests } from "./requests.ts";

type ContentData = Awaited<ReturnType<Octokit["rest"]["repos"]["getContent"]>>["data"];
type FileData = Extract<ContentData, { type: "file" }>;

const NEEDS = "contents: read";

/** Reads and creates files. */
export function fileFunctions(
  octokit: Requests,
): Pick<Forge, "file" | "blob" | "history" | "createFile"> {
  const { git, repos } = octokit.rest;
  const readBlob = (repo: RepoKey, sha: string) =>
    git.getBlob({ ...placeOf(repo), file_sha: sha, request: atCommit(sha) });
  return {
    blob: async (repo, sha) => {
      const answer = await attemptRead({ to: "read a file", needs: NEEDS }, () =>
        readBlob(repo, sha),
      );
      return answer === undefined ? undefined : Buffer.from(answer.data.content, "base64");
    },
    file: async (repo, path, commit) => {
      if (commit === NO_COMMIT) return undefined;
      const answer = await attemptRead({ to: `read ${path}`, needs: NEEDS }, () =>
        repos.getContent({ ...placeOf(repo), path, ref: commit, request: atCommit(commit) }),
      );
      if (answer === undefined || !isFile(answer.data)) return undefined;
      const { content, encoding, sha } = answer.data;
      if (encoding === "base64") return Buffer.from(content, "base64");
      // A file above 1 MB comes without its content, which has to be asked for as a blob.
      const blob = await attempt({ to: `read ${path}`, needs: NEEDS }, () => readBlob(repo, sha));
      return Buffer.from(blob.data.content, "base64");
    },
    history: async (repo, path, commit, limit) => {
      if (commit === NO_COMMIT) return [];
      const { data } = await attempt({ to: `read the history of ${path}`, needs: NEEDS }, () =>
        repos.listCommits({
          ...placeOf(repo),
          path,
          sha: commit,
          per_page: Math.min(limit, 100),
          request: atCommit(commit),
        }),
      );
      return data.slice(0, limit).map(({ sha }) => sha);
    },
    createFile: async (repo, { branch, path, text, message }) =>
      resultOf(
        await attemptWrite({ to: `create ${path}`, needs: "contents: write" }, () =>
          // Without `sha`, so that GitHub itself refuses to replace a file that is there.
          repos.createOrUpdateFileContents({
            ...placeOf(repo),
            branch,
            path,
            message,
            content: Buffer.from(text, "utf8").toString("base64"),
          }),
        ),
      ),
  };
}

const isFile = (data: ContentData): data is FileData =>
  !Array.isArray(data) && data.type === "file" && "content" in data;
