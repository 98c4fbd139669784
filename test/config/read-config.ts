import { isGlob } from "../../src/config/glob.ts";
import { whyNoPath } from "../../src/config/json-path.ts";
import { conclude, draftOf } from "../../src/config/read.ts";
import type { ConfigReading } from "../../src/config/reading.ts";
import { CONFIG_FILE } from "../../src/domain/team-files.ts";

/** Reads a config at once, with all that reading one may load. */
export function readConfig(text: string | undefined): ConfigReading {
  const draft = draftOf(text, CONFIG_FILE);
  return draft.kind === "draft" ? conclude(draft, { whyNoPath, isGlob }) : draft;
}
