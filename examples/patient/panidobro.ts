import { startFigured, type Figured } from "./figured.ts";
import type { Patient } from "./patient.ts";
import { fieldsOf } from "./serve.ts";
import { startCache, type Cache } from "./servers.ts";

/** What the platform tells of itself. */
interface Figures {
  readonly is_up: boolean;
  readonly db_connected: boolean;
  /** Told where this machine has no Redis; else Redis is asked. */
  readonly redis_connected: boolean;
  readonly migrations_current: boolean;
  /** Age of the backup's heartbeat, in hours. */
  readonly backup_age_h: number;
  /** Age of the scheduler's heartbeat, in minutes. */
  readonly scheduler_age_min: number;
  readonly disk_percent: number;
  readonly cpu_percent: number;
  readonly memory_percent: number;
  readonly errors_5xx_percent: number;
  readonly messages_failed_percent: number;
  readonly webhook_failed: number;
  /** `ADMIN_READ_ONLY` of its admin panel. */
  readonly admin_read_only: boolean;
}

const WELL: Figures = {
  is_up: true,
  db_connected: true,
  redis_connected: true,
  migrations_current: true,
  backup_age_h: 3,
  scheduler_age_min: 1,
  disk_percent: 61,
  cpu_percent: 22,
  memory_percent: 48,
  errors_5xx_percent: 0.2,
  messages_failed_percent: 0.5,
  webhook_failed: 0,
  admin_read_only: true,
};

const MINUTE = 60_000;

/**
 * Starts a platform that is well, with a Redis of its own; `now` tells the time its heartbeats are counted from, in
 * milliseconds since 1970.
 */
export async function startPanidobro(now: () => number, secret: string): Promise<Patient> {
  const { redis, why } = await startCache();
  const served = await startService(now, secret, redis);
  return {
    ...served,
    secrets: redis === undefined ? {} : { REDIS_URL: redis.url },
    missing: why === "" ? [] : [why],
    break: async (kind) => {
      served.break(kind);
      if (kind === "redis-down") await redis?.stop();
    },
    heal: async () => {
      served.heal();
      await redis?.start();
    },
    close: async () => {
      await served.close();
      await redis?.[Symbol.asyncDispose]();
    },
  };
}

const startService = (
  now: () => number,
  secret: string,
  redis: Pick<Cache, "answers"> | undefined,
): Promise<Figured<Figures>> => {
  const ago = (span: number): string => new Date(now() - span * MINUTE).toISOString();
  return startFigured<Figures>({
    well: WELL,
    ill: {
      "api-down": { is_up: false },
      "database-down": { db_connected: false },
      "redis-down": { redis_connected: false },
      "migrations-behind": { migrations_current: false },
      "backup-stale": { backup_age_h: 30 },
      "scheduler-stale": { scheduler_age_min: 25 },
      "disk-full": { disk_percent: 91 },
      "cpu-high": { cpu_percent: 93 },
      "memory-high": { memory_percent: 88 },
      "errors-elevated": { errors_5xx_percent: 12 },
      "messages-failing": { messages_failed_percent: 9 },
      "webhook-failing": { webhook_failed: 14 },
    },
    routes: {
      "GET /healthz": {
        answer: ({ is_up }) => ({ status: is_up ? 200 : 503, body: { ok: is_up } }),
      },
      "GET /readyz": {
        answer: async ({ is_up, backup_age_h, scheduler_age_min, ...told }) => ({
          status: is_up && told.db_connected ? 200 : 503,
          body: {
            db_connected: told.db_connected,
            redis_connected: redis === undefined ? told.redis_connected : await redis.answers(),
            migrations_current: told.migrations_current,
            backup_heartbeat: ago(backup_age_h * 60),
            scheduler_heartbeat: ago(scheduler_age_min),
          },
        }),
      },
      "GET /internal/host": {
        answer: ({ disk_percent, cpu_percent, memory_percent }) => ({
          status: 200,
          body: { disk_percent, cpu_percent, memory_percent },
        }),
      },
      "GET /internal/containers": {
        answer: ({ is_up }) => ({
          status: 200,
          body: is_up ? { running: 5, stopped: "none" } : { running: 4, stopped: "api" },
        }),
      },
      "GET /internal/logs": {
        answer: ({ errors_5xx_percent, messages_failed_percent, webhook_failed }) => ({
          status: 200,
          body: {
            errors_5xx_percent,
            messages_failed_percent,
            webhook_failed,
            newest_error: "booking 4711: column cleaner_note is missing",
          },
        }),
      },
      "POST /internal/deploy": {
        answer: (figures) => {
          figures.is_up = true;
          return { status: 200, body: { deployed: true } };
        },
      },
      "POST /internal/admin-access": {
        secret,
        answer: (figures, { body }) => {
          figures.admin_read_only = fieldsOf(body)["open"] !== true;
          return { status: 200, body: { handed_over: !figures.admin_read_only } };
        },
      },
    },
  });
};
