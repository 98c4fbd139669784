import { complainOfSecrets, withPlaceholders } from "./probe-check-secret.ts";
import type { Problem } from "./problem.ts";

type Path = readonly PropertyKey[];

const wrong = (path: Path, message: string, hint = ""): readonly Problem[] => [
  { path, code: "config/bad-url", message, hint },
];

/** Finds an http URL that cannot be asked or that shows a secret. */
export function checkHttpUrl(path: Path, url: string): readonly Problem[] {
  if (url.includes("${"))
    return wrong(
      path,
      "A URL holds no secrets: it is shown in comments and logs.",
      "Put the secret into a header.",
    );
  const parsed = /^https?:\/\/[^/]/iu.test(url) ? URL.parse(url) : null;
  if (parsed === null)
    return wrong(path, "`url` must be an absolute URL that begins with `https://` or `http://`.");
  const { username, password, searchParams } = parsed;
  if (username !== "" || password !== "")
    return wrong(
      path,
      "A URL holds no login and no password: it is shown in comments and logs.",
      'Put them into a header: `Authorization: "Basic ${NAME}"`.',
    );
  const parameter = [...searchParams.keys()].find((name) => CONFIDENTIAL.test(name));
  return parameter === undefined
    ? []
    : [
        {
          path,
          severity: "warning",
          code: "config/secret-in-url",
          message: `\`${parameter}\` looks like a secret, and a URL is shown in comments and logs.`,
          hint: "Put it into a header by secret, if the service takes it there.",
        },
      ];
}

/** Names of parameters whose values are most often secret. */
const CONFIDENTIAL =
  /^(?:access[_-]?token|api[_-]?key|apikey|auth|key|pass(?:word|wd)?|secret|sig(?:nature)?|token)$/iu;

/** What stands for a secret while a URL is looked at: it may be in any part of one. */
const WORD = "secret1";

/** A client's URL: its schemes, and an example of one with a secret in it. */
interface Server {
  readonly schemes: readonly string[];
  readonly example: string;
}

/** URLs of `postgres` probes. */
export const POSTGRES: Server = {
  schemes: ["postgres:", "postgresql:"],
  example: "postgres://probe:${DB_PASSWORD}@db.example.com/shop",
};

/** URLs of `redis` probes. */
export const REDIS: Server = {
  schemes: ["redis:", "rediss:"],
  example: "rediss://:${REDIS_PASSWORD}@cache.example.com:6380/0",
};

/** Finds a database's URL that cannot be used or that has a password written into it. */
export function checkServerUrl(
  path: Path,
  url: string,
  { schemes, example }: Server,
): readonly Problem[] {
  const complaint = complainOfSecrets(url);
  if (complaint !== undefined) return wrong(path, complaint.message, complaint.hint);
  if (/^\$\{[^}]*\}$/u.test(url)) return [];
  const hint = `Name a secret that holds it: \`${example}\`, or a secret for the whole URL.`;
  const parsed = URL.parse(withPlaceholders(url, WORD));
  const isServer = parsed !== null && schemes.includes(parsed.protocol) && parsed.hostname !== "";
  if (!isServer)
    return wrong(
      path,
      `\`url\` must be a secret such as \`\${DATABASE_URL}\`, or a URL that begins with ${schemes.map((scheme) => `\`${scheme}//\``).join(" or ")}.`,
      `For example \`${example}\`.`,
    );
  const { password, searchParams } = parsed;
  const written = [password, ...searchParams.getAll("password")];
  return written.every((text) => text === "" || text.includes(WORD))
    ? []
    : wrong(path, "A password is written into this URL, where everyone can read it.", hint);
}
