import { z } from "zod";
import { milliseconds, minutes, type Duration } from "../domain/time.ts";
import { Expectation } from "./expect-schema.ts";
import { duration, line, name } from "./scalar.ts";

/** A whole number within bounds. */
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const EXPECTATIONS = z
  .array(Expectation, { error: "must be a list, each line beginning with `-`" })
  .min(1, { error: "must say at least one thing" })
  .max(50, { error: "must say at most fifty things" });

/** A list of expectations, as written. */
export const expectations = () => EXPECTATIONS;

const Samples = z.strictObject(
  {
    of: whole(2, 10).describe("How many attempts are made at most."),
    need: whole(1, 10).describe("How many of them must be healthy."),
    every: duration(milliseconds(0), minutes(5)).prefault("2s").describe("Pause between two."),
  },
  { error: "must be a mapping such as `{of: 5, need: 3, every: 2s}`" },
);

const Hysteresis = z.strictObject(
  {
    fail: whole(1, 10).default(1).describe("Unhealthy readings in a row until it counts as ill."),
    recover: whole(1, 10).default(1).describe("Healthy readings in a row until it counts as well."),
  },
  { error: "must be a mapping such as `{fail: 2, recover: 3}`" },
);

/** What a kind differs in from the others. */
interface Rhythm {
  readonly timeout: string;
  readonly most: Duration;
  readonly retries: number;
}

const TITLE = line(100).optional().describe("Its name in comments. Default: the key.");
const RETRIES = whole(0, 10);

/** What is the same for every kind. */
const SAME = {
  "retry-after": duration(milliseconds(0), minutes(5))
    .prefault("2s")
    .describe("Pause ahead of a further attempt."),
  samples: Samples.optional().describe(
    "How many of how many attempts must be healthy: `{of: 5, need: 3, every: 2s}`. Default: one is enough.",
  ),
  hysteresis: Hysteresis.prefault({}).describe(
    "How many readings in a row turn the health over: `{fail: 2, recover: 3}`. Default: one each.",
  ),
  values: z
    .record(name(), line(300), { error: "must be a mapping from names to JSONPaths" })
    .default({})
    .describe("Values of the document to report by name: a JSONPath (RFC 9535) each."),
};

/** Settings of every kind of probe; `timeout` is by default as the kind has it, and `most` at most. */
export const common = ({ timeout, most, retries }: Rhythm) => ({
  title: TITLE,
  timeout: duration(milliseconds(100), most).prefault(timeout).describe("For one attempt."),
  retries: RETRIES.default(retries).describe(
    "Further attempts after one that was not healthy; of no account beside `samples`.",
  ),
  ...SAME,
});

/** The rhythm of a kind that asks one server one thing. */
export const QUICK: Rhythm = { timeout: "5s", most: minutes(2), retries: 2 };
