const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The value at a path of something parsed from JSON, `undefined` when the path is not there. */
export const valueAt = (payload: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    payload,
  );

/** The text at a path, or nothing. */
export function textAt(payload: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(payload, ...path);
  return typeof value === "string" ? value : undefined;
}

/** The number at a path, or nothing. */
export function numberAt(payload: unknown, ...path: readonly string[]): number | undefined {
  const value = valueAt(payload, ...path);
  return typeof value === "number" ? value : undefined;
}

/** The numbers under one name in a list at a path. */
export function numbersAt(
  payload: unknown,
  path: readonly string[],
  name: string,
): readonly number[] {
  const list = valueAt(payload, ...path);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => numberAt(item, name) ?? []);
}

/** The texts under one name in a list at a path. */
export function textsAt(
  payload: unknown,
  path: readonly string[],
  name: string,
): readonly string[] {
  const list = valueAt(payload, ...path);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => textAt(item, name) ?? []);
}
