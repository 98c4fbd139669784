import type { Model } from "./markdown.ts";
import type { Words } from "./messages.ts";
import type { TemplateSources } from "./renderer.ts";
import type { TemplateName } from "./template/name.ts";

/** Models like those a template will meet, with and without everything that may be missing. */
export type Samples = (name: TemplateName, words: Words) => readonly Model[];

const NONE: Samples = () => [];

/** What a repository's own templates are tried on. Most have none, and then the samples are not even loaded. */
export async function samplesFor(overrides: TemplateSources): Promise<Samples> {
  if (overrides.size === 0) return NONE;
  const { sampleModels } = await import("./sample/samples.ts");
  return sampleModels;
}
