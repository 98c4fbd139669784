/** How an issue was closed, from GitHub's `state_reason`; older servers give none, which means completed. */
export function outcomeOf(
  reason: string | null | undefined,
): "completed" | "not-planned" | "duplicate" {
  if (reason === "not_planned") return "not-planned";
  return reason === "duplicate" ? "duplicate" : "completed";
}
