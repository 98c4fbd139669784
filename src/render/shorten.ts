/** Shortens text to at most `length` characters, without cutting one in half; an ellipsis says so. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, Math.max(0, length - 2));
  return `${head.replace(/[\ud800-\udbff]$/, "").trimEnd()} …`;
}
