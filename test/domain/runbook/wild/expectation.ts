import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

const Read = z.strictObject({
  title: z.string(),
  /** In order, each `code` or `code=alias,alias`. */
  severities: z.array(z.string()),
  /** By code: kind of target to ISO 8601, `business` behind working time; `none` where no span is named. */
  targets: z.record(z.string(), z.record(z.string(), z.string())),
  /** `first` and `last` are how the first and the last step begin. */
  firstResponse: z
    .strictObject({
      heading: z.string(),
      steps: z.number(),
      first: z.string(),
      last: z.string(),
    })
    .nullable(),
  escalation: z.boolean(),
  communications: z.number(),
  rollback: z.boolean(),
  validation: z.boolean(),
  postmortem: z.boolean(),
});

/** What a person reads in a document. */
export type Reading = z.infer<typeof Read>;

/** A document of a team, with what a person reads in it. */
export interface Wild {
  readonly name: string;
  readonly text: string;
  readonly reading: Reading;
}

const FILES = new URL("files/", import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, FILES), "utf8");

/** All documents, in the order of their names. */
export const readWild = (): readonly Wild[] =>
  readdirSync(FILES)
    .filter((file) => file.endsWith(".md"))
    .toSorted()
    .map((file) => {
      const name = file.slice(0, -".md".length);
      const reading = Read.parse(JSON.parse(textOf(`${name}.json`)));
      return { name, text: textOf(file), reading };
    });
