import type { Rule } from "../rule.ts";
import { placesIn } from "./place.ts";
import { whereInForce } from "./in-force.ts";

/** Addresses and numbers that a public repository should not show. */
export const privateDetail: Rule = {
  name: "private-detail",
  level: "notice",
  summary: "A private network address or a telephone number stands in the file.",
  check: whereInForce(function* ({ text }) {
    const placeAt = placesIn(text);
    for (const { 0: address, index } of text.matchAll(PRIVATE_ADDRESS))
      yield {
        ...placeAt(index),
        message: `${address} is an address within a private network.`,
        hint: "Name the machine instead; addresses change, and they help whoever wants to get in.",
      };
    for (const { 0: number, index } of text.matchAll(TELEPHONE))
      if (isDialled(number))
        yield {
          ...placeAt(index),
          message: "This looks like somebody's telephone number.",
          hint: "Say where the number is kept instead, such as the on-call schedule.",
        };
  }),
};

/** No network (`10.0.0.0/8`), and no version of more parts. */
const PRIVATE_ADDRESS =
  /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2}(?![\d/]|\.\d)/gu;

const TELEPHONE =
  /(?<![\w+.(-])(?:\+\d{1,3}(?:[ .\-/]?\(?\d{1,5}\)?){2,6}|\(\d{3}\) ?\d{3}[ -]\d{4}|\d{3}-\d{3}-\d{4})(?![\w-])/gu;

/** A number of a length that can be dialled, and none of those that are kept for examples. */
function isDialled(number: string): boolean {
  const digits = number.replaceAll(/\D/gu, "");
  return (
    digits.length >= 9 && digits.length <= 15 && !/55501\d\d$|1234567|0{6}|^(\d)\1+$/u.test(digits)
  );
}
