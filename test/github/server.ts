import { createChanges } from "./changes.ts";
import { createFaultLine } from "./http/fault.ts";
import { createAsk, fetchFrom, type Ask } from "./http/in-process.ts";
import { listen } from "./http/listen.ts";
import { createRateLimits } from "./http/rate-limit.ts";
import { createRequestLog } from "./http/request-log.ts";
import { createRouter } from "./http/router.ts";
import { serve } from "./http/serve.ts";
import type { LocalGitHub, LocalGitHubOptions } from "./local-github.ts";
import { createConformance, NO_CONFORMANCE } from "./openapi/conformance.ts";
import { ROUTES } from "./route/registry.ts";
import { openStore } from "./store/open-store.ts";
import { createSurface, type Parts } from "./surface.ts";
import { announce } from "./webhook/announce.ts";
import { overHttp, type Courier } from "./webhook/deliver.ts";
import { createPostOffice } from "./webhook/post-office.ts";
import { createWorkflows } from "./workflow/workflows.ts";
import { createWorld, type World } from "./world.ts";

export type { LocalGitHub } from "./local-github.ts";

/** First segments of the API's paths; every other path is for the browser face. */
const API = new Set([
  "app",
  "installation",
  "meta",
  "orgs",
  "rate_limit",
  "repos",
  "user",
  "users",
]);

const isApi = (path: string): boolean => API.has(path.split(/[/?]/u)[1] ?? "");

/** Starts a GitHub, on any free port unless one is given. */
export async function startLocalGitHub(options: LocalGitHubOptions = {}): Promise<LocalGitHub> {
  const { parts, desk } = assemble(options);
  const { world, changes } = parts;
  const listening = await listen(options.port ?? 0, (request, response) => {
    if (!isApi(request.url ?? "/")) return parts.face.handle(request, response);
    parts.traffic.busy += 1;
    void serve(desk, request, response).finally(() => {
      parts.traffic.busy -= 1;
      changes.notify();
    });
  });
  world.url = listening.url;
  return createSurface({ ...parts, fetch, listening });
}

/** A GitHub without a socket, for a whole world in one process: whoever asks, asks through `ask`. */
export function createLocalGitHub(options: LocalGitHubOptions & { readonly courier: Courier }): {
  readonly github: LocalGitHub;
  readonly ask: Ask;
} {
  const { parts, desk } = assemble(options);
  const { world } = parts;
  world.url = "https://github.test";
  const ask = createAsk(desk);
  const listening = { url: world.url, close: () => Promise.resolve() };
  return { github: createSurface({ ...parts, fetch: fetchFrom(ask), listening }), ask };
}

/** What every GitHub is made of, whichever way requests come in. */
function assemble(options: LocalGitHubOptions & { readonly courier?: Courier }) {
  const clock = options.clock ?? { now: () => Date.now() };
  const changes = createChanges();
  const conformance = options.isUnchecked === true ? NO_CONFORMANCE : createConformance();
  const workflows = createWorkflows(changes);
  const world: World = createWorld(clock, (known) => ({
    announce: (happening) => announce(world, workflows.start, happening),
    cancelRun: workflows.cancel,
    office: createPostOffice(known, conformance, changes, options.courier ?? overHttp),
    limits: createRateLimits(known, options.hasSecondaryLimits ?? false),
  }));
  const parts: Omit<Parts, "listening" | "fetch"> = {
    world,
    changes,
    conformance,
    workflows,
    store: openStore(world),
    log: createRequestLog(),
    faults: createFaultLine(),
    face: { handle: (_, response) => void response.writeHead(404).end("There is no page here.") },
    traffic: { busy: 0 },
  };
  const desk = {
    ...parts,
    answerAfter: options.answerAfter ?? (() => 0),
    find: createRouter(ROUTES),
    log: (entry: Parameters<typeof parts.log.add>[0]) => {
      parts.log.add(entry);
      options.onRequest?.(entry);
    },
  };
  return { parts, desk };
}
