import type { Instant } from "../time.ts";
import type { TriageEvent } from "./event.ts";
import type { Triage } from "./state.ts";

/** The triage after one of its events. Flags stay up until a person lifts them. */
export function foldTriage(triage: Triage, event: TriageEvent & { readonly at: Instant }): Triage {
  switch (event.kind) {
    case "triage-decided": {
      const { at, request, branch, title, because } = event;
      const raised = event.flags
        .filter((flag) => !triage.flags.has(flag))
        .map((flag) => [flag, { at, because: title }] as const);
      return {
        decision: { at, request, branch, title, because },
        flags: new Map([...triage.flags, ...raised]),
      };
    }
    case "flag-lifted": {
      const flags = new Map(triage.flags);
      flags.delete(event.flag);
      return { ...triage, flags };
    }
  }
}
