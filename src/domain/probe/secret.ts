import type { ProbeSpec } from "./spec.ts";

const PLACEHOLDER = /\$\{(?<name>[^}]{0,100})\}/gu;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** A header's value after its placeholders were replaced, or why that cannot be done. */
export type Filled =
  | { readonly kind: "filled"; readonly value: string }
  | { readonly kind: "impossible"; readonly why: string };

/** Names of the secrets a probe needs, each once, in the order in which they are named. */
export function secretNames(spec: ProbeSpec): readonly string[] {
  const names = spec.headers.flatMap(({ value }) => namesIn(value));
  return [...new Set(names.filter((name) => NAME.test(name)))];
}

/** Whether a header's value names a secret. */
export const namesSecret = (value: string): boolean => namesIn(value).length > 0;

const namesIn = (value: string): readonly string[] =>
  [...value.matchAll(PLACEHOLDER)].map(({ groups }) => groups?.["name"] ?? "");

/**
 * Replaces each `${NAME}` by the secret of that name. A secret that is missing, empty or unfit for a header is
 * named, never shown.
 */
export function fillSecrets(value: string, secrets: ReadonlyMap<string, string>): Filled {
  if (value.replaceAll(PLACEHOLDER, "").includes("${")) {
    return {
      kind: "impossible",
      why: `${value.slice(value.lastIndexOf("${"))} is not closed by }`,
    };
  }
  for (const name of namesIn(value)) {
    const why = problemWith(name, secrets.get(name));
    if (why !== undefined) return { kind: "impossible", why };
  }
  return {
    kind: "filled",
    value: value.replaceAll(PLACEHOLDER, (_, name: string) => secrets.get(name) ?? ""),
  };
}

function problemWith(name: string, secret: string | undefined): string | undefined {
  if (!NAME.test(name)) {
    return `\${${name}} names no secret: a name has letters, digits and underscores only`;
  }
  if (secret === undefined || secret === "") {
    return `the secret ${name} is not set: add it to the repository's secrets and pass it under env of the workflow step that runs the probe`;
  }
  if (/^\s|\s$/u.test(secret)) {
    return `the secret ${name} begins or ends with a space or a line break: set it again without`;
  }
  if (!isHeaderText(secret)) {
    return `the secret ${name} holds a character that no header may hold, such as a line break`;
  }
  return undefined;
}

/** Whether a text may be the value of a header: no line break, no other control character, nothing beyond Latin-1. */
export const isHeaderText = (value: string): boolean =>
  /^[\t\u0020-\u007E\u0080-\u00FF]*$/u.test(value);
