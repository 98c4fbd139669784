import type { AlertPolicy, CheckSpec } from "../domain/alert/spec.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { FormField } from "../domain/form/field.ts";
import type { Policy } from "../domain/policy.ts";
import type { SectionRole } from "../domain/runbook/runbook.ts";
import type { Duration } from "../domain/time.ts";

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
  /** File name of the workflow that runs operations. */
  readonly operateWorkflow: string;
  /** Where probes and operations may go. */
  readonly network: {
    /** Hosts and CIDR blocks that may be reached although they are private. */
    readonly allow: readonly string[];
  };
  /** Groups of probes that run on a schedule, by name. */
  readonly checks: ReadonlyMap<string, CheckSpec>;
  readonly alerts: AlertPolicy;
  /** Which hosts' comments carry the state of an incident. */
  readonly hosts: {
    /** Slug of the App whose cards the Action accepts beside its own. */
    readonly app: string | undefined;
    /** Whether the App accepts the cards of `github-actions[bot]` beside its own. */
    readonly actions: boolean;
  };
  /** Teams and people who review the postmortem beside the lead. */
  readonly postmortemReviewers: readonly string[];
  /** How runbooks are judged. */
  readonly lint: {
    /** With `strict` every rule that is a notice or off is a warning, where `rules` says nothing. */
    readonly preset: "recommended" | "strict";
    /** What single rules weigh, by name. The linter says which names it does not know. */
    readonly rules: ReadonlyMap<string, Diagnostic["severity"] | "off">;
    /** Sections runbooks must have: those that globs name, or all of them. */
    readonly require: readonly {
      readonly files: readonly string[] | undefined;
      readonly sections: readonly SectionRole[];
    }[];
    /** How long after a review the next one is due where a runbook says nothing. */
    readonly reviewEvery: Duration | undefined;
    /** Path of the file with the table of all runbooks. */
    readonly index: string;
  };
}
