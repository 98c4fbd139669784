import { DEFAULT_SEVERITIES } from "./default-severities.ts";
import { type ConfigFile, wholeSchema } from "./schema.ts";
import { Severities } from "./severity-schema.ts";

/** What a config says that says nothing. The bundle has it as it is, without having to make the whole schema for it. */
export const LEFT_OUT: ConfigFile = wholeSchema().parse({}, { jitless: true });

/** The scale of a team that has written none, in the same way. */
export const USUAL_SEVERITIES: NonNullable<ConfigFile["severities"]> = Severities.parse(
  DEFAULT_SEVERITIES,
  { jitless: true },
);
