import type { z } from "zod/mini";
import type { Severities } from "./severity-schema.ts";

/** The scale of a team that has not written down its own. */
export const DEFAULT_SEVERITIES: z.input<typeof Severities> = {
  "sev-1": {
    description: "The core is unavailable for most users, or data is being lost.",
    aliases: ["critical"],
    acknowledge: "5m",
    resolve: "1h",
    update: "30m",
    soak: "10m",
    postmortem: "24h",
  },
  "sev-2": {
    description: "A part is unavailable or many users see errors; there is no workaround.",
    aliases: ["high", "major"],
    acknowledge: "15m",
    resolve: "4h",
    update: "1h",
    soak: "10m",
    postmortem: "48h",
  },
  "sev-3": {
    description: "Few users are affected, or there is a workaround.",
    aliases: ["medium", "minor"],
    acknowledge: "1h",
    resolve: "24h",
    postmortem: false,
  },
  "sev-4": {
    description: "Nobody is hindered: cosmetic faults and questions.",
    aliases: ["low", "cosmetic"],
    postmortem: false,
  },
};
