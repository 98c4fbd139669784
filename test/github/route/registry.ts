import type { Route } from "../http/router.ts";
import { APP_ROUTES } from "./app.ts";
import { COMMENT_ROUTES } from "./comments.ts";
import { ISSUE_ROUTES } from "./issues.ts";
import { LABEL_ROUTES } from "./labels.ts";
import { REACTION_ROUTES } from "./reactions.ts";
import { REPOSITORY_ROUTES } from "./repositories.ts";
import { USER_ROUTES } from "./users.ts";

/** Every operation the local GitHub has. The schemas under `openapi/` are derived for exactly these. */
export const ROUTES: readonly Route[] = [
  ...APP_ROUTES,
  ...USER_ROUTES,
  ...REPOSITORY_ROUTES,
  ...ISSUE_ROUTES,
  ...COMMENT_ROUTES,
  ...LABEL_ROUTES,
  ...REACTION_ROUTES,
];
