import type { FormField } from "../domain/form/field.ts";
import type { Policy } from "../domain/policy.ts";

/** Everything a team sets in `.github/incidents.yml`, with defaults filled in. */
export interface Config extends Policy {
  /** Language of what the bot writes; a folder in `templates/`. */
  readonly locale: string;
  /** Globs of runbook files. */
  readonly runbooks: readonly string[];
  readonly incident: {
    /** Label that makes an issue an incident. */
    readonly label: string;
    /** Path of the issue form whose answers are read. */
    readonly form: string;
    /** Field of the form by what it means: an id or a label of the form, where the defaults do not find it. */
    readonly fields: Readonly<Record<FormField, string | undefined>>;
  };
  /** File name of the workflow that runs probes. */
  readonly probeWorkflow: string;
  /** Which hosts' comments carry the state of an incident. */
  readonly hosts: {
    /** Slug of the App whose cards the Action accepts beside its own. */
    readonly app: string | undefined;
    /** Whether the App accepts the cards of `github-actions[bot]` beside its own. */
    readonly actions: boolean;
  };
  /** Teams and people who review the postmortem beside the lead. */
  readonly postmortemReviewers: readonly string[];
}
