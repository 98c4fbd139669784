import type { Diagnostic } from "../domain/diagnostic.ts";
import type {
  AccessNoteView,
  AccessView,
  AlertDuplicateView,
  AlertNoteView,
  AlertNoticeView,
  AlertReportView,
  CardView,
  ChecklistView,
  MergedView,
  NoPostmortemView,
  OpeningNoteView,
  OperationView,
  PostmortemView,
  ProbesView,
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
  readonly probes: (view: ProbesView) => string;
  /** Text of a comment that only continues the ledger. */
  readonly page: () => string;
  readonly operation: (view: OperationView) => string;
  readonly access: (view: AccessView) => string;
  /** What is said of emergency access while it lasts and when it ends; it mentions people. */
  readonly accessNote: (view: AccessNoteView) => string;
  readonly validation: (view: ValidationView) => string;
  readonly reply: (view: ReplyView) => string;
  readonly triageNote: (view: OpeningNoteView) => string;
  readonly runbookMissing: (view: OpeningNoteView) => string;
  readonly noPostmortem: (view: NoPostmortemView) => string;
  readonly merged: (view: MergedView) => string;
  /** What stands above the report of an incident that alerts opened. */
  readonly alertNotice: (view: AlertNoticeView) => string;
  /** The report of such an incident, in the form of the team. */
  readonly alertReport: (view: AlertReportView) => string;
  /** The comment that says that all alerts have recovered, or that one fires again. */
  readonly alertNote: (view: AlertNoteView) => string;
  /** All that is left of an issue that was opened beside another for the same alert. */
  readonly alertDuplicate: (view: AlertDuplicateView) => string;
  readonly postmortem: (view: PostmortemView) => string;
  readonly pullRequest: (view: PostmortemView) => PullText;
  /** Problems found in overriding templates, each of which was replaced by the built-in one. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of templates by path below `templates/`, for example `en/card.md.hbs`. */
export type TemplateSources = ReadonlyMap<string, string>;
