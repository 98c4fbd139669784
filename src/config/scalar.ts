import { z } from "zod/mini";
import { later } from "./schema-part.ts";
import { formatDuration, milliseconds, parseDuration, type Duration } from "../domain/time.ts";

/** A year; longer targets are mistakes. */
const YEAR = milliseconds(366 * 86_400_000);

/** Reads a duration of the config: like everywhere, and `800ms`. */
function readDuration(text: string): Duration | undefined {
  const count = /^\s*(?<count>\d{1,6})\s*ms\s*$/u.exec(text)?.groups?.["count"];
  return count === undefined ? parseDuration(text) : milliseconds(Number(count));
}

/** A duration within bounds, as text. */
export const duration = (least: Duration = milliseconds(0), most: Duration = YEAR) =>
  z
    .pipe(
      z.string({ error: `must be ${DURATION}` }).check((context) => {
        const span = readDuration(context.value);
        const isWithin = span !== undefined && span >= least && span <= most;
        if (isWithin) return;
        context.issues.push({
          code: "custom",
          input: context.value,
          message:
            span === undefined
              ? `must be ${DURATION}`
              : `must be between ${shortly(least)} and ${shortly(most)}`,
          params: { code: "config/bad-duration" },
        });
      }),
      z.transform((text) => readDuration(text) ?? milliseconds(0)),
    )
    .register(z.globalRegistry, { examples: ["30s", "5m", "1h 30m"] });

const DURATION = "a duration such as `30s`, `5m`, `1h 30m` or `PT15M`";

const shortly = (span: Duration): string =>
  span > 0 && span < 1000 ? `${span} ms` : formatDuration(span);

const DURATION_OR_NONE = later(() =>
  z.pipe(
    z.union([z.literal(false), duration()], { error: `must be ${DURATION}, or \`false\`` }),
    z.transform((span) => (span === false ? undefined : span)),
  ),
);

/** A duration, or `false` for none. */
export const durationOrNone = () => DURATION_OR_NONE;

// Every part of a schema takes time to make, each time the Action starts: what is the same everywhere is made once.
const LINE = z
  .string({ error: "must be text" })
  .check(z.regex(/^[^\S\r\n]*\S[^\r\n]*$/u, { error: "must be one line of text" }));

/** Text in one line that is not empty. */
export const line = (most: number) =>
  LINE.check(z.maxLength(most, { error: `must be at most ${most} characters long` }));

/** A name people type in commands and that stands in labels. */
const NAME = /^[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*$/u;

const KEY = z.string({ error: "must be a name" }).check(
  z.regex(NAME, {
    error: "must be a name: a letter first, then letters and digits, parted by `-`, `_` or `.`",
  }),
  z.maxLength(40, { error: "must be at most 40 characters long" }),
);

/** A name as a key of a mapping or in a list. */
export const name = () => KEY;

/** The path of a file or folder in the repository, or a pattern of paths. */
export const path = (what: "path of a file" | "path of a folder" | "pattern of paths") =>
  z.string({ error: `must be the ${what} in the repository` }).check(
    z.regex(/^(?!\.{0,2}\/|.*(?:^|\/)\.\.(?:\/|$)|.*\/\/|.*\\)\S(?:.*\S)?$/u, {
      error: `must be the ${what} from the root of the repository, without \`./\`, \`..\` or a slash ahead`,
    }),
    z.maxLength(200, { error: "must be at most 200 characters long" }),
  );
