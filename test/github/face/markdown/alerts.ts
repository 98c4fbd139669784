const ALERT =
  /<blockquote>\s*<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br>)?\s*([\s\S]*?)<\/blockquote>/g;

/** `> [!NOTE]` and its like as GitHub shows them; the HTML is clean already. */
export function showAlerts(html: string): string {
  return html.replaceAll(ALERT, (_whole, kind: string, rest: string) => {
    const title = kind.charAt(0) + kind.slice(1).toLowerCase();
    const body = rest.startsWith("</p>") ? rest.slice("</p>".length) : `<p>${rest}`;
    return `<div class="alert alert-${kind.toLowerCase()}"><p class="alert-title">${title}</p>${body}</div>`;
  });
}
