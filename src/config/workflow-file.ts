import { z } from "zod/mini";

/** The file name of a workflow, without its folder. */
export const workflowFile = () =>
  z.string({ error: "must be the file name of a workflow" }).check(
    z.regex(/^[A-Za-z0-9][\w.-]*\.ya?ml$/u, {
      error: "must be the file name of a workflow in `.github/workflows/`, without the folder",
    }),
  );
