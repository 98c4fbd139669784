import type { Finding, Rule } from "../rule.ts";
import { placesIn } from "./place.ts";
import { SECRET_SHAPES, looksSecret, type SecretShape } from "./secret-shape.ts";

/** A secret in the file, which everybody can read who can read the repository; also in what has had its day. */
export const secretLike: Rule = {
  name: "secret-like",
  level: "error",
  summary: "Text looks like a token, a key or a password.",
  check: function* ({ text }) {
    const placeAt = placesIn(text);
    let end = 0;
    for (const { name, value, at, isLoose } of secretsIn(text)) {
      // A token behind `token=` is told once, by what is known of it.
      if (at < end) continue;
      end = at + value.length;
      yield { ...placeAt(at), ...words(name, value, isLoose) };
    }
  },
};

interface Secret extends Omit<SecretShape, "pattern"> {
  readonly value: string;
  readonly at: number;
}

/** In the order of the text; of several at one place the surest first. */
const secretsIn = (text: string): readonly Secret[] =>
  SECRET_SHAPES.flatMap(({ name, pattern, isLoose }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match.groups?.["value"] ?? "";
      if (isLoose ? !looksSecret(value) : /EXAMPLE|x{8}/iu.test(value)) return [];
      return [{ name, value, at: match.index + match[0].lastIndexOf(value), isLoose }];
    }),
  ).toSorted((a, b) => a.at - b.at || Number(a.isLoose) - Number(b.isLoose));

/** No more of the secret than the four characters that say what it is; of a password nothing. */
const words = (
  name: string,
  value: string,
  isLoose: boolean,
): Pick<Finding, "message" | "hint"> => ({
  message: `This looks like ${name}${isLoose ? "" : ` (${value.slice(0, 4)}…)`}.`,
  hint: "Revoke it, since the history keeps it, and name the place where the secret is kept instead.",
});
