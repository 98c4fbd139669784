/** A value with what it counts. Durations are in seconds and sizes in bytes; `%` and the like stay as they are. */
export interface Quantity {
  readonly value: number | boolean | string;
  readonly unit: "s" | "B" | "%" | undefined;
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

const UNITS: ReadonlyMap<string, readonly [factor: number, unit: "s" | "B" | "%" | undefined]> =
  new Map([
    ["", [1, undefined]],
    ["%", [1, "%"]],
    ["％", [1, "%"]],
    ["percent", [1, "%"]],
    ["ms", [0.001, "s"]],
    ["millisecond", [0.001, "s"]],
    ["s", [1, "s"]],
    ["sec", [1, "s"]],
    ["second", [1, "s"]],
    ["秒", [1, "s"]],
    ["초", [1, "s"]],
    ["m", [60, "s"]],
    ["min", [60, "s"]],
    ["minute", [60, "s"]],
    ["minut", [60, "s"]],
    ["分", [60, "s"]],
    ["分钟", [60, "s"]],
    ["분", [60, "s"]],
    ["h", [3600, "s"]],
    ["hr", [3600, "s"]],
    ["hour", [3600, "s"]],
    ["godz", [3600, "s"]],
    ["godzin", [3600, "s"]],
    ["stunden", [3600, "s"]],
    ["heure", [3600, "s"]],
    ["hora", [3600, "s"]],
    ["小时", [3600, "s"]],
    ["時間", [3600, "s"]],
    ["시간", [3600, "s"]],
    ["d", [86_400, "s"]],
    ["day", [86_400, "s"]],
    ["dni", [86_400, "s"]],
    ["tage", [86_400, "s"]],
    ["天", [86_400, "s"]],
    ["日", [86_400, "s"]],
    ["일", [86_400, "s"]],
    ["kb", [1000, "B"]],
    ["kib", [1024, "B"]],
    ["mb", [1_000_000, "B"]],
    ["mib", [1_048_576, "B"]],
    ["gb", [1_000_000_000, "B"]],
    ["gib", [1_073_741_824, "B"]],
    ["tb", [1_000_000_000_000, "B"]],
  ]);

const NUMBER =
  /^(?<sign>[-−]?)(?<digits>\d{1,15})(?:[.,](?<part>\d{1,6}))?\s?(?<unit>[\p{L}%％]{0,12})/u;
const QUOTED = /^["'`](?<word>[^"'`]{1,40})["'`]$/u;

/** Whether a text begins with a day of the calendar: a moment, whose first digits are no number. */
export const isDate = (text: string): boolean => /^\s*\d{4}-\d{2}-\d{2}(?!\d)/u.test(text);

/** Reads a number with its unit, `true`, `false` or one quoted or bare word; `undefined` for anything else. */
export function readQuantity(text: string): Quantity | undefined {
  if (isDate(text)) return undefined;
  const plain = text.trim().replace(/[.;,]$/u, "");
  const flag = WORDS.get(plain.toLowerCase());
  if (flag !== undefined) return { value: flag, unit: undefined };
  const number = NUMBER.exec(plain)?.groups;
  if (number !== undefined) {
    const size = Number(`${number["digits"] ?? ""}.${number["part"] ?? "0"}`);
    const scale = scaleOf(number["unit"] ?? "");
    if (scale === undefined) return { value: signed(size, number["sign"]), unit: undefined };
    return { value: signed(size, number["sign"]) * scale[0], unit: scale[1] };
  }
  const word = QUOTED.exec(plain)?.groups?.["word"] ?? plain;
  return /^[\p{L}\p{N}_-]{2,40}$/u.test(word)
    ? { value: word.toLowerCase(), unit: undefined }
    : undefined;
}

const signed = (size: number, sign: string | undefined): number =>
  sign === "" || sign === undefined ? size : -size;

/** What a unit is worth, in the singular or the plural. */
export const scaleOf = (
  word: string,
): readonly [factor: number, unit: "s" | "B" | "%" | undefined] | undefined => {
  const unit = word.toLowerCase();
  return UNITS.get(unit) ?? UNITS.get(unit.replace(/s$/u, ""));
};
