import type { Route } from "../http/router.ts";
import { APP_ROUTES } from "./app.ts";
import { CHECK_ROUTES } from "./checks.ts";
import { CHECK_SUITE_ROUTES } from "./check-suites.ts";
import { COMMENT_ROUTES } from "./comments.ts";
import { COMMIT_ROUTES } from "./commits.ts";
import { CONTENT_ROUTES } from "./contents.ts";
import { DELIVERY_ROUTES } from "./deliveries.ts";
import { DEPLOYMENT_ROUTES } from "./deployments.ts";
import { GIT_OBJECT_ROUTES } from "./git-objects.ts";
import { GIT_REF_ROUTES } from "./git-refs.ts";
import { ISSUE_ROUTES } from "./issues.ts";
import { JOB_ROUTES } from "./jobs.ts";
import { LABEL_ROUTES } from "./labels.ts";
import { PULL_ROUTES } from "./pulls.ts";
import { RATE_LIMIT_ROUTES } from "./rate-limit.ts";
import { REACTION_ROUTES } from "./reactions.ts";
import { REPOSITORY_ROUTES } from "./repositories.ts";
import { REVIEW_ROUTES } from "./reviews.ts";
import { RUN_ROUTES } from "./runs.ts";
import { USER_ROUTES } from "./users.ts";
import { WORKFLOW_ROUTES } from "./workflows.ts";

/** Every operation the local GitHub has. The schemas under `openapi/` are derived for exactly these. */
export const ROUTES: readonly Route[] = [
  ...APP_ROUTES,
  ...DELIVERY_ROUTES,
  ...RATE_LIMIT_ROUTES,
  ...USER_ROUTES,
  ...REPOSITORY_ROUTES,
  ...ISSUE_ROUTES,
  ...COMMENT_ROUTES,
  ...LABEL_ROUTES,
  ...REACTION_ROUTES,
  ...CONTENT_ROUTES,
  ...GIT_REF_ROUTES,
  ...GIT_OBJECT_ROUTES,
  ...COMMIT_ROUTES,
  ...PULL_ROUTES,
  ...REVIEW_ROUTES,
  ...CHECK_ROUTES,
  ...CHECK_SUITE_ROUTES,
  ...WORKFLOW_ROUTES,
  ...RUN_ROUTES,
  ...DEPLOYMENT_ROUTES,
  ...JOB_ROUTES,
];
