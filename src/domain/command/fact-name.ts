import { firstWord, type Argument } from "./argument.ts";

/** Facts every incident may have; teams may record others under names of their own. */
const KNOWN_FACTS = ["endpoints", "start", "blast-radius"] as const;

const ALIASES: ReadonlyMap<string, (typeof KNOWN_FACTS)[number]> = new Map([
  ["endpoint", "endpoints"],
  ["urls", "endpoints"],
  ["routes", "endpoints"],
  ["started", "start"],
  ["started-at", "start"],
  ["start-time", "start"],
  ["since", "start"],
  ["radius", "blast-radius"],
  ["blastradius", "blast-radius"],
]);

const NAME = /^\p{Ll}[\p{Ll}\p{N}]*(?:-[\p{Ll}\p{N}]+)*$/u;

/** The name of a fact in kebab case; `blast radius`, `Started:` and their like become the known name. */
export const factName = (): Argument<string> => ({
  usage: (name) => `<${name}>`,
  take: (rest) => {
    const [head, after] = firstWord(
      rest
        .replace(/^blast[ _]radius\b/iu, "blast-radius")
        .replace(/^start(?:ed)?[ _](?:at|time)\b/iu, "start"),
    );
    const name = head.toLowerCase().replaceAll("_", "-").replace(/[:=]$/u, "");
    return NAME.test(name) && name.length <= 40
      ? { ok: true, value: ALIASES.get(name) ?? name, rest: after }
      : {
          ok: false,
          expected: `${KNOWN_FACTS.map((known) => `\`${known}\``).join(", ")} or a name of your own in lower case, such as \`failed-payments\``,
        };
  },
});
