import { appIdentity } from "../../github/identity.ts";
import type { Identity, Requests } from "../../github/requests.ts";

/** Who the App is, which only GitHub can tell. */
export interface Myself {
  readonly known: () => Identity | undefined;
  /** Asks GitHub until it has answered once. */
  readonly ask: () => Promise<Identity>;
}

/** Nobody yet; `asApp` speaks as the App itself. */
export function createMyself(asApp: Requests): Myself {
  let known: Identity | undefined;
  let asking: Promise<Identity> | undefined;
  const ask = async (): Promise<Identity> => {
    try {
      known = await appIdentity(asApp);
      return known;
    } finally {
      asking = undefined;
    }
  };
  return {
    known: () => known,
    ask: async () => known ?? (await (asking ??= ask())),
  };
}
