import { z } from "zod/mini";
import { described, fallback } from "./schema-part.ts";
import { minutes } from "../domain/time.ts";
import { common, expectations, QUICK } from "./probe-schema-common.ts";
import { duration, line } from "./scalar.ts";
import { workflowFile } from "./workflow-file.ts";

const SECRET = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** `postgres`: one read-only query. */
export const PostgresProbe = () =>
  z.strictObject({
    kind: z.literal("postgres"),
    url: described(
      line(2000),
      "The database: a secret that holds the whole URL, `${DATABASE_URL}`, or a URL with a secret in it, `postgres://probe:${DB_PASSWORD}@db.example.com/shop?sslmode=verify-full`.",
    ),
    query: described(
      z
        .string({ error: "must be text: one query" })
        .check(
          z.regex(/\S/u, { error: "must be one query" }),
          z.maxLength(10_000, { error: "must be at most 10,000 characters long" }),
        ),
      "One query that only reads; it runs in a read-only transaction.",
    ),
    ...common({ timeout: "10s", most: minutes(5), retries: 2 }),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{rows, row_count, value}`; `value` is the first column of the first row. Default: that the query is answered.",
    ),
  });

/** `redis`: PING and sections of INFO. */
export const RedisProbe = () =>
  z.strictObject({
    kind: z.literal("redis"),
    url: described(
      line(2000),
      "The server: a secret that holds the whole URL, `${REDIS_URL}`, or a URL with a secret in it, `rediss://:${REDIS_PASSWORD}@cache.example.com:6380/0`.",
    ),
    info: described(
      fallback(
        z
          .array(
            z
              .string()
              .check(z.regex(/^[a-z]{1,40}$/u, { error: "must be a section such as `memory`" })),
            {
              error: "must be a list of sections such as `memory`",
            },
          )
          .check(z.maxLength(15, { error: "may name at most fifteen sections" })),
        [],
      ),
      "Sections of INFO to read: `memory`, `replication`.",
    ),
    ...common(QUICK),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{ping, info}`. Default: `$.ping` equals `PONG`.",
    ),
  });

/** `command`: a program of the runner, without a shell. */
export const CommandProbe = () =>
  z.strictObject({
    kind: z.literal("command"),
    argv: described(
      z
        .array(
          z
            .string({ error: "must be text; put it in quotes" })
            .check(
              z.minLength(1, { error: "must not be empty" }),
              z.maxLength(8192, { error: "must be at most 8,192 characters long" }),
              z.regex(/^[^\0]*$/u, { error: "must not hold the character NUL" }),
            ),
          { error: "must be a list: the program, then its arguments" },
        )
        .check(
          z.minLength(1, { error: "must name a program" }),
          z.maxLength(100, { error: "may have at most a hundred entries" }),
        ),
      "The program and its arguments, each an entry; no shell reads them. JSON it prints becomes values.",
    ),
    env: described(
      fallback(
        z
          .array(
            z
              .string({ error: "must be the name of a secret" })
              .check(z.regex(SECRET, { error: "must be the name of a secret: `DISK_TOKEN`" })),
            { error: "must be a list of names of secrets" },
          )
          .check(z.maxLength(30, { error: "may name at most thirty secrets" })),
        [],
      ),
      "Secrets its environment gets beside `PATH` and `HOME`, by name.",
    ),
    ...common({ timeout: "30s", most: minutes(15), retries: 2 }),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{exit_code, …}` with the fields of the JSON object it prints. Where nothing is said of `$.exit_code`, it must be 0.",
    ),
  });

/** `workflow`: another workflow of the repository. */
export const WorkflowProbe = () =>
  z.strictObject({
    kind: z.literal("workflow"),
    workflow: described(
      workflowFile(),
      "File name of the workflow; it is started on the default branch and waited for.",
    ),
    inputs: described(
      fallback(
        z.record(
          z
            .string()
            .check(z.regex(/^[A-Za-z_][\w-]{0,99}$/u, { error: "must be the name of an input" })),
          z.union([z.string(), z.number(), z.boolean()], {
            error: "must be text, a number, true or false",
          }),
          { error: "must be a mapping from names of inputs to values" },
        ),
        {},
      ),
      "Inputs of the workflow. They hold no secrets: whoever sees the run sees them.",
    ),
    ...common({ timeout: "15m", most: minutes(60), retries: 0 }),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{conclusion, duration_s, run_url}`. Default: `$.conclusion` equals `success`.",
    ),
  });

/** `github`: what happened in the repository of late. */
export const GithubProbe = () =>
  z.strictObject({
    kind: z.literal("github"),
    within: described(
      z.prefault(duration(minutes(1), minutes(14 * 24 * 60)), "2h"),
      "How far back it looks.",
    ),
    environment: described(z.optional(line(255)), "Environment of the deployments. Default: all."),
    ...common({ timeout: "30s", most: minutes(2), retries: 2 }),
    expect: described(
      z.optional(expectations()),
      "What must hold of `{deployments, merges, failed_runs, deployment_count, merge_count, failed_run_count}`. Default: that GitHub answers.",
    ),
  });
