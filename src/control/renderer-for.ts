import { createRenderer } from "../render/create.ts";
import type { Renderer, TemplateSources } from "../render/renderer.ts";
import { samplesFor } from "../render/samples-for.ts";
import type { RepoKey } from "./key.ts";
import type { Kind } from "./memory.ts";
import { readOverrides } from "./overrides.ts";
import type { RepoState } from "./port.ts";
import type { World } from "./world.ts";

const RENDERER: Kind<Renderer> = { name: "renderer" };

/** Compiling templates takes longer than a pass: a renderer serves every pass that finds the same templates. */
export async function rendererFor(
  {
    key,
    repo,
    locale,
  }: { readonly key: RepoKey; readonly repo: RepoState; readonly locale: string },
  { forge, templates, memory }: Pick<World, "forge" | "templates" | "memory">,
): Promise<Renderer> {
  const overrides: TemplateSources = await readOverrides({ key, repo }, forge);
  const of = overrides.size === 0 ? locale : `${locale} ${key.owner}/${key.repo} ${repo.commit}`;
  const samples = await samplesFor(overrides);
  return memory.recall({ kind: RENDERER, of }, () =>
    createRenderer({ builtIn: templates, overrides, samples, locale }),
  );
}
