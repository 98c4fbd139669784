import { startFigured, type Figured } from "./figured.ts";

/** What the platform tells of itself. */
interface Figures {
  readonly api_up: boolean;
  readonly front_end_up: boolean;
  readonly errors: number;
}

/** Starts a platform that is well; `now` tells the time of its log, in milliseconds since 1970. */
export const startPitchey = (now: () => number): Promise<Figured<Figures>> =>
  startFigured<Figures>({
    well: { api_up: true, front_end_up: true, errors: 2 },
    ill: {
      outage: { api_up: false, front_end_up: false },
      "many-errors": { errors: 120 },
    },
    routes: {
      "GET /": {
        answer: ({ front_end_up }) => ({ status: front_end_up ? 200 : 502, body: {} }),
      },
      "GET /api/health": {
        answer: ({ api_up }) => ({
          status: api_up ? 200 : 503,
          body: { status: api_up ? "healthy" : "down" },
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
    },
  });
