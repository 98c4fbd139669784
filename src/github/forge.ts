import type { Forge } from "../control/port.ts";
import { annotationReads } from "./annotations.ts";
import { checkFunctions } from "./checks.ts";
import { commentWrites } from "./comments.ts";
import { fileFunctions } from "./files.ts";
import { issueFunctions } from "./issues.ts";
import { pullContents } from "./pull-contents.ts";
import { pullFunctions } from "./pulls.ts";
import { recentFunctions } from "./recent.ts";
import { repositoryFunctions } from "./repository.ts";
import type { Identity, Requests } from "./requests.ts";
import { runFunctions } from "./runs.ts";
import { timelineReads } from "./timeline.ts";
import { treeReads } from "./tree.ts";
import { type Urgency, withUrgency } from "./urgency.ts";

/**
 * GitHub through one client, which writes as `self`. More urgent requests go before less urgent ones. Where it is
 * likely what the default branch is called, a repository costs one wait instead of two.
 */
export function createForge(
  client: Requests,
  self: Identity,
  urgency: Urgency = "normal",
  likelyBranch?: string,
): Forge {
  const octokit = withUrgency(client, urgency);
  return {
    self,
    ...repositoryFunctions(octokit, likelyBranch),
    ...issueFunctions(octokit),
    ...timelineReads(octokit),
    ...commentWrites(octokit),
    ...treeReads(octokit),
    ...fileFunctions(octokit),
    ...pullFunctions(octokit),
    ...pullContents(octokit),
    ...checkFunctions(octokit, self),
    ...runFunctions(octokit),
    ...recentFunctions(octokit),
    ...annotationReads(octokit),
  };
}
