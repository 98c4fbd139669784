import type { ProbeSpec } from "../domain/probe/spec.ts";
import type { Instant } from "../domain/time.ts";
import type { PullText } from "../render/view.ts";
import type { Marker } from "./bot-comment.ts";
import type { LabelSpec, Reaction } from "./port.ts";

/**
 * What the world should look like next. `ensure-…` effects are levels: repeating one changes nothing.
 * `react` and `start-probe` are edges, made repeatable by the receipt that is written around them.
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
      readonly request: string;
      readonly probe: string;
      readonly spec: ProbeSpec | undefined;
      readonly requestedAt: Instant;
      readonly requestedBy: string | undefined;
      /** The moment of this pass. */
      readonly at: Instant;
      /** Whether the answer is a comment of its own (a question) or nothing (a reading of a soak). */
      readonly isAnswered: boolean;
      /** Whether the request is older than this pass, so that a run may exist already. */
      readonly mayExist: boolean;
    }
  | {
      readonly kind: "ensure-pull-request";
      readonly branch: string;
      readonly path: string;
      readonly file: string;
      readonly text: PullText;
      readonly reviewers: readonly string[];
    };
