import { buildConfig } from "./build.ts";
import type { Config } from "./config.ts";
import { ConfigFile } from "./schema.ts";

/** In force where a repository has no config: four severities, no services, no probes. */
export const DEFAULT_CONFIG: Config = buildConfig(ConfigFile.parse({}, { jitless: true }));
