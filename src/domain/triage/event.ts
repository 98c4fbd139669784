import type { Why } from "../clause.ts";

/** What a triage came to. What it attaches and how it raises the severity are events of their own beside it. */
export type TriageEvent =
  | {
      readonly kind: "triage-decided";
      /** Key of the group of probe runs it was drawn from. */
      readonly request: string;
      /** Id of the branch of the tree; `undefined` where no condition held. */
      readonly branch: string | undefined;
      readonly title: string;
      /** The numbers that led there, what was not known, and what people have to mend. */
      readonly because: readonly Why[];
      /** Flags set, such as `stop-deploys`. */
      readonly flags: readonly string[];
    }
  | { readonly kind: "flag-lifted"; readonly flag: string; readonly reason: string | undefined };
