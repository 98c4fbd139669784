import type { RepoKey } from "../control/key.ts";
import { TerminalFault } from "../domain/fault.ts";
import { attempt, attemptRead } from "./fault.ts";
import { collect, PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";

/** The App on one account. */
export interface Installation {
  readonly id: number;
  readonly owner: string;
}

/** A hundred thousand of each. */
const MOST_PAGES = 1000;

/** Every account the App is installed on and not suspended; asked as the App itself. */
export async function installationsOf(asApp: Requests): Promise<readonly Installation[]> {
  const found = await attempt({ to: "list the App's installations", needs: "none" }, () =>
    collect(MOST_PAGES, (page) => asApp.rest.apps.listInstallations({ per_page: PER_PAGE, page })),
  );
  return found.flatMap(({ id, account, suspended_at }) =>
    suspended_at === null && account !== null && "login" in account
      ? [{ id, owner: account.login }]
      : [],
  );
}

/** Which installation covers a repository; asked as the App itself. */
export async function installationFor(asApp: Requests, repo: RepoKey): Promise<number> {
  const name = `${repo.owner}/${repo.repo}`;
  const answer = await attemptRead({ to: `find the installation for ${name}`, needs: "none" }, () =>
    asApp.rest.apps.getRepoInstallation({ ...placeOf(repo) }),
  );
  if (answer === undefined) throw new TerminalFault(`the App is not installed on ${name}`);
  return answer.data.id;
}

/** Repositories an installation covers that can be written to; asked as the installation. */
export async function repositoriesOf(asInstallation: Requests): Promise<readonly RepoKey[]> {
  const found = await attempt({ to: "list repositories", needs: "metadata: read" }, () =>
    collect(MOST_PAGES, async (page) => {
      const { data, headers } = await asInstallation.rest.apps.listReposAccessibleToInstallation({
        per_page: PER_PAGE,
        page,
      });
      return { data: data.repositories, headers };
    }),
  );
  return found
    .filter(({ archived, disabled }) => !archived && !disabled)
    .map(({ owner, name }) => ({ owner: owner.login, repo: name }));
}
