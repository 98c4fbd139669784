import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { milliseconds, minutes, type Duration } from "../domain/time.ts";
import { expectation } from "./expect-schema.ts";
import { duration, line, name } from "./scalar.ts";

/** A whole number within bounds. */
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).check(z.minimum(least, { error }), z.maximum(most, { error }));
};

/** A list of expectations, as written. */
export const expectations = () =>
  z
    .array(later(expectation), { error: "must be a list, each line beginning with `-`" })
    .check(
      z.minLength(1, { error: "must say at least one thing" }),
      z.maxLength(50, { error: "must say at most fifty things" }),
    );

const samples = () =>
  z.strictObject(
    {
      of: described(whole(2, 10), "How many attempts are made at most."),
      need: described(whole(1, 10), "How many of them must be healthy."),
      every: described(
        z.prefault(duration(milliseconds(0), minutes(5)), "2s"),
        "Pause between two.",
      ),
    },
    { error: "must be a mapping such as `{of: 5, need: 3, every: 2s}`" },
  );

const hysteresis = () =>
  z.strictObject(
    {
      fail: described(
        fallback(whole(1, 10), 1),
        "Unhealthy readings in a row until it counts as ill.",
      ),
      recover: described(
        fallback(whole(1, 10), 1),
        "Healthy readings in a row until it counts as well.",
      ),
    },
    { error: "must be a mapping such as `{fail: 2, recover: 3}`" },
  );

/** What a kind differs in from the others. */
interface Rhythm {
  readonly timeout: string;
  readonly most: Duration;
  readonly retries: number;
}

const TITLE = described(z.optional(line(100)), "Its name in comments. Default: the key.");
const RETRIES = whole(0, 10);

/** What is the same for every kind. */
const SAME = {
  "retry-after": described(
    z.prefault(duration(milliseconds(0), minutes(5)), "2s"),
    "Pause ahead of a further attempt.",
  ),
  samples: described(
    z.optional(later(samples)),
    "How many of how many attempts must be healthy: `{of: 5, need: 3, every: 2s}`. Default: one is enough.",
  ),
  hysteresis: described(
    fallback(later(hysteresis), { fail: 1, recover: 1 }),
    "How many readings in a row turn the health over: `{fail: 2, recover: 3}`. Default: one each.",
  ),
  values: described(
    fallback(
      z.record(name(), line(300), { error: "must be a mapping from names to JSONPaths" }),
      {},
    ),
    "Values of the document to report by name: a JSONPath (RFC 9535) each.",
  ),
};

/** Settings of every kind of probe; `timeout` is by default as the kind has it, and `most` at most. */
export const common = ({ timeout, most, retries }: Rhythm) => ({
  title: TITLE,
  timeout: described(z.prefault(duration(milliseconds(100), most), timeout), "For one attempt."),
  retries: described(
    fallback(RETRIES, retries),
    "Further attempts after one that was not healthy; of no account beside `samples`.",
  ),
  ...SAME,
});

/** The rhythm of a kind that asks one server one thing. */
export const QUICK: Rhythm = { timeout: "5s", most: minutes(2), retries: 2 };
