/** Text that is already HTML. Only `html` and `trusted` make it, so plain text is always escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, lists are joined, nothing stays nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** A template whose values are escaped unless they are HTML themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(
    strings.map((text, index) => (index === 0 ? text : toText(values[index - 1]) + text)).join(""),
  );
}

/** Marks text as HTML. The caller answers for it. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Escapes text for HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function toText(value: Content): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(toText).join("");
}
