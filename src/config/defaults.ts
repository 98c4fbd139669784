import { buildConfig } from "./build.ts";
import type { Config } from "./config.ts";
import { LEFT_OUT } from "./left-out.ts";

/** In force where a repository has no config: four severities, no services, no probes. */
export const DEFAULT_CONFIG: Config = buildConfig(LEFT_OUT);
