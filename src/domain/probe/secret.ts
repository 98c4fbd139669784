import type { ProbeSpec } from "./spec.ts";

const PLACEHOLDER = /\$\{(?<name>[^}]{0,100})\}/gu;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** A text after its placeholders were replaced, or why that cannot be done; `why` is a clause. */
export type Filled =
  | { readonly kind: "filled"; readonly value: string }
  | { readonly kind: "impossible"; readonly why: string };

/** Names of the secrets a probe needs, each once, in the order in which they are named. */
export function secretNames(spec: ProbeSpec): readonly string[] {
  return [...new Set(namedBy(spec).filter((name) => NAME.test(name)))];
}

function namedBy(spec: ProbeSpec): readonly string[] {
  switch (spec.kind) {
    case "http":
      return spec.headers.flatMap(({ value }) => namesIn(value));
    case "postgres":
    case "redis":
      return namesIn(spec.url);
    case "command":
      return spec.env;
    case "tcp":
    case "dns":
    case "tls":
    case "workflow":
    case "github":
      return [];
  }
}

/** Whether a header's value names a secret. */
export const namesSecret = (value: string): boolean => namesIn(value).length > 0;

const namesIn = (value: string): readonly string[] =>
  [...value.matchAll(PLACEHOLDER)].map(({ groups }) => groups?.["name"] ?? "");

/**
 * Replaces each `${NAME}` of a header's value by the secret of that name. A secret that is missing, empty or unfit for a
 * header is named, never shown.
 */
export const fillSecrets = (value: string, secrets: ReadonlyMap<string, string>): Filled =>
  fill(value, secrets, {
    problem: (name, secret) =>
      isHeaderText(secret)
        ? undefined
        : `the secret ${name} holds a character that no header may hold, such as a line break`,
    write: (secret) => secret,
  });

/**
 * Replaces each `${NAME}` of a URL by the secret of that name: as it is where it is the whole URL, otherwise escaped, so
 * that a password with an `@` leads nowhere else. A secret that is missing or empty is named, never shown.
 */
export const fillUrl = (url: string, secrets: ReadonlyMap<string, string>): Filled =>
  fill(url, secrets, {
    problem: () => undefined,
    write: isWhole(url) ? (secret) => secret : encodeURIComponent,
  });

/** Whether a URL is nothing but one secret. */
const isWhole = (url: string): boolean => /^\$\{[^}]*\}$/u.test(url);

/** How secrets are put into a text. */
interface Filling {
  /** Why a secret cannot be put there; a clause. */
  readonly problem: (name: string, secret: string) => string | undefined;
  readonly write: (secret: string) => string;
}

function fill(
  text: string,
  secrets: ReadonlyMap<string, string>,
  { problem, write }: Filling,
): Filled {
  if (text.replaceAll(PLACEHOLDER, "").includes("${")) {
    return {
      kind: "impossible",
      why: `${text.slice(text.lastIndexOf("${"))} is not closed by }`,
    };
  }
  for (const name of namesIn(text)) {
    const secret = secrets.get(name);
    const why = problemWith(name, secret) ?? problem(name, secret ?? "");
    if (why !== undefined) return { kind: "impossible", why };
  }
  return {
    kind: "filled",
    value: text.replaceAll(PLACEHOLDER, (_, name: string) => write(secrets.get(name) ?? "")),
  };
}

/** Why a secret cannot be used anywhere; a clause that names it and does not show it. */
export function problemWith(name: string, secret: string | undefined): string | undefined {
  if (!NAME.test(name)) {
    return `\${${name}} names no secret: a name has letters, digits and underscores only`;
  }
  if (secret === undefined || secret === "") {
    return `the secret ${name} is not set: add it to the repository's secrets and pass it under env of the workflow step that runs the probe`;
  }
  return /^\s|\s$/u.test(secret)
    ? `the secret ${name} begins or ends with a space or a line break: set it again without`
    : undefined;
}

/** What must not leave in any text: the secrets themselves, and of those that are URLs the passwords in them. */
export const confidentialIn = (secrets: Iterable<string>): readonly string[] => [
  ...new Set([...secrets].flatMap((secret) => [secret, ...passwordsIn(secret)])),
];

/** Shorter ones would be found in every text by chance, and a service that takes them has no secret. */
const LEAST_PASSWORD = 4;

function passwordsIn(secret: string): readonly string[] {
  const { written } =
    /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#:@]*:(?<written>[^/?#]+)@/iu.exec(secret)?.groups ?? {};
  if (written === undefined) return [];
  return [...new Set([written, decoded(written)])].filter((text) => text.length >= LEAST_PASSWORD);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text may be the value of a header: no line break, no other control character, nothing beyond Latin-1. */
export const isHeaderText = (value: string): boolean =>
  /^[\t\u0020-\u007E\u0080-\u00FF]*$/u.test(value);
