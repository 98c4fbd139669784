import { createMemory, type Memory } from "../../src/control/memory.ts";
import { createRenderer } from "../../src/render/create.ts";
import type { Renderer, TemplateSources } from "../../src/render/renderer.ts";

/** What is the same in every process, because the program is. */
export interface Shelf {
  readonly templates: TemplateSources;
  /** The built-in templates, compiled. */
  readonly renderer: Renderer;
}

/** Compiles the templates once for all plays: that takes longer than everything else in one of them. */
export const stock = (templates: TemplateSources): Shelf => ({
  templates,
  renderer: createRenderer({
    builtIn: templates,
    overrides: new Map(),
    samples: () => [],
    locale: "en",
  }),
});

/** The memory of a new process: empty, but for the renderer of the built-in templates. */
export function createShelf({ renderer }: Shelf): Memory {
  const memory = createMemory();
  memory.recall({ kind: { name: "renderer" }, of: "en" }, () => renderer);
  return memory;
}
