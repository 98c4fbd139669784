import type { AccessPolicy } from "./access/policy.ts";
import type { Operations } from "./operation/spec.ts";
import type { ProbeSpec } from "./probe/spec.ts";
import type { Duration } from "./time.ts";
import type { TriageSpec } from "./triage/spec.ts";

/** One level of a team's severity scale. */
export interface Severity {
  /** The name in labels, commands and files, as the team writes it: `sev-1`, `p0`, `critical`. */
  readonly code: string;
  /** What the team calls it in prose: `SEV-1`. */
  readonly label: string;
  readonly description: string;
  /** Other spellings people type: `sev1`, `p1`, `critical`. */
  readonly aliases: readonly string[];
  /** Six hexadecimal digits without `#`. */
  readonly color: string;
  /** How soon somebody has to acknowledge. */
  readonly acknowledgeWithin: Duration | undefined;
  /** How soon users should be well again. */
  readonly resolveWithin: Duration | undefined;
  /** How often an update is due while the incident is active. */
  readonly updateEvery: Duration | undefined;
  /** How long the incident must stay healthy between `/resolve` and being resolved; zero for no soak. */
  readonly soakFor: Duration;
  /** How soon after the resolution the postmortem is due; `undefined` where the team writes none. */
  readonly postmortemWithin: Duration | undefined;
}

/** A part of the product that can break, and what belongs to it. */
export interface Service {
  /** The name in commands and config. */
  readonly id: string;
  /** The text of the form's dropdown. */
  readonly label: string;
  readonly aliases: readonly string[];
  /** The runbook for this service, unless one is for the very alert or its numbers; a path in the repository. */
  readonly runbook: string | undefined;
}

/** What the engine and the commands need to know about how a team works. `config/` produces it. */
export interface Policy {
  /** From worst to mildest; never empty. */
  readonly severities: readonly Severity[];
  readonly services: readonly Service[];
  /** Names of roles people can hold besides `lead`, which always exists. */
  readonly roles: readonly string[];
  readonly probes: ReadonlyMap<string, ProbeSpec>;
  /** Names of probes that must be healthy for an incident to be resolved, and how often they run while it soaks. */
  readonly validation: {
    readonly probes: readonly string[];
    readonly every: Duration;
    /** What people check by hand, each in a sentence. */
    readonly manual: readonly string[];
    /** Probes that must be healthy once, after the soak has held: most often a smoke test. */
    readonly final: readonly string[];
  };
  readonly triage: TriageSpec;
  readonly operations: Operations;
  /** `undefined`: the team gives no emergency access this way. */
  readonly access: AccessPolicy | undefined;
  readonly postmortem: {
    /** Folder for postmortem files, without slashes at its ends. */
    readonly directory: string;
  };
}

/** The severity a person means by a word: its code, label or an alias, whatever the case and punctuation. */
export function findSeverity(
  policy: Pick<Policy, "severities">,
  word: string,
): Severity | undefined {
  const wanted = normalize(word);
  return policy.severities.find(({ code, label, aliases }) =>
    [code, label, ...aliases].some((name) => normalize(name) === wanted),
  );
}

/** The service a person means by a word or by the text of a form's option. */
export function findService(policy: Pick<Policy, "services">, word: string): Service | undefined {
  const wanted = normalize(word);
  return policy.services.find(({ id, label, aliases }) =>
    [id, label, ...aliases].some((name) => normalize(name) === wanted),
  );
}

const normalize = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
