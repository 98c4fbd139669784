/**
 * An emoji as it looks after its UTF-8 was read as Windows-1252, Windows-1254 or Mac Roman. No word begins so.
 */
const MANGLED_EMOJI =
  /^(?:[ðğ]Ÿ|\uF8FF?ü[^\s\w]|â[^\p{L}\s]|â[œšžŸ]|‚[^\p{L}\p{N}\s]|‚[úöüùû])\S{0,6}(?:\s?(?:ï¸|Ô∏)\S{0,2})?\s+/u;

/** The text without a mangled emoji that stands before it. */
export const withoutMangledEmoji = (text: string): string => text.replace(MANGLED_EMOJI, "");
