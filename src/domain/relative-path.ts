/**
 * The path a relative link leads to, from the root of the repository; without anchor and query. `undefined` for addresses,
 * for anchors alone, and for what leads out of the repository.
 */
export function pathBehind(link: string, file: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/iu.test(link) || link.startsWith("//")) return undefined;
  const bare = decoded(link.replace(/[?#].*$/su, ""));
  return bare === "" ? undefined : resolvePath(bare, file);
}

/** A path written in a file, from the root of the repository; empty for the root, `undefined` for what is above it. */
export function resolvePath(path: string, file: string): string | undefined {
  const parts = path.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** Part of an address as it was meant; percent signs that encode nothing stay as they are. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
