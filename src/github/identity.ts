import { TerminalFault } from "../domain/fault.ts";
import { attempt } from "./fault.ts";
import type { Identity, Requests } from "./requests.ts";

/** Whom `GITHUB_TOKEN` writes as. */
export const ACTIONS_IDENTITY: Identity = { login: "github-actions[bot]", app: "github-actions" };

/** Whom an App writes as; asked with a client that speaks as the App itself. */
export async function appIdentity(asApp: Requests): Promise<Identity> {
  const what = { to: "read the App's own name", needs: "metadata: read" };
  const { data } = await attempt(what, () => asApp.rest.apps.getAuthenticated());
  if (data?.slug === undefined) throw new TerminalFault("GitHub does not name this App");
  return { login: `${data.slug}[bot]`, app: data.slug };
}
