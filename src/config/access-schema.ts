import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { minutes } from "../domain/time.ts";
import { duration, name } from "./scalar.ts";

const DAY = minutes(24 * 60);

const operation = (what: string) =>
  described(
    z.optional(name()),
    `The operation that ${what}, run by itself. It may have the parameters \`login\`, \`minutes\`, \`until\` and \`request\`. Default: a person does it.`,
  );

/** Rules of emergency access, as written. */
const BreakGlass = later(() =>
  described(
    z.strictObject(
      {
        roles: described(
          fallback(
            z
              .array(name(), { error: "must be a list of roles" })
              .check(z.maxLength(20, { error: "may name at most twenty roles" })),
            [],
          ),
          "Roles of the incident of which one is needed to ask for it, `lead` among them. None: any responder.",
        ),
        approvers: described(
          fallback(
            z
              .array(
                z.pipe(
                  z.string({ error: "must be a login" }).check(
                    z.regex(/^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/u, {
                      error: "must be the login of a person; a team is none",
                    }),
                  ),
                  z.transform((login) => login.replace("@", "")),
                ),
                { error: "must be a list of logins" },
              )
              .check(z.maxLength(20, { error: "may name at most twenty logins" })),
            [],
          ),
          "Logins that may grant it; they need write access. None: any responder. Never whoever asked.",
        ),
        most: described(z.prefault(duration(minutes(1), DAY), "1h"), "The longest it may last."),
        usual: described(
          z.optional(duration(minutes(1), DAY)),
          "How long it lasts where nothing is said. Default: 30m, or `most` if that is less.",
        ),
        "remind-before": described(
          z.prefault(duration(minutes(1), DAY), "5m"),
          "How long before its end its holder is reminded.",
        ),
        "expires-after": described(
          z.prefault(duration(minutes(1), DAY), "15m"),
          "How long a request stands that nobody has granted.",
        ),
        grant: operation("gives it"),
        revoke: operation("takes it back"),
      },
      { error: "must be a mapping of settings, such as `{most: 60m, approvers: [ana, ben]}`" },
    ),
    "Emergency access: asked for with `/break-glass`, granted by a second person, ended by the clock.",
  ),
);

/** Keys of the config that are about emergency access; without them there is none. */
export const accessKeys = { "break-glass": () => z.optional(BreakGlass) };

/** What `BreakGlass` reads. */
export type WrittenAccess = z.output<typeof BreakGlass>;
