import type { Rule } from "./rule.ts";
import { ambiguousFirstResponse } from "./rule/ambiguous-first-response.ts";
import { badTriage } from "./rule/bad-triage.ts";
import { brokenFence } from "./rule/broken-fence.ts";
import { codeWithoutLanguage } from "./rule/code-without-language.ts";
import { deadLink } from "./rule/dead-link.ts";
import { destructiveCommand } from "./rule/destructive-command.ts";
import { duplicateSiblings } from "./rule/duplicate-siblings.ts";
import { frontMatter } from "./rule/front-matter.ts";
import { htmlOnlyTable } from "./rule/html-only-table.ts";
import { lineEnds } from "./rule/line-ends.ts";
import { lostPlaceholder } from "./rule/lost-placeholder.ts";
import { noEscalation, noPostmortem, noRollback, noValidation } from "./rule/missing-part.ts";
import { mixedScales } from "./rule/mixed-scales.ts";
import { mojibake } from "./rule/mojibake.ts";
import { noOwner } from "./rule/no-owner.ts";
import { noSteps } from "./rule/no-steps.ts";
import { noTitle } from "./rule/no-title.ts";
import { privateDetail } from "./rule/private-detail.ts";
import { secretLike } from "./rule/secret-like.ts";
import { severityWithoutTarget } from "./rule/severity-without-target.ts";
import { splitList } from "./rule/split-list.ts";
import { staleReview } from "./rule/stale-review.ts";
import { stepsInCode } from "./rule/steps-in-code.ts";
import { superseded } from "./rule/superseded.ts";
import { tooLarge } from "./rule/too-large.ts";
import { unfilledPlaceholder } from "./rule/unfilled-placeholder.ts";
import { wouldPing } from "./rule/would-ping.ts";

/** All rules that need nothing from the config, the gravest first. `requireSections` makes a further one. */
export const RULES: readonly Rule[] = [
  noSteps,
  brokenFence,
  secretLike,
  frontMatter,
  badTriage,
  superseded,
  noTitle,
  unfilledPlaceholder,
  lostPlaceholder,
  destructiveCommand,
  severityWithoutTarget,
  mixedScales,
  deadLink,
  wouldPing,
  staleReview,
  ambiguousFirstResponse,
  splitList,
  stepsInCode,
  htmlOnlyTable,
  duplicateSiblings,
  privateDetail,
  mojibake,
  lineEnds,
  tooLarge,
  noOwner,
  noEscalation,
  noRollback,
  noValidation,
  noPostmortem,
  codeWithoutLanguage,
];
