import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";

/** Layers and the packages each may import beside itself. `types:x` allows `import type` from layer x only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [
    "@noble/hashes",
    "mdast",
    "mdast-util-from-markdown",
    "mdast-util-frontmatter",
    "mdast-util-gfm",
    "mdast-util-to-string",
    "micromark-extension-frontmatter",
    "micromark-extension-gfm",
  ],
  config: ["domain", "zod", "yaml", "picomatch", "json-p3"],
  render: ["domain", "handlebars", "mdast"],
  lint: ["domain", "config", "render", "mdast", "mdast-util-to-string"],
  control: ["domain", "types:config", "types:lint", "render"],
  github: ["domain", "control/port", "control/key", "@octokit/*", "node:*"],
  probe: ["domain", "control/port", "network", "json-p3", "pg", "ioredis", "node:*"],
  network: ["node:*"],
  operate: ["domain", "control/port", "network", "node:*"],
  queue: ["domain", "control/port", "control/key", "graphile-worker", "pg", "node:*"],
  files: ["domain", "control/port", "node:*"],
  settings: ["domain", "node:*"],
  app: ["*"],
  action: ["*"],
  cli: ["*"],
};
const HOSTS: readonly string[] = ["app", "action", "cli"];

const IMPORT =
  /^(?<head>\s*(?:import|export)\b(?<type>\s+type\b)?[^"';]*?\bfrom\s+|\s*import\s+|.*\bimport\s*\(\s*)"(?<to>[^"]+)"/gmu;

interface Arrow {
  readonly file: string;
  readonly to: string;
  readonly isType: boolean;
}

const src = join(import.meta.dirname, "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const sources = new Map(files.map((file) => [file, readFileSync(join(src, file), "utf8")]));
const arrows: readonly Arrow[] = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(IMPORT)].map(({ groups }) => {
    const to = groups?.["to"] ?? "";
    return {
      file,
      to: to.startsWith(".") ? posix.join(posix.dirname(file), to) : to,
      isType: groups?.["type"] !== undefined,
    };
  }),
);
/** Source without comments, so that prose about a thing is not the thing. */
const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "");
const layerOf = (path: string): string => path.split("/")[0] ?? "";
const isOurs = (to: string): boolean => sources.has(to);

function isAllowed({ file, to, isType }: Arrow): boolean {
  const layer = layerOf(file);
  if (isOurs(to) && layerOf(to) === layer) return true;
  if (HOSTS.includes(layerOf(to)) && isOurs(to)) return false;
  return (MAY_IMPORT[layer] ?? []).some((allowed) => {
    if (allowed === "*") return true;
    if (allowed.startsWith("types:"))
      return isType && isOurs(to) && layerOf(to) === allowed.slice("types:".length);
    if (allowed.endsWith("*")) return to.startsWith(allowed.slice(0, -1));
    return isOurs(to)
      ? to === allowed || to.startsWith(`${allowed}/`) || to === `${allowed}.ts`
      : to === allowed || to.startsWith(`${allowed}/`);
  });
}

test("every folder of src is a layer of the table", () => {
  expect([...new Set(files.map(layerOf))].filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
});

test("layers import only what they may", () => {
  const violations = arrows
    .filter((arrow) => !isAllowed(arrow))
    .map(({ file, to }) => `${file} → ${to}`);
  expect(violations).toEqual([]);
});

test("every relative import names a file", () => {
  const missing = arrows
    .filter(({ to }) => to.endsWith(".ts") && !isOurs(to))
    .map(({ file, to }) => `${file} → ${to}`);
  expect(missing).toEqual([]);
});

test("no import goes round in a circle", () => {
  const graph = new Map(
    files.map((file) => [
      file,
      arrows
        .filter((arrow) => arrow.file === file && !arrow.isType && isOurs(arrow.to))
        .map(({ to }) => to),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test("there are no barrels, and no default exports", () => {
  const barrels = files.filter((file) => file.endsWith("index.ts"));
  const reexports = [...sources].filter(([, text]) =>
    /^export\s+(?:\*|\{[^}]*\}\s+from)/mu.test(text),
  );
  const defaults = [...sources].filter(([, text]) => /^export default\b/mu.test(text));
  expect(barrels).toEqual([]);
  expect(reexports.map(([file]) => file)).toEqual([]);
  expect(defaults.map(([file]) => file)).toEqual([]);
});

test("pure layers take the time and chance as arguments, and no module keeps state", () => {
  const pure = [...sources].filter(([file]) =>
    ["domain", "config", "render", "control"].includes(layerOf(file)),
  );
  const impure = pure.filter(([, text]) =>
    /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)|\bprocess\.|\bconsole\./u.test(code(text)),
  );
  const stateful = [...sources].filter(([, text]) => /^(?:export )?let\b/mu.test(text));
  expect(impure.map(([file]) => file)).toEqual([]);
  expect(stateful.map(([file]) => file)).toEqual([]);
});

test("no folder or file has a name that says nothing", () => {
  const vague = files.filter((file) =>
    /(?:^|\/)(?:utils?|helpers?|types?|managers?|services?|common|misc)(?:\/|\.ts$)/u.test(file),
  );
  expect(vague).toEqual([]);
});
