import { hasWords, toWords } from "../markdown/words.ts";

/** A part of a runbook as people name it. */
interface NamedPart {
  readonly id: string;
  readonly heading: string;
}

/** The part people mean: by its number from 1, by its whole heading, or by a word that only one heading has. */
export function findPart<P extends NamedPart>(wanted: string, parts: readonly P[]): P | undefined {
  if (/^\d{1,3}$/u.test(wanted)) return parts[Number(wanted) - 1];
  const words = toWords(wanted);
  const whole = parts.find(({ heading }) => toWords(heading) === words);
  const some = parts.filter(({ heading }) => hasWords(toWords(heading), words));
  return whole ?? (some.length === 1 ? some[0] : undefined);
}
