import { startFigured, type Figured } from "./figured.ts";

/** What the backend tells of itself. */
interface Figures {
  readonly db_ok: boolean;
  readonly worker_running: boolean;
  readonly heartbeat_age_s: number;
  readonly queued: number;
  readonly webhook_failed_last_hour: number;
  readonly jobs_failed_last_hour: number;
  readonly dead_letters_last_24h: number;
}

/** Starts a backend that is well. */
export const startMvpBackend = (secret: string): Promise<Figured<Figures>> =>
  startFigured<Figures>({
    well: {
      db_ok: true,
      worker_running: true,
      heartbeat_age_s: 4,
      queued: 3,
      webhook_failed_last_hour: 0,
      jobs_failed_last_hour: 0,
      dead_letters_last_24h: 0,
    },
    ill: {
      "webhook-failing": { webhook_failed_last_hour: 14 },
      "worker-down": { worker_running: false, heartbeat_age_s: 900, queued: 512 },
      "jobs-failing": { jobs_failed_last_hour: 40, dead_letters_last_24h: 12 },
      "database-down": { db_ok: false },
    },
    routes: {
      "GET /internal/triage": {
        secret,
        answer: ({ db_ok, worker_running, heartbeat_age_s, queued, ...counts }) => ({
          status: 200,
          body: {
            ready_ok: db_ok,
            db_ok,
            worker: { running: worker_running, heartbeat_age_s },
            queue_depth: { queued },
            ...counts,
          },
        }),
      },
      "GET /ready": {
        answer: ({ db_ok }) => ({ status: db_ok ? 200 : 503, body: { ready: db_ok } }),
      },
      "POST /internal/deploy": {
        answer: () => ({ status: 200, body: { deployed: true } }),
      },
      "POST /smoke/job": {
        answer: ({ db_ok, worker_running }) => ({
          status: db_ok && worker_running ? 200 : 503,
          body: { succeeded: db_ok && worker_running },
        }),
      },
    },
  });
