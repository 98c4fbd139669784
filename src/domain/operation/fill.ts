import type { ParameterValue } from "./event.ts";
import type { Slot, SlotJson } from "./spec.ts";

/** What slots are filled with. */
export interface Filling {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly isDryRun: boolean;
}

/** JSON without slots. */
export type FilledJson =
  | ParameterValue
  | null
  | readonly FilledJson[]
  | { readonly [key: string]: FilledJson };

/** The value a slot stands for. Throws a `RangeError` for a parameter that is not there, which the config's checks exclude. */
export function fillSlot(slot: Slot, { parameters, isDryRun }: Filling): ParameterValue {
  if (typeof slot !== "object") return slot;
  if ("dry-run" in slot) return isDryRun;
  const value = Object.hasOwn(parameters, slot.param) ? parameters[slot.param] : undefined;
  if (value === undefined) throw new RangeError(`there is no parameter ${slot.param}`);
  return value;
}

/** JSON with each slot replaced by its value, as a value: a text stays one text, whatever is in it. */
export function fillJson(json: SlotJson, filling: Filling): FilledJson {
  if (isSlot(json)) return fillSlot(json, filling);
  if (json === null) return null;
  if (isList(json)) return json.map((item) => fillJson(item, filling));
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, fillJson(value, filling)]),
  );
}

/** Slots of some named values, each filled and written as text. */
export const fillTexts = (
  slots: Readonly<Record<string, Slot>>,
  filling: Filling,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, String(fillSlot(slot, filling))]),
  );

/** Whether a piece of JSON is a value or a slot: a mapping with just `param` or just `dry-run`. */
export function isSlot(json: SlotJson): json is Slot {
  if (json === null || isList(json)) return false;
  if (typeof json !== "object") return true;
  const [key, ...others] = Object.keys(json);
  if (others.length > 0) return false;
  return (
    (key === "param" && typeof Reflect.get(json, "param") === "string") ||
    (key === "dry-run" && Reflect.get(json, "dry-run") === true)
  );
}

/** The name of the parameter a slot stands for; `undefined` for everything else. */
export function parameterOf(json: SlotJson): string | undefined {
  if (json === null || typeof json !== "object" || isList(json) || !isSlot(json)) return undefined;
  return typeof json === "object" && "param" in json ? json.param : undefined;
}

const isList = (json: SlotJson): json is readonly SlotJson[] => Array.isArray(json);
