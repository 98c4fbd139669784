import { z } from "zod";
import { minutes } from "../domain/time.ts";
import { duration, name } from "./scalar.ts";

const DAY = minutes(24 * 60);

const operation = (what: string) =>
  name()
    .optional()
    .describe(
      `The operation that ${what}, run by itself. It may have the parameters \`login\`, \`minutes\`, \`until\` and \`request\`. Default: a person does it.`,
    );

/** Rules of emergency access, as written. */
const BreakGlass = z
  .strictObject(
    {
      roles: z
        .array(name(), { error: "must be a list of roles" })
        .max(20, { error: "may name at most twenty roles" })
        .default([])
        .describe(
          "Roles of the incident of which one is needed to ask for it, `lead` among them. None: any responder.",
        ),
      approvers: z
        .array(
          z
            .string({ error: "must be a login" })
            .regex(/^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/u, {
              error: "must be the login of a person; a team is none",
            })
            .transform((login) => login.replace("@", "")),
          { error: "must be a list of logins" },
        )
        .max(20, { error: "may name at most twenty logins" })
        .default([])
        .describe(
          "Logins that may grant it; they need write access. None: any responder. Never whoever asked.",
        ),
      most: duration(minutes(1), DAY).prefault("1h").describe("The longest it may last."),
      usual: duration(minutes(1), DAY)
        .optional()
        .describe(
          "How long it lasts where nothing is said. Default: 30m, or `most` if that is less.",
        ),
      "remind-before": duration(minutes(1), DAY)
        .prefault("5m")
        .describe("How long before its end its holder is reminded."),
      "expires-after": duration(minutes(1), DAY)
        .prefault("15m")
        .describe("How long a request stands that nobody has granted."),
      grant: operation("gives it"),
      revoke: operation("takes it back"),
    },
    { error: "must be a mapping of settings, such as `{most: 60m, approvers: [ana, ben]}`" },
  )
  .describe(
    "Emergency access: asked for with `/break-glass`, granted by a second person, ended by the clock.",
  );

/** Keys of the config that are about emergency access; without them there is none. */
export const accessKeys = { "break-glass": BreakGlass.optional() };

/** What `BreakGlass` reads. */
export type WrittenAccess = z.output<typeof BreakGlass>;
