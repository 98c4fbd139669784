import { z } from "zod/mini";
import { described, fallback } from "./schema-part.ts";

/** Headers of an HTTP request by name, as written; `header-check.ts` says what may stand in them. */
export const headers = () =>
  described(
    fallback(
      z.record(
        z.string().check(
          z.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, {
            error: "must be the name of an HTTP header",
          }),
        ),
        z.string({ error: "must be text; put it in quotes" }),
        { error: "must be a mapping from header names to values" },
      ),
      {},
    ),
    "Headers. `${NAME}` in a value stands for the secret of that name, which never leaves the workflow.",
  );
