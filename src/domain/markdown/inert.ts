/**
 * Stands behind `@` and `#` so that GitHub links nothing. GitHub looks for mentions and issue numbers in the
 * rendered text, after escapes and entities are resolved, so neither `\@` nor `&#64;` would help: a character has
 * to stand between. A zero-width space does not show; written as an entity it can be seen and taken out by
 * whoever edits the file.
 */
export const GAP = "&#8203;";

/** Matches at offsets behind which a gap is due: mentions and teams, issue numbers, `GH-12`. */
const LINKED = /@(?=\\?[\p{L}\p{N}_])|#(?=\p{N})|(?<!\w)gh-(?=\p{N})/giu;

/** In every text that has any of these. Looking for it needs no table of the world's letters, which takes a while to make. */
const LINKING = /[@#]|gh-/iu;

/** Offsets in rendered text at which a gap breaks what GitHub would link. */
export const gapsIn = (rendered: string): readonly number[] =>
  [...rendered.matchAll(LINKED)].map((match) => match.index + match[0].length);

/** Puts gaps into text that is escaped already. */
export const withGaps = (text: string): string =>
  LINKING.test(text) ? text.replaceAll(LINKED, (matched) => `${matched}${GAP}`) : text;

const ISSUE_HOST =
  /(?:https?:\/\/(?:www\.)?|(?<![\w.])www\.)github\.com(?=\/[\w.-]+\/[\w.-]+\/(?:issues|pull|pulls|discussions)\/)/giu;

/** Where GitHub itself redirects from, and knows no mentions. */
export const REDIRECTING_HOST = "https://redirect.github.com";

/** Where in a text an address of somebody's issue begins, with the host that would tell the issue of it. */
export const issueHostsIn = (
  text: string,
): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(ISSUE_HOST)].map(({ 0: host, index }) => ({
    from: index,
    to: index + host.length,
  }));

/**
 * Leads a link to somebody's issue around, over GitHub's own redirecting host: the link works, and the issue it
 * names is not told that it was mentioned here (and not closed when a pull request says so).
 */
export const withoutBacklink = (text: string): string =>
  text.replaceAll(ISSUE_HOST, REDIRECTING_HOST);

/**
 * Without control characters, line and paragraph separators, and the characters that turn the direction of
 * writing for whatever follows. Line feeds and tabs stay; other line ends become line feeds.
 */
export const withoutControls = (text: string): string =>
  text
    .toWellFormed()
    // Not the short escape of U+000B: its mutant is no valid expression, and Stryker could not load the file.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\r\n?|[\u000b\f\u0085\u2028\u2029]/gu, "\n")
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");

/** On one line, with no blanks at its ends. For titles, which are no Markdown. */
export const oneLine = (text: string): string =>
  withoutControls(text)
    .replaceAll(/[\n\t ]+/gu, " ")
    .trim();

/**
 * For titles of pull requests, which know no Markdown and no entities, and which become the subject of a commit when
 * the pull request is squashed: a mention there would reach people, and `fixes #12` would close an issue.
 */
export const inertTitle = (text: string): string =>
  withoutBacklink(oneLine(text)).replaceAll(LINKED, "$&\u200b");
