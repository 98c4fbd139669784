import type { Diagnostic } from "../domain/diagnostic.ts";
import type {
  CardView,
  ChecklistView,
  MergedView,
  NoPostmortemView,
  OpeningNoteView,
  PostmortemView,
  ProbeView,
  PullText,
  ReplyView,
  ValidationView,
} from "./view.ts";

/** Turns values into the Markdown people read. Pure; everything from outside is inert in what it returns. */
export interface Renderer {
  readonly card: (view: CardView) => string;
  readonly checklist: (view: ChecklistView) => string;
  readonly probe: (view: ProbeView) => string;
  /** Text of a comment that only continues the ledger. */
  readonly page: () => string;
  readonly validation: (view: ValidationView) => string;
  readonly reply: (view: ReplyView) => string;
  readonly triageNote: (view: OpeningNoteView) => string;
  readonly runbookMissing: (view: OpeningNoteView) => string;
  readonly noPostmortem: (view: NoPostmortemView) => string;
  readonly merged: (view: MergedView) => string;
  readonly postmortem: (view: PostmortemView) => string;
  readonly pullRequest: (view: PostmortemView) => PullText;
  /** Problems found in overriding templates, each of which was replaced by the built-in one. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of templates by path below `templates/`, for example `en/card.md.hbs`. */
export type TemplateSources = ReadonlyMap<string, string>;
