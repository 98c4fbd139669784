import type { ProbeRun } from "../domain/incident.ts";
import type { Instant } from "../domain/time.ts";
import type { PullText } from "../render/view.ts";
import type { Marker } from "./bot-comment.ts";
import type { LabelSpec, Reaction } from "./port.ts";

/**
 * What the world should look like next. `ensure-…` effects are levels: repeating one changes nothing.
 * `react` and `start-probe` are edges, made repeatable by the receipt that is written around them. `start-operation` is
 * done at most once: only by the pass that has put the intent on record, and only behind that record.
 */
export type Effect =
  | { readonly kind: "ensure-label"; readonly label: LabelSpec }
  | {
      readonly kind: "ensure-issue";
      /** Labels to put on and to take off. */
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly isOpen: boolean | undefined;
    }
  | {
      readonly kind: "ensure-comment";
      readonly marker: Marker;
      readonly text: string;
      /** The comment to edit; `undefined` to write a new one. */
      readonly comment: number | undefined;
    }
  | { readonly kind: "remove-comment"; readonly comment: number }
  | { readonly kind: "ensure-pinned"; readonly comment: number }
  | { readonly kind: "react"; readonly comment: number; readonly reaction: Reaction }
  | {
      readonly kind: "start-probe";
      /** Key of the workflow run: of a single request, or of a group of them. */
      readonly request: string;
      /** Names of the probes that this run serves. */
      readonly probes: readonly [string, ...string[]];
      /** What the config calls a single one; `undefined` where it has none of them. */
      readonly title: string | undefined;
      /** A reading of a soak is not answered; the others are, in one comment. */
      readonly purpose: ProbeRun["purpose"];
      readonly requestedAt: Instant;
      readonly requestedBy: string | undefined;
      /** The moment of this pass. */
      readonly at: Instant;
      /** Whether the request is older than this pass, so that a run may exist already. */
      readonly mayExist: boolean;
    }
  | {
      readonly kind: "start-operation";
      readonly request: string;
      readonly operation: string;
      readonly isDryRun: boolean;
      /** The moment of this pass. */
      readonly at: Instant;
    }
  | {
      readonly kind: "ensure-pull-request";
      readonly branch: string;
      readonly path: string;
      readonly file: string;
      readonly text: PullText;
      readonly reviewers: readonly string[];
    };
