import { startFigured, type Figured } from "./figured.ts";

/** What the platform tells of itself. */
interface Figures {
  readonly is_up: boolean;
  readonly db_connected: boolean;
  readonly redis_connected: boolean;
  readonly migrations_current: boolean;
  /** Age of the backup's heartbeat, in hours. */
  readonly backup_age_h: number;
}

const HOUR = 3_600_000;

/** Starts a platform that is well; `now` tells the time its heartbeats are counted from, in milliseconds since 1970. */
export const startPanidobro = (now: () => number): Promise<Figured<Figures>> =>
  startFigured<Figures>({
    well: {
      is_up: true,
      db_connected: true,
      redis_connected: true,
      migrations_current: true,
      backup_age_h: 3,
    },
    ill: {
      "api-down": { is_up: false },
      "database-down": { db_connected: false },
      "redis-down": { redis_connected: false },
      "migrations-behind": { migrations_current: false },
      "backup-stale": { backup_age_h: 30 },
    },
    routes: {
      "GET /healthz": {
        answer: ({ is_up }) => ({ status: is_up ? 200 : 503, body: { ok: is_up } }),
      },
      "GET /readyz": {
        answer: ({ is_up, backup_age_h, ...told }) => ({
          status: is_up && told.db_connected ? 200 : 503,
          body: { ...told, backup_heartbeat: new Date(now() - backup_age_h * HOUR).toISOString() },
        }),
      },
      "POST /internal/deploy": {
        answer: (figures) => {
          figures.is_up = true;
          return { status: 200, body: { deployed: true } };
        },
      },
    },
  });
