import { withoutCredentials } from "../domain/credential.ts";
import type { OperationOutcome } from "../domain/operation/event.ts";
import { redact, shorten } from "../domain/probe/redact.ts";
import type { Ended, Output } from "./context.ts";

/** So many bytes of an output are shown. */
const SHOWN = 4096;
const SUMMARY = 500;
/** At the end of what was cut off a secret may stand of which only a part is there. */
const TAIL = 8192;

/** The outcome as it may be shown: without secrets in any form, and of a size people read. */
export function cleaned(ended: Ended, secrets: readonly string[]): OperationOutcome {
  const clean = (text: string): string => withoutCredentials(redact(text, secrets));
  return {
    kind: ended.kind,
    summary: shorten(clean(ended.summary), SUMMARY),
    output: ended.output === undefined ? undefined : cleanOutput(ended.output, secrets, clean),
    runUrl: ended.runUrl,
  };
}

function cleanOutput(
  { text, isCut }: Output,
  secrets: readonly string[],
  clean: (text: string) => string,
): string | undefined {
  const longest = Math.max(0, ...secrets.map(({ length }) => length));
  const whole = isCut ? text.slice(0, -Math.max(TAIL, 6 * longest)) : text;
  const shown = withinBytes(clean(whole).trim(), SHOWN);
  return shown === "" ? undefined : shown;
}

/** The beginning of a text that fits into so many bytes of UTF-8, with an ellipsis where it was cut. */
function withinBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= limit) return text;
  let end = limit - Buffer.byteLength("…");
  // A byte that goes on a character is no place to cut.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${bytes.subarray(0, end).toString()}…`;
}
