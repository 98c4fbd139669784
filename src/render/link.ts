import { markdown, md, type Markdown } from "./markdown.ts";

/** A web address as the target of a link; empty for anything but `http` and `https`. */
export const address = (url: string | undefined): Markdown => markdown(target(url));

/** A link, or the text alone where there is nowhere to go. */
export function link(text: string | Markdown, url: string | undefined): Markdown {
  const to = target(url);
  return to === "" ? md`${text}` : md`[${text}](${markdown(to)})`;
}

function target(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return "";
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return "";
  return href.replaceAll(/[()<>[\]{}\\|*~`@"'\s]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
}

/** Where a link leads that stands in a file: as GitHub reads it, relative to the file or, with a slash, to the repository. */
export function resolverOf(
  repositoryUrl: string,
  file: { readonly path: string; readonly commit: string },
): (url: string) => string {
  const base = fileUrl(repositoryUrl, file);
  const root = fileUrl(repositoryUrl, { path: "", commit: file.commit });
  return (url) => {
    const isRooted = url.startsWith("/") && !url.startsWith("//");
    const written = isRooted ? `${root}${url.slice(1)}` : url;
    return URL.canParse(written, base) ? new URL(written, base).href : "";
  };
}

/** Address of a file at a commit; with a line, of its source, because rendered Markdown has no lines. */
export function fileUrl(
  repositoryUrl: string,
  file: { readonly path: string; readonly commit: string; readonly line?: number },
): string {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const line = file.line === undefined ? "" : `?plain=1#L${file.line}`;
  return `${repositoryUrl}/blob/${encodeURIComponent(file.commit)}/${path}${line}`;
}
