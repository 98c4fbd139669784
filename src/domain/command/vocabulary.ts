import type { Policy } from "../policy.ts";
import type { Vocabulary } from "./argument.ts";
import type { RunbookChoice } from "./command.ts";

/** The words a team uses, from its config and its runbooks. */
export const vocabularyOf = (policy: Policy, runbooks: readonly RunbookChoice[]): Vocabulary => ({
  severities: policy.severities,
  probes: [...policy.probes.keys()],
  roles: policy.roles,
  runbooks: runbooks.map(({ id }) => id),
});
