import type { Author } from "../control/port.ts";

interface Account {
  readonly login: string;
  readonly type?: string;
}

/** The fields of an answer that tell who did something, and through which App. */
export const AUTHOR_FIELDS: readonly string[] = [
  "user",
  "actor",
  "login",
  "type",
  "performed_via_github_app",
  "slug",
];

/** Login GitHub shows for accounts that were deleted. */
const GHOST = "ghost";
const BOT = /^(?<slug>.+)\[bot\]$/u;

/**
 * Who did something. The App is the one GitHub names; for a bot's account it can also be told from the login, since
 * no person's login can hold a bracket.
 */
export function authorOf(
  account: Account | null | undefined,
  via?: { readonly slug?: string } | null,
): Author {
  const login = account?.login ?? GHOST;
  const isBot = account?.type === "Bot";
  return {
    login,
    isBot,
    app: via?.slug ?? (isBot ? BOT.exec(login)?.groups?.["slug"] : undefined),
  };
}
