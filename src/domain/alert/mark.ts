import { encodeMarker, readMarkers, type JsonValue } from "../markdown/marker.ts";
import { instant, isInstant } from "../time.ts";
import type { Heard, HeardAlert } from "./heard.ts";
import { isFields, own } from "./value.ts";

/** What is hidden in the issue of an incident that alerts opened. */
export interface AlertMark {
  /** Of the alerts it was opened for; others may have joined it. */
  readonly fingerprint: string;
  readonly heard: Heard;
  /** Id of the comment that tells of the recovery, once there is one. */
  readonly note: number | undefined;
}

const KIND = "alerts";
const VERSION = 1;

/** The body of the issue: the notice people read, the mark they do not see, and the report, which nobody edits any more. */
export function withMark(notice: string, mark: AlertMark, report: string): string {
  // JSON drops what is undefined, so the value is JSON whatever the mark.
  const json: JsonValue = JSON.parse(JSON.stringify({ v: VERSION, ...mark }));
  return `${notice.trim()}\n\n${encodeMarker(KIND, json)}\n\n${report.trim()}\n`;
}

/** What a body holds: the mark, and the report behind it as it is now; `undefined` where there is no mark of this version. */
export function readMark(
  body: string,
): { readonly mark: AlertMark; readonly report: string } | undefined {
  const text = body.replaceAll("\r\n", "\n");
  const found = readMarkers(text).find(({ kind }) => kind === KIND)?.value;
  const end = endOfMark(text);
  if (!isFields(found) || own(found, "v") !== VERSION || end === undefined) return undefined;
  const { fingerprint, heard, note } = found;
  const isWhole = typeof fingerprint === "string" && isFields(heard);
  if (!isWhole || !Array.isArray(heard["alerts"]) || !Array.isArray(heard["rest"]))
    return undefined;
  const alerts = heard["alerts"].flatMap((one: unknown) => readHeard(one) ?? []);
  const mark = {
    fingerprint,
    heard: {
      alerts,
      rest: heard["rest"].filter((one: unknown) => typeof one === "string"),
    },
    note: typeof note === "number" ? note : undefined,
  };
  return { mark, report: text.slice(end) };
}

function endOfMark(text: string): number | undefined {
  const from = text.indexOf(`<!-- sitrep:${KIND} `);
  const end = from === -1 ? -1 : text.indexOf("-->", from);
  return end === -1 ? undefined : end + "-->".length;
}

/** One alert, if everything the engine relies on is there. */
function readHeard(value: unknown): HeardAlert | undefined {
  if (!isFields(value)) return undefined;
  const { fingerprint, id, name, isFiring, since, at, times, detail, url } = value;
  const isWhole =
    typeof fingerprint === "string" &&
    typeof id === "string" &&
    typeof name === "string" &&
    typeof isFiring === "boolean" &&
    typeof times === "number";
  if (!isWhole || typeof since !== "number" || typeof at !== "number") return undefined;
  if (!isInstant(since) || !isInstant(at)) return undefined;
  return {
    fingerprint,
    id,
    name,
    isFiring,
    since: instant(since),
    at: instant(at),
    times,
    detail: typeof detail === "string" ? detail : undefined,
    url: typeof url === "string" ? url : undefined,
  };
}
