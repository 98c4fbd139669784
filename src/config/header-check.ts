import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

type WrittenProbe = ConfigFile["probes"][string];
type Path = readonly PropertyKey[];

const PLACEHOLDER = /\$\{(?<name>[^}]{0,100})\}/gu;
const SECRET = /^[A-Z_][A-Z0-9_]*$/u;

/** Finds headers whose value cannot be sent, and secrets that would travel unencrypted. */
export function checkHeaders(path: Path, { headers, url }: WrittenProbe): readonly Problem[] {
  return Object.entries(headers).flatMap(([name, value]) => [
    ...checkValue([...path, name], value),
    ...(isInClear(url) && value.includes("${") ? [inClear([...path, name])] : []),
  ]);
}

function checkValue(path: Path, value: string): readonly Problem[] {
  const problem = (message: string, hint = ""): readonly Problem[] => [
    { path, code: "config/bad-header", message, hint },
  ];
  const rest = value.replaceAll(PLACEHOLDER, "");
  if (rest.includes("${")) return problem("A `${` is not closed by `}`.");
  if (!/^[\t\u0020-\u007E\u0080-\u00FF]*$/u.test(rest))
    return problem("A header holds no line breaks and no characters beyond Latin-1.");
  const wrong = [...value.matchAll(PLACEHOLDER)]
    .map(({ groups }) => groups?.["name"] ?? "")
    .find((name) => !SECRET.test(name));
  return wrong === undefined
    ? []
    : problem(
        `\`\${${wrong}}\` names no secret: a name has capitals, digits and underscores only.`,
        "Secrets are named as in the repository's settings: `${HEALTHCHECK_SECRET}`.",
      );
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
