import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Memory } from "../../src/control/memory.ts";
import type { TemplateSources } from "../../src/render/renderer.ts";
import { createShelf, stock } from "./shelf.ts";

const root = join(import.meta.dirname, "..", "..", "templates");

/** The built-in templates, as the hosts load them. */
export const TEMPLATES: TemplateSources = new Map(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:hbs|json)$/u.test(path))
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** Shared by all tests of a worker, which would compile the same templates for each engine otherwise. */
const shelf = stock(TEMPLATES);

/** The memory of a new process: empty, but for the built-in templates, which are the same in all of them. */
export const newMemory = (): Memory => createShelf(shelf);
