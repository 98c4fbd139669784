import type { Heard } from "../../domain/alert/heard.ts";
import { SAMPLE_NOW } from "./incident.ts";

/** Alerts in which everything is there: one that fires, one that has recovered, one that joined. */
export const SAMPLE_HEARD: Heard = {
  rest: [],
  alerts: [
    {
      fingerprint: "alert/ApiDown",
      id: "a1",
      name: "ApiDown",
      isFiring: true,
      since: SAMPLE_NOW,
      at: SAMPLE_NOW,
      times: 2,
      detail: "The API does not answer",
      url: "https://alerts.example/1",
    },
    {
      fingerprint: "alert/ApiDown",
      id: "a2",
      name: "ApiDown",
      isFiring: false,
      since: SAMPLE_NOW,
      at: SAMPLE_NOW,
      times: 1,
    },
    {
      fingerprint: "alert/DiskFull",
      id: "b1",
      name: "DiskFull",
      isFiring: true,
      since: SAMPLE_NOW,
      at: SAMPLE_NOW,
      times: 1,
    },
  ],
};
