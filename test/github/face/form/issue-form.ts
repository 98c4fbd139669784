import { parse } from "yaml";
import { z } from "zod";

const Strings = z.union([
  z.array(z.string()),
  z.string().transform((text) =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
]);

const Labelled = z.object({
  label: z.string(),
  description: z.string().default(""),
});

const Text = Labelled.extend({
  placeholder: z.string().default(""),
  value: z.string().default(""),
  render: z.string().optional(),
});

const Validations = z.object({ required: z.boolean().default(false) }).default({ required: false });

const Field = z.discriminatedUnion("type", [
  z.object({ type: z.literal("markdown"), attributes: z.object({ value: z.string() }) }),
  z.object({
    type: z.enum(["input", "textarea"]),
    id: z.string().optional(),
    attributes: Text,
    validations: Validations,
  }),
  z.object({
    type: z.literal("dropdown"),
    id: z.string().optional(),
    attributes: Labelled.extend({
      options: z.array(z.coerce.string()),
      multiple: z.boolean().default(false),
      default: z.number().optional(),
    }),
    validations: Validations,
  }),
  z.object({
    type: z.literal("checkboxes"),
    id: z.string().optional(),
    attributes: Labelled.extend({
      options: z.array(z.object({ label: z.string(), required: z.boolean().default(false) })),
    }),
  }),
]);

const IssueForm = z.object({
  name: z.string(),
  description: z.string(),
  title: z.string().default(""),
  labels: Strings.default([]),
  assignees: Strings.default([]),
  body: z.array(Field),
});

/** An issue form, as `.github/ISSUE_TEMPLATE/*.yml` describes it. */
export type IssueForm = Readonly<z.output<typeof IssueForm>>;
/** One part of a form. */
export type Field = IssueForm["body"][number];

/** A form file, or why it cannot be used. */
export type ReadForm =
  | { readonly kind: "form"; readonly form: IssueForm }
  | { readonly kind: "invalid"; readonly problem: string };

/** Reads a form file. */
export function readIssueForm(text: string): ReadForm {
  try {
    const read = IssueForm.safeParse(parse(text));
    return read.success
      ? { kind: "form", form: read.data }
      : { kind: "invalid", problem: z.prettifyError(read.error) };
  } catch (error) {
    return { kind: "invalid", problem: error instanceof Error ? error.message : String(error) };
  }
}
