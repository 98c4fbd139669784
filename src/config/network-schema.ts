import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { line } from "./scalar.ts";

/** `network`, as written; `network-check.ts` says which entries can be read. */
export const Network = later(() =>
  described(
    z.strictObject(
      {
        allow: described(
          fallback(
            z
              .array(line(300), { error: "must be a list of hosts, addresses and blocks" })
              .check(z.maxLength(100, { error: "may have at most a hundred entries" })),
            [],
          ),
          "What may be reached although it is private: `db.internal`, `db.internal:5432`, `10.1.2.3` or `10.20.0.0/16`.",
        ),
      },
      { error: "must be a mapping with `allow`" },
    ),
    "Where probes and operations may go beside the public internet.",
  ),
);
