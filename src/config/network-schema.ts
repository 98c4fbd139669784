import { z } from "zod";
import { line } from "./scalar.ts";

/** `network`, as written; `network-check.ts` says which entries can be read. */
export const Network = z
  .strictObject(
    {
      allow: z
        .array(line(300), { error: "must be a list of hosts, addresses and blocks" })
        .max(100, { error: "may have at most a hundred entries" })
        .default([])
        .describe(
          "What may be reached although it is private: `db.internal`, `db.internal:5432`, `10.1.2.3` or `10.20.0.0/16`.",
        ),
    },
    { error: "must be a mapping with `allow`" },
  )
  .describe("Where probes and operations may go beside the public internet.");
