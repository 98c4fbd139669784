import type { Problem } from "./problem.ts";

const PLACEHOLDER = /\$\{(?<name>[^}]{0,100})\}/gu;
const SECRET = /^[A-Z_][A-Z0-9_]*$/u;

/** Variables of the runner itself; some hold tokens that no config may send anywhere. */
const RESERVED = /^(?:ACTIONS|GITHUB|INPUT|RUNNER)_/iu;

/** Variables that change how programs run rather than tell them something. */
const LOADERS = /^(?:PATH|HOME|NODE_OPTIONS|BASH_ENV|ENV|IFS|LD_.*|DYLD_.*)$/iu;

/** What is wrong, and what to do. */
interface Complaint {
  readonly message: string;
  readonly hint?: string;
}

/** The text without its placeholders. */
export const withoutPlaceholders = (text: string): string => text.replaceAll(PLACEHOLDER, "");

/** The text with something harmless in the place of each placeholder. */
export const withPlaceholders = (text: string, word: string): string =>
  text.replaceAll(PLACEHOLDER, word);

/** What is wrong with the placeholders of a text that may name secrets; `undefined` where nothing is. */
export function complainOfSecrets(text: string): Complaint | undefined {
  if (withoutPlaceholders(text).includes("${")) return { message: "A `${` is not closed by `}`." };
  for (const { groups } of text.matchAll(PLACEHOLDER)) {
    const complaint = complainOfName(groups?.["name"] ?? "");
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function complainOfName(name: string): Complaint | undefined {
  if (!SECRET.test(name))
    return {
      message: `\`\${${name}}\` names no secret: a name has capitals, digits and underscores only.`,
      hint: "Secrets are named as in the repository's settings: `${HEALTHCHECK_SECRET}`.",
    };
  return isRunners(name) ? runners(name) : undefined;
}

const isRunners = (name: string): boolean => RESERVED.test(name);

const runners = (name: string): Complaint => ({
  message: `\`${name}\` is a variable of the runner itself, which nothing here may send anywhere.`,
  hint: "Give the secret another name in the repository's settings and under `env` of the workflow step.",
});

/** Finds names of secrets no program may get. */
export const checkEnvironment = (
  path: readonly PropertyKey[],
  names: readonly string[],
): readonly Problem[] =>
  names.flatMap((name, index): readonly Problem[] => {
    const complaint = isRunners(name)
      ? runners(name)
      : LOADERS.test(name)
        ? {
            message: `\`${name}\` changes how programs run and is no secret.`,
            hint: "Leave it out: `PATH` and `HOME` are there by themselves.",
          }
        : undefined;
    return complaint === undefined
      ? []
      : [{ path: [...path, index], code: "config/bad-secret", ...complaint }];
  });
