import { DEFAULT_CONFIG } from "./defaults.ts";
import { readConfig } from "./read.ts";

/** What a run needs to understand that looks at nothing of a repository but its config. */
export const CONFIG_DOCUMENTS = { defaults: DEFAULT_CONFIG, readConfig } as const;
