/**
 * What GitHub's tokens, an App's assertions, private keys and the password of a database's address look like. Newer
 * tokens may be longer; none of these is checked for its length.
 */
const CREDENTIAL =
  /\b(?:gh[a-z]_|github_pat_|v\d+\.)[A-Za-z0-9_]{16,}|\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|-----BEGIN [A-Z ]{1,40}-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z ]{1,40}-----)?|(?<=\b[a-z][a-z0-9+]{1,20}:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)|(?<=\b(?:bearer|basic|token) )[\w+/=.~-]{16,}/giu;

/**
 * A message of somebody else's, to be logged or shown, without anything in it that opens a door. The last line of
 * defence: no message is expected to hold one.
 */
export const withoutCredentials = (message: string): string =>
  message.replaceAll(CREDENTIAL, "***");
