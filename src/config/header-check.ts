import { complainOfSecrets, withoutPlaceholders } from "./probe-check-secret.ts";
import type { Problem } from "./problem.ts";

type Path = readonly PropertyKey[];

/** What is sent to a URL with headers. */
interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds headers whose value cannot be sent, and secrets that would travel unencrypted. */
export function checkHeaders(path: Path, { headers, url }: Sent): readonly Problem[] {
  return Object.entries(headers).flatMap(([name, value]) => [
    ...checkValue([...path, name], value),
    ...(isInClear(url) && value.includes("${") ? [inClear([...path, name])] : []),
  ]);
}

function checkValue(path: Path, value: string): readonly Problem[] {
  const isSendable = /^[\t\u0020-\u007E\u0080-\u00FF]*$/u.test(withoutPlaceholders(value));
  const complaint = isSendable
    ? complainOfSecrets(value)
    : { message: "A header holds no line breaks and no characters beyond Latin-1." };
  return complaint === undefined ? [] : [{ path, code: "config/bad-header", ...complaint }];
}

const isInClear = (url: string): boolean =>
  /^http:\/\/(?!(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$))/iu.test(url);

const inClear = (path: Path): Problem => ({
  path,
  severity: "warning",
  code: "config/secret-in-clear",
  message: "A secret travels unencrypted in this header.",
  hint: "Use `https://`.",
});
