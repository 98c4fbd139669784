import type { CustomTypesConfig } from "pg";
import type pg from "pg";

/** Types of PostgreSQL by number, those that the client's own reading would spoil. */
const OID = {
  int8: 20,
  float4: 700,
  float8: 701,
  numeric: 1700,
  bytea: 17,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
} as const;

type Parse = (text: string) => unknown;

/** Numbers are numbers where JSON can hold them exactly enough, and text otherwise: `NaN`, the longest integers. */
const toNumber: Parse = (text) => {
  const value = Number(text);
  return Number.isFinite(value) && !isTooLong(text, value) ? value : text;
};

const isTooLong = (text: string, value: number): boolean =>
  /^-?\d+$/u.test(text) && !Number.isSafeInteger(value);

/** With a zone a moment can be told in UTC; `infinity` stays what it is. */
const toMoment: Parse = (text) => {
  const at = new Date(text.replace(" ", "T").replace(/(?<=[+-]\d{2})$/u, ":00"));
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
};

/** As the database writes it: without a zone nobody knows which moment it is. */
const asWritten: Parse = (text) => text;

const PARSERS: ReadonlyMap<number, Parse> = new Map([
  [OID.int8, toNumber],
  [OID.float4, toNumber],
  [OID.float8, toNumber],
  [OID.numeric, toNumber],
  [OID.timestamptz, toMoment],
  [OID.bytea, asWritten],
  [OID.date, asWritten],
  [OID.timestamp, asWritten],
  [OID.interval, asWritten],
]);

/** How values become JSON. */
export const typesOf = (types: typeof pg.types): CustomTypesConfig => ({
  getTypeParser: (oid, format) => PARSERS.get(oid) ?? types.getTypeParser(oid, format ?? "text"),
});
