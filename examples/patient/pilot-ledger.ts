import { startFigured, type Figured } from "./figured.ts";
import { fieldsOf } from "./serve.ts";

/** What the pilot tells of its ledger. */
interface Figures {
  readonly balance: number;
  readonly duplicate_entries: number;
  readonly new_deals_enabled: boolean;
}

/** The bearer tokens the pilot asks for. */
interface PilotSecrets {
  readonly integrity: string;
  readonly flags: string;
}

/** Starts a pilot whose ledger is right. */
export const startPilotLedger = (secrets: PilotSecrets): Promise<Figured<Figures>> =>
  startFigured<Figures>({
    well: { balance: 0, duplicate_entries: 0, new_deals_enabled: true },
    ill: { "duplicate-entries": { balance: -250, duplicate_entries: 2 } },
    routes: {
      "GET /internal/integrity": {
        secret: secrets.integrity,
        answer: (figures) => ({ status: 200, body: { ...figures } }),
      },
      "POST /internal/flags/new-deals": {
        secret: secrets.flags,
        answer: (figures, { body }) => {
          const { enabled, dryRun } = fieldsOf(body);
          if (typeof enabled !== "boolean" || typeof dryRun !== "boolean")
            return { status: 400, body: { error: "enabled and dryRun must be true or false" } };
          const before = figures.new_deals_enabled;
          if (!dryRun) figures.new_deals_enabled = enabled;
          return { status: 200, body: { dryRun, before, after: enabled } };
        },
      },
    },
  });
