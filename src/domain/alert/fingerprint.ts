import type { Label } from "./alert.ts";

/** Longest fingerprint; it stands in a marker. */
const LONGEST = 160;

/** The fingerprint of a check's incident. */
export const checkFingerprint = (name: string): string => `check/${name}`;

/** Whether a fingerprint is one of a check, whose results any workflow of the repository may write. */
export const isCheckFingerprint = (fingerprint: string): boolean =>
  fingerprint.startsWith("check/");

/** The fingerprint of alerts whose sender says itself which belong together. */
export const givenFingerprint = (given: string): string => bounded(`alert/${encode(given)}`);

/**
 * The fingerprint of an alert by its name and those of its labels that tell one incident from another. The name counts
 * whether or not `names` has `alertname`; a label the alert does not have tells nothing.
 */
export function labelFingerprint(
  name: string,
  labels: readonly Label[],
  names: readonly string[],
): string {
  const telling = [...new Set(names)]
    .filter((wanted) => wanted !== "alertname")
    .toSorted()
    .flatMap((wanted) =>
      labels
        .filter(([label]) => label === wanted)
        .map(([label, value]) => `${encode(label)}=${encode(value)}`),
    );
  return bounded(["alert", encode(name), ...telling].join("/"));
}

/** An id for an alert whose sender gives none: the same labels have the same. */
export const idOfLabels = (labels: readonly Label[]): string =>
  digest(
    labels
      .map(([label, value]) => `${encode(label)}=${encode(value)}`)
      .toSorted()
      .join("/"),
  );

/** An id that fits: as given where it is short, else its digest. */
export const idOf = (given: string): string =>
  given.length <= 32 && /^[\w.-]+$/u.test(given) ? given : digest(given);

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

const bounded = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 15)}~${digest(text)}`;

const FNV_PRIME = 0x01_00_01_93;
const FNV_START = 0x81_1c_9d_c5;

/** Fourteen hexadecimal digits that differ where texts do, but for chance; nothing secret depends on them. */
export function digest(text: string): string {
  // FNV-1a over the text from both ends: 32 bits alone would meet by chance among some ten thousand alerts.
  let forth = FNV_START;
  let back = FNV_START ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    forth = Math.imul(forth ^ text.charCodeAt(index), FNV_PRIME);
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - index), FNV_PRIME);
  }
  return `${hex(forth)}${hex(back).slice(2)}`;
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");
