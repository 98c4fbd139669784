import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { MODES, type ModeName } from "../../src/action/input.ts";
import { BUNDLE } from "./run-bundle.ts";

const DIST = dirname(BUNDLE);
const ENTRY = "action.js";
/** As the bundler writes them: `from"./x.js"`, `import"./x.js"`, and with a bracket what is loaded when it is asked for. */
const IMPORT = /(?:\bfrom|\bimport)\s*(?<bracket>\(?)\s*["'`]\.\/(?<file>[^"'`]+\.js)["'`]/gu;

/** A file of the built Action. */
interface Chunk {
  readonly bytes: number;
  readonly text: string;
  /** Loaded with it. */
  readonly needs: readonly string[];
  /** Loaded when it asks. */
  readonly asksFor: readonly string[];
}

/** What the built Action is made of, by file name. */
export const readChunks = (): ReadonlyMap<string, Chunk> =>
  new Map(
    readdirSync(DIST)
      .filter((name) => name.endsWith(".js"))
      .map((name) => {
        const text = readFileSync(join(DIST, name), "utf8");
        const imports = [...text.matchAll(IMPORT)].map(({ groups }) => ({
          file: groups?.["file"] ?? "",
          isStatic: groups?.["bracket"] === "",
        }));
        const filesOf = (isStatic: boolean): readonly string[] =>
          imports.filter((one) => one.isStatic === isStatic).map(({ file }) => file);
        const bytes = statSync(join(DIST, name)).size;
        return [name, { bytes, text, needs: filesOf(true), asksFor: filesOf(false) }];
      }),
  );

/** Kinds of probes beside `http`; each is loaded when one of its kind runs. */
export const OTHER_KINDS = [
  "tcp",
  "dns",
  "tls",
  "postgres",
  "redis",
  "command",
  "workflow",
  "github",
] as const;

/** What reads JSONPaths: loaded where a config has any, and where a probe that runs has any. */
export const PATH_READERS = ["json-path", "json-lookup"] as const;

/** What looks at a repository's own templates: the linter loads it where there are some. */
const TEMPLATE_CHECK = "check-templates";

/**
 * What `respond` loads for some events and repositories only: what reads alerts, and what a repository's own templates are
 * tried on (so the bundler calls the way to it from outside the linter).
 */
export const AT_SOME_EVENTS = ["alert-messages", "samples2"] as const;

/** What a mode does not always load. */
type Optional =
  | (typeof OTHER_KINDS)[number]
  | (typeof PATH_READERS)[number]
  | (typeof AT_SOME_EVENTS)[number]
  | typeof TEMPLATE_CHECK;

const AT_NEED: readonly Optional[] = [
  ...OTHER_KINDS,
  ...PATH_READERS,
  ...AT_SOME_EVENTS,
  TEMPLATE_CHECK,
];

/**
 * The chunks one mode loads: those of the entry, those of the mode, and those the mode asks for later. Of the kinds of
 * probes it is `http`, and of what is loaded at need, that which is given.
 */
export function chunksOf(
  mode: ModeName,
  chunks: ReadonlyMap<string, Chunk>,
  needed: readonly Optional[] = [],
): readonly string[] {
  const own = `${mode}.js`;
  if (chunks.get(ENTRY)?.asksFor.includes(own) !== true)
    throw new Error(`the Action does not load ${own} for mode ${mode}`);
  const left = new Set(
    AT_NEED.filter((part) => !needed.includes(part)).map((part) => `${part}.js`),
  );
  return reach([ENTRY, own], chunks, (name, { needs, asksFor }) => [
    ...needs,
    ...(name === ENTRY ? [] : asksFor.filter((one) => !left.has(one))),
  ]);
}

/** Chunks, and all that is loaded with them. */
export const loadedWith = (
  names: readonly string[],
  chunks: ReadonlyMap<string, Chunk>,
): readonly string[] => reach(names, chunks, (_, { needs }) => needs);

function reach(
  from: readonly string[],
  chunks: ReadonlyMap<string, Chunk>,
  nextOf: (name: string, chunk: Chunk) => readonly string[],
): readonly string[] {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = chunks.get(name);
    if (chunk === undefined) throw new Error(`there is no chunk ${name}`);
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...nextOf(name, chunk));
  }
  return [...reached];
}

/** Bytes that a mode loads; of the kinds of probes it is `http`. */
export const bytesOf = (
  mode: ModeName,
  chunks: ReadonlyMap<string, Chunk>,
  needed: readonly Optional[] = [],
): number =>
  chunksOf(mode, chunks, needed).reduce((sum, name) => sum + (chunks.get(name)?.bytes ?? 0), 0);

/** Bytes that the mode which loads most loads. */
export function heaviestMode(needed: readonly Optional[] = []): number {
  const chunks = readChunks();
  return Math.max(...MODES.map((mode) => bytesOf(mode, chunks, needed)));
}
