import { setTimeout } from "node:timers/promises";
import type { Patient } from "./patient.ts";
import { fieldsOf, serveJson, type Question, type Reply } from "./serve.ts";

/** The bearer tokens PitPilot asks for. */
export interface PitpilotSecrets {
  readonly healthcheck: string;
  readonly syncJobWorker: string;
  readonly stripeReconcile: string;
}

/** PitPilot as a patient, and the figures a test looks at. */
export interface Pitpilot extends Patient {
  readonly figures: Readonly<Figures>;
  readonly break: (kind: string) => void;
  readonly heal: () => void;
}

interface Figures {
  queueDepth: number;
  deadLetterJobs: number;
  failedWebhooks: number;
  /** Subscriptions that differ from Stripe's. */
  differences: number;
}

const WELL: Readonly<Figures> = {
  queueDepth: 12,
  deadLetterJobs: 0,
  failedWebhooks: 0,
  differences: 0,
};

/** Ways it can be broken, and the figures that tell. */
const ILL: ReadonlyMap<string, Partial<Figures>> = new Map([
  ["sync-backlog", { queueDepth: 4210, deadLetterJobs: 37 }],
  ["billing-mismatch", { failedWebhooks: 14, differences: 3 }],
  ["api-down", {}],
  ["api-slow", {}],
]);

/** How long a slow answer takes, in milliseconds: longer than the example's probe accepts, shorter than it waits. */
const SLOW_FOR = 2500;

/** Starts a PitPilot that is well. */
export async function startPitpilot(options: {
  readonly secrets: PitpilotSecrets;
  readonly port?: number;
  readonly slowFor?: number;
}): Promise<Pitpilot> {
  const { secrets, port, slowFor = SLOW_FOR } = options;
  const figures: Figures = { ...WELL };
  const broken = new Set<string>();
  const heal = (): void => {
    broken.clear();
    Object.assign(figures, WELL);
  };
  const routes: Readonly<Record<string, Route>> = {
    "GET /api/health": {
      secret: secrets.healthcheck,
      answer: async () => {
        if (broken.has("api-slow")) await setTimeout(slowFor);
        return health(figures, broken);
      },
    },
    "POST /api/events/sync/jobs/worker": {
      secret: secrets.syncJobWorker,
      answer: ({ body }) => workOff(figures, broken, body),
    },
    "POST /api/stripe/reconcile": {
      secret: secrets.stripeReconcile,
      answer: ({ body }) => reconcile(figures, broken, body),
    },
  };
  const served = await serveJson((question) => route(routes, question), port);
  return {
    ...served,
    kinds: [...ILL.keys()],
    broken,
    figures,
    heal,
    break: (kind) => {
      const ill = ILL.get(kind);
      if (ill === undefined) throw new Error(`PitPilot cannot be broken by "${kind}"`);
      broken.add(kind);
      Object.assign(figures, ill);
    },
  };
}

interface Route {
  readonly secret: string;
  readonly answer: (question: Question) => Reply | Promise<Reply>;
}

function route(
  routes: Readonly<Record<string, Route>>,
  question: Question,
): Reply | Promise<Reply> {
  const found = routes[`${question.method} ${question.path}`];
  if (found === undefined) return { status: 404, body: { error: "not found" } };
  return question.bearer === found.secret
    ? found.answer(question)
    : { status: 401, body: { error: "unauthorized" } };
}

function health(figures: Figures, broken: ReadonlySet<string>): Reply {
  const isDown = broken.has("api-down");
  const isSlow = broken.has("api-slow");
  return {
    status: isDown ? 503 : 200,
    body: {
      overall: isDown ? "down" : broken.size > 0 ? "degraded" : "ok",
      sync: { dead_letter_jobs: figures.deadLetterJobs, queue_depth: figures.queueDepth },
      webhooks: { failed_last_hour: figures.failedWebhooks },
      errors: { rate: isDown ? 0.97 : isSlow ? 0.06 : 0.001 },
      latency: { p95_ms: isSlow ? 4200 : 180 },
    },
  };
}

/** Runs waiting jobs: they fail for as long as the cause is there. */
function workOff(figures: Figures, broken: ReadonlySet<string>, body: unknown): Reply {
  const asked = fieldsOf(body);
  const limit = typeof asked["maxJobs"] === "number" ? asked["maxJobs"] : 25;
  const processed = Math.min(limit, figures.queueDepth);
  const failed = broken.has("sync-backlog") ? processed : 0;
  const dryRun = asked["dryRun"] === true;
  if (!dryRun) {
    figures.queueDepth -= processed;
    figures.deadLetterJobs += failed;
  }
  return { status: 200, body: { dryRun, processed, succeeded: processed - failed, failed } };
}

/** Compares subscriptions with Stripe's, and corrects them unless it is a dry run. */
function reconcile(figures: Figures, broken: Set<string>, body: unknown): Reply {
  const dryRun = fieldsOf(body)["dryRun"];
  if (typeof dryRun !== "boolean")
    return { status: 400, body: { error: "dryRun must be true or false" } };
  const { differences } = figures;
  if (!dryRun) {
    figures.differences = 0;
    figures.failedWebhooks = 0;
    broken.delete("billing-mismatch");
  }
  return { status: 200, body: { dryRun, differences, corrected: dryRun ? 0 : differences } };
}
