import { nameOf } from "./identity/actor.ts";
import type { Faults } from "./local-github.ts";
import type { DeliveryRecord } from "./webhook/deliver.ts";
import type { Parts } from "./surface.ts";

/** Failures on demand, for a running local GitHub. */
export function createFaults(parts: Pick<Parts, "faults" | "world">): Faults {
  const { faults, world } = parts;
  const { office, limits } = world;
  const credentialsOf = (login: string) =>
    [...world.credentials].filter(([, { actor }]) => nameOf(world, actor) === login);
  return {
    fail: (o) => faults.add({ ...o, kind: "answer" }),
    disconnect: (o) => faults.add({ ...o, kind: "disconnect" }),
    stall: (o) => faults.add({ ...o, kind: "stall" }),
    holdWebhooks: office.hold,
    releaseWebhooks: (arrange = (held) => held) =>
      office.release((held) =>
        arrange(held).flatMap(({ id }): readonly DeliveryRecord[] =>
          held.filter((record) => record.id === id),
        ),
      ),
    leaveRequests: (login, remaining) => {
      for (const [, { actor }] of credentialsOf(login)) limits.leave(actor, remaining);
    },
    expireTokens: (login) => {
      for (const [token] of credentialsOf(login)) world.credentials.delete(token);
    },
    clear: () => faults.clear(),
  };
}
