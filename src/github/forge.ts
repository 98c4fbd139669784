import type { Forge } from "../control/port.ts";
import { commentWrites } from "./comments.ts";
import { fileFunctions } from "./files.ts";
import { issueFunctions } from "./issues.ts";
import { pullFunctions } from "./pulls.ts";
import { repositoryFunctions } from "./repository.ts";
import type { Identity, Requests } from "./requests.ts";
import { runFunctions } from "./runs.ts";
import { timelineReads } from "./timeline.ts";
import { treeReads } from "./tree.ts";

/** GitHub through one client, which writes as `self`. */
export const createForge = (octokit: Requests, self: Identity): Forge => ({
  self,
  ...repositoryFunctions(octokit),
  ...issueFunctions(octokit),
  ...timelineReads(octokit),
  ...commentWrites(octokit),
  ...treeReads(octokit),
  ...fileFunctions(octokit),
  ...pullFunctions(octokit),
  ...runFunctions(octokit),
});
