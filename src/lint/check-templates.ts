import { markdown } from "../render/markdown.ts";
import type { Words } from "../render/messages.ts";
import { sampleModels } from "../render/sample/samples.ts";
import { TEMPLATES_FOLDER } from "../domain/team-files.ts";
import { createPress } from "../render/template/press.ts";
import type { Judgement } from "./judgement.ts";
import type { Source } from "./source.ts";

/** Stands for every language: what a template may ask for does not depend on how something is worded. */
const ANY_WORDS: Words = {
  locale: "en",
  say: () => markdown("words"),
  plain: () => "words",
  because: () => "words",
  tell: () => markdown("words"),
};

/** Looks at a repository's own templates, given by their paths: together, so that one that is never used is found. */
export function judgeTemplates(templates: ReadonlyMap<string, Source>): readonly Judgement[] {
  const press = createPress({
    // Nothing is printed, so none is asked for.
    builtIn: () => "",
    overrides: new Map(
      [...templates].map(
        ([path, { text }]) => [path.slice(TEMPLATES_FOLDER.length + 1), text] as const,
      ),
    ),
    samples: (name) => sampleModels(name, ANY_WORDS),
  });
  const byFile = Map.groupBy(press.diagnostics(), ({ file }) => file);
  return [...templates.keys()].map((path) => ({
    path,
    diagnostics: byFile.get(path) ?? [],
    edits: [],
  }));
}
