import { startFigured } from "./figured.ts";
import type { Patient } from "./patient.ts";
import { startCache, startDatabase, startEdge, startNames } from "./servers.ts";

/** What the platform tells of itself. */
interface Figures {
  readonly api_up: boolean;
  readonly front_end_up: boolean;
  readonly p95_ms: number;
  readonly login_failures_percent: number;
  readonly errors: number;
  readonly is_backup_complete: boolean;
}

const NAME = "pitchey.example";

/** More than the team's limit of eighty. */
const CROWD = 85;

/**
 * Starts a platform that is well, with a PostgreSQL, a Redis, a name server and an edge with a certificate of its own;
 * `now` tells the time of its log, in milliseconds since 1970.
 */
export async function startPitchey(now: () => number): Promise<Patient> {
  const [served, database, { redis, why }, names, edge] = await Promise.all([
    startService(now),
    startDatabase(),
    startCache(),
    startNames(NAME),
    startEdge(NAME),
  ]);
  const servers = [database, redis, names, edge];
  return {
    ...served,
    kinds: [...served.kinds, "connections"],
    aliases: new Map([
      ["192.0.2.53", names.address],
      [`host: ${NAME}\n    port: 443`, `host: 127.0.0.1\n    port: ${edge.port}`],
    ]),
    secrets: {
      DATABASE_URL: database.url,
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    },
    missing: why === "" ? [] : [why],
    break: async (kind) => {
      if (kind === "connections") await database.crowd(CROWD);
      else served.break(kind);
    },
    heal: async () => {
      served.heal();
      await database.clear();
    },
    close: async () => {
      await served.close();
      await Promise.all(servers.map(async (server) => server?.[Symbol.asyncDispose]()));
    },
  };
}

const startService = (now: () => number) =>
  startFigured<Figures>({
    well: {
      api_up: true,
      front_end_up: true,
      p95_ms: 240,
      login_failures_percent: 1,
      errors: 2,
      is_backup_complete: true,
    },
    ill: {
      outage: { api_up: false, front_end_up: false },
      slow: { p95_ms: 4200 },
      "many-errors": { errors: 120 },
      "login-failing": { login_failures_percent: 72 },
      "backup-incomplete": { is_backup_complete: false },
    },
    routes: {
      "GET /": {
        answer: ({ front_end_up }) => ({ status: front_end_up ? 200 : 502, body: {} }),
      },
      "GET /api/health": {
        answer: ({ api_up, p95_ms, login_failures_percent }) => ({
          status: api_up ? 200 : 503,
          body: { status: api_up ? "healthy" : "down", p95_ms, login_failures_percent },
        }),
      },
      "GET /internal/errors": {
        answer: ({ errors }) => ({
          status: 200,
          body: Array.from({ length: errors }, (_, index) => ({
            at: new Date(now() - index * 1000).toISOString(),
            message: "upstream timed out",
          })),
        }),
      },
      "POST /internal/recovery-drill": {
        answer: ({ is_backup_complete }) => ({
          status: 200,
          body: { pitches_expected: 1840, pitches_restored: is_backup_complete ? 1840 : 1312 },
        }),
      },
    },
  });
