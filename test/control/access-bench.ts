import { openBench, configWith, OPERATIONS } from "./operation-bench.ts";
import { FILES } from "./bench.ts";
import { fold } from "../../src/domain/fold.ts";
import { ledgerOf } from "../../src/control/bot-comment.ts";
import type { Access } from "../../src/domain/access/state.ts";

export const MINUTE = 60_000;

/** Operations that give and take access, as `grant` and `revoke` name them. */
export const BY_OPERATION = `  open-door:
    kind: http
    url: https://door.example/open
    body: { who: { param: login }, for: { param: minutes } }
    parameters: { login: { type: text }, minutes: { type: number, from: 1 } }
    target: door
    expires: 10m
  close-door:
    kind: http
    url: https://door.example/close
    body: { who: { param: login } }
    parameters: { login: { type: text } }
    target: door
    expires: 10m
break-glass: { most: 60m, usual: 20m, remind-before: 5m, grant: open-door, revoke: close-door }
`;

/** An incident of a team with these rules of emergency access, its card written. */
export async function openAccess(
  rules = "break-glass: { most: 60m, usual: 20m, remind-before: 5m, expires-after: 15m }\n",
) {
  const config = configWith(`${OPERATIONS}${rules}`);
  const b = openBench({ files: { ...FILES, ".github/incidents.yml": config } });
  await b.run();
  const all = (): readonly Access[] => fold(ledgerOf(b.bot()))?.access ?? [];
  const last = (): Access => {
    const access = all().at(-1);
    if (access === undefined) throw new Error("nobody asked for access");
    return access;
  };
  return {
    ...b,
    all,
    access: last,
    /** The comment of the request made last, and every note behind it. */
    said: () => {
      const prefix = `access-${last().request}`;
      return b
        .of("notice")
        .flatMap(({ body }) =>
          body.includes(`"key":"${prefix}`) ? [body.slice(0, body.lastIndexOf("\n\n<!--"))] : [],
        );
    },
    /** What somebody's approval comes to, and when the next look is due. */
    grant: async (login = "grace") => {
      await b.tell(login, `/approve ${last().hash}`);
      return await b.run();
    },
  };
}

type AccessBench = Awaited<ReturnType<typeof openAccess>>;

/** Asked for by Ada and granted by Grace. */
export async function held(rules?: string): Promise<AccessBench> {
  const b = await openAccess(rules);
  await b.tell("ada", "/break-glass for 30m the ledger has to be unlocked by hand");
  await b.grant();
  return b;
}
