import type { RepoKey } from "../control/key.ts";
import type { Forge, Permission } from "../control/port.ts";
import { keeping } from "./conditional.ts";
import { attempt, attemptRead, attemptWrite, resultOf } from "./fault.ts";
import { collect, PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";
import { shared } from "./shared.ts";
import { unheard } from "./unheard.ts";

/** Stands for the head of a repository that has no commit yet: it has no files either. */
export const NO_COMMIT = "";

const PERMISSIONS: readonly Permission[] = ["none", "read", "triage", "write", "maintain", "admin"];
/** What is read of a repository, which passes share. */
const keptOfRepository = {
  ...keeping("repository", "private", "default_branch", "html_url"),
  ...shared,
};
const METADATA = "metadata: read";
const CONTENTS = "contents: read";

/**
 * Reads and writes of a repository's frame: its branches, labels and people. The head of `likelyBranch` is asked for
 * together with the repository, which tells whether that is its default branch.
 */
export function repositoryFunctions(
  octokit: Requests,
  likelyBranch: string | undefined,
): Pick<Forge, "repository" | "branch" | "permission" | "labels" | "createLabel" | "createBranch"> {
  const { git, issues, repos } = octokit.rest;
  const headOf = async (
    repo: RepoKey,
    name: string,
    request: object,
  ): Promise<string | undefined> => {
    const answer = await attemptRead({ to: `read the branch ${name}`, needs: CONTENTS }, () =>
      git.getRef({ ...placeOf(repo), ref: `heads/${name}`, request }),
    );
    return answer?.data.object.sha;
  };
  return {
    branch: (repo, name) => headOf(repo, name, {}),
    repository: async (repo) => {
      const what = { to: `read the repository ${repo.owner}/${repo.repo}`, needs: METADATA };
      const likelyHead =
        likelyBranch === undefined ? undefined : unheard(headOf(repo, likelyBranch, shared));
      const { data } = await attempt(what, () =>
        repos.get({ ...placeOf(repo), request: keptOfRepository }),
      );
      const isLikely = likelyHead !== undefined && data.default_branch === likelyBranch;
      const head = isLikely ? likelyHead : headOf(repo, data.default_branch, shared);
      return {
        isPrivate: data.private,
        defaultBranch: data.default_branch,
        commit: (await head) ?? NO_COMMIT,
        url: data.html_url,
      };
    },
    permission: async (repo, login) => {
      const answer = await attemptRead({ to: "read a permission", needs: METADATA }, () =>
        repos.getCollaboratorPermissionLevel({ ...placeOf(repo), username: login }),
      );
      if (answer === undefined) return "none";
      const { role_name: role, permission } = answer.data;
      // A custom role has a name of its own; `permission` is the standard one it builds on.
      return permissionNamed(role) ?? permissionNamed(permission) ?? "none";
    },
    labels: async (repo) => {
      const found = await attempt({ to: "list labels", needs: "issues: read" }, () =>
        collect(10, (page) =>
          issues.listLabelsForRepo({
            ...placeOf(repo),
            per_page: PER_PAGE,
            page,
            request: shared,
          }),
        ),
      );
      return found.map(({ name, color, description }) => ({
        name,
        color,
        description: description ?? "",
      }));
    },
    createLabel: async (repo, label) => {
      const what = { to: `create the label ${label.name}`, needs: "issues: write" };
      await attempt(what, async () => {
        try {
          await issues.createLabel({ ...placeOf(repo), ...label });
        } catch (error) {
          if (!isTaken(error)) throw error;
        }
      });
    },
    createBranch: async (repo, name, commit) => {
      const attempted = await attemptWrite(
        { to: `create the branch ${name}`, needs: "contents: write" },
        () => git.createRef({ ...placeOf(repo), ref: `refs/heads/${name}`, sha: commit }),
      );
      const isThere =
        attempted.kind === "impossible" && /reference already exists/iu.test(attempted.why);
      return isThere ? { kind: "written" } : resultOf(attempted);
    },
  };
}

const permissionNamed = (name: string | undefined): Permission | undefined =>
  PERMISSIONS.find((permission) => permission === name);

const isTaken = (error: unknown): boolean =>
  error instanceof Error && /already_exists/u.test(error.message);
