import { startPitpilot } from "../../../patient/pitpilot.ts";
import type { System } from "../../system.ts";
import { learn } from "./learn.ts";
import { recover } from "./recover.ts";
import { report } from "./report.ts";
import { takeOn, work } from "./respond.ts";

const SECRETS = {
  healthcheck: "pitpilot-healthcheck-4f1c",
  syncJobWorker: "pitpilot-worker-9b27",
  stripeReconcile: "pitpilot-reconcile-c3d8",
} as const;

/** A scouting app with a sync queue and Stripe billing. */
export const pitpilot: System = {
  name: "pitpilot",
  title: "PitPilot",
  repository: "pitpilot/app",
  people: { reporter: "ines", onCall: "jonas" },
  address: "https://pitpilot.example",
  secrets: {
    HEALTHCHECK_SECRET: SECRETS.healthcheck,
    SYNC_JOB_WORKER_SECRET: SECRETS.syncJobWorker,
    STRIPE_RECONCILE_SECRET: SECRETS.stripeReconcile,
  },
  mostWrites: 25,
  startPatient: () => startPitpilot({ secrets: SECRETS }),
  play: async (scene) => {
    const place = await report(scene);
    await takeOn(scene, place);
    await work(scene, place);
    await recover(scene, place);
    await learn(scene, place);
    return place;
  },
};
