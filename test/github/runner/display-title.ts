import { z } from "zod";
import type { TriggerEvent } from "../actions.ts";

const Titled = z.union([
  z
    .object({ pull_request: z.object({ title: z.string() }) })
    .transform((p) => p.pull_request.title),
  z.object({ issue: z.object({ title: z.string() }) }).transform((p) => p.issue.title),
  z
    .object({ head_commit: z.object({ message: z.string() }) })
    .transform((p) => p.head_commit.message.split("\n")[0] ?? ""),
]);

/** What a run without `run-name` is listed as: what it is about, else the workflow's name. */
export function displayTitle(event: TriggerEvent, workflowName: string): string {
  const titled = Titled.safeParse(event.payload);
  return titled.success && titled.data !== "" ? titled.data : workflowName;
}
