import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import Handlebars from "handlebars";
import { defineConfig, type Plugin } from "rolldown";
import { parseSync, Visitor } from "rolldown/utils";
import { COMPILING } from "./src/render/template/environment.ts";

/**
 * Parts of `@actions/core` for OIDC tokens and for starting programs. Nothing here uses them; without this hint their
 * HTTP client, which is larger than everything else together, would be kept for what its modules might do on loading.
 */
const UNUSED = /[\\/]node_modules[\\/](?:undici|tunnel|@actions[\\/](?:http-client|exec|io))[\\/]/u;

/** Where GitHub is asked. */
const ADAPTERS = new URL("src/github/", import.meta.url);

/** GitHub's operations by group and name, as Octokit's plugin lists them. */
type Operations = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Octokit knows a thousand operations of GitHub, and the list of them is larger than all we do with some forty. Kept are
 * those that the adapters name: `issues.get`.
 */
const usedOperations: Plugin = {
  name: "used-operations",
  load: {
    filter: { id: /plugin-rest-endpoint-methods[\\/].*[\\/]generated[\\/]endpoints\.js$/u },
    handler: async (id) => {
      const { default: all }: { readonly default: Operations } = await import(
        pathToFileURL(id).href
      );
      const source = readdirSync(ADAPTERS, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(new URL(file, ADAPTERS), "utf8"))
        .join("\n");
      const isNamed = (group: string, name: string): boolean =>
        new RegExp(`\\b${group}\\.${name}\\b`, "u").test(source);
      const used = Object.entries(all).map(([group, operations]) => [
        group,
        Object.fromEntries(Object.entries(operations).filter(([name]) => isNamed(group, name))),
      ]);
      return `export default ${JSON.stringify(Object.fromEntries(used))};`;
    },
  },
};

/** Those that take a while to load, and of which not every run calls a function. */
const HEAVY: ReadonlySet<string> = new Set(["crypto", "https", "tls"]);

/** Marks modules that stand for one of Node's own. */
const BUILTIN = "\0builtin:";

/**
 * An `import` of a module of Node reads every one of its exports, and some are made only then: of `node:http` it is all
 * that is behind `fetch`, which takes longer than Node's own start. Taken by `process.getBuiltinModule` they stay asleep.
 * The heavy ones are taken when one of their functions is called: what speaks plain HTTP needs no TLS.
 */
const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  resolveId: (source, _, { kind }) =>
    kind === "import-statement" && isBuiltin(source)
      ? { id: `${BUILTIN}${source.replace(/^node:/u, "")}`, moduleSideEffects: false }
      : undefined,
  load: (id) => {
    if (!id.startsWith(BUILTIN)) return undefined;
    const bare = id.slice(BUILTIN.length);
    const name = JSON.stringify(`node:${bare}`);
    // Those that nobody imports are left out of the bundle.
    const keys = Object.keys(process.getBuiltinModule(bare) ?? {}).filter((key) =>
      /^[A-Za-z]\w*$/u.test(key),
    );
    const valueOf = (key: string): string =>
      HEAVY.has(bare) && /^[a-z]/u.test(key)
        ? `(...given) => process.getBuiltinModule(${name}).${key}(...given)`
        : `/* @__PURE__ */ take("${key}")`;
    return [
      `const all = /* @__PURE__ */ process.getBuiltinModule(${name});`,
      "const take = (key) => all[key];",
      "export { all as default };",
      ...keys.map((key, index) => `const v${index} = ${valueOf(key)};`),
      `export { ${keys.map((key, index) => `v${index} as ${key}`).join(", ")} };`,
    ].join("\n");
  },
};

const TEMPLATES = new URL("templates/", import.meta.url);

/** Those of reports, which a mode prints without what compiles the others. */
const REPORTS = ["probe", "probes"] as const;

/** Marks modules that hold the templates of reports of one language, as Handlebars compiles them. */
const COMPILED = "\0reports:";

const compiledTemplates: Plugin = {
  name: "compiled-templates",
  resolveId: (source) => (source.startsWith(COMPILED) ? source : undefined),
  load: (id) => {
    if (/[\\/]src[\\/]action[\\/]compiled-templates\.ts$/u.test(id)) {
      const languages = readdirSync(TEMPLATES).map(
        (name) => `[${JSON.stringify(name)}, () => import(${JSON.stringify(COMPILED + name)})]`,
      );
      return {
        code: `export const COMPILED = new Map([${languages.join(", ")}]);`,
        moduleType: "js",
      };
    }
    if (!id.startsWith(COMPILED)) return undefined;
    const language = id.slice(COMPILED.length);
    const code = REPORTS.map((name) => {
      const text = readFileSync(new URL(`${language}/${name}.md.hbs`, TEMPLATES), "utf8");
      // Its type says otherwise.
      const template: unknown = Handlebars.precompile(text, COMPILING);
      if (typeof template !== "string") throw new Error(`${name} was not compiled`);
      return `export const ${name} = ${template};`;
    });
    return { code: code.join("\n"), moduleType: "js" };
  },
};

/** Modules that only work something out, which is the same every time: the bundle has what they come to. */
const CONSTANTS = /[\\/]src[\\/]config[\\/]left-out\.ts$/u;

const constants: Plugin = {
  name: "constants",
  load: {
    filter: { id: CONSTANTS },
    handler: async (id) => {
      const values: Readonly<Record<string, unknown>> = await import(pathToFileURL(id).href);
      const code = Object.entries(values).map(
        ([name, value]) => `export const ${name} = ${literalOf(value)};`,
      );
      return { code: code.join("\n"), moduleType: "js" };
    },
  },
};

/** Plain data as code. Unlike JSON it tells what is `undefined` from what is not there. */
function literalOf(value: unknown): string {
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return `[${value.map(literalOf).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${literalOf(inner)}`,
  );
  return `{${entries.join()}}`;
}

/** Schemas of the config without the sentences on each setting, which are there for editors: `described(x, "…")` is `(x)`. */
const withoutDescriptions: Plugin = {
  name: "without-descriptions",
  transform: {
    filter: { id: /[\\/]src[\\/]config[\\/][\w-]+\.ts$/u },
    handler: (code, id) => {
      const cuts: (readonly [from: number, to: number])[] = [];
      const visitor = new Visitor({
        CallExpression: ({ callee, arguments: [schema], end }) => {
          if (callee.type !== "Identifier" || callee.name !== "described") return;
          cuts.push([callee.start, callee.end], [schema?.end ?? end, end - 1]);
        },
      });
      visitor.visit(parseSync(id, code).program);
      let rest = code;
      for (const [from, to] of cuts.toSorted((one, other) => other[0] - one[0]))
        rest = rest.slice(0, from) + rest.slice(to);
      return { code: rest };
    },
  },
};

/**
 * What reads numbers beyond 2^53 out of JSON. The Action reads its answers itself (`src/github/contents.ts`), and neither
 * what it sends nor what GitHub says of a failure holds such a number.
 */
const plainJson: Plugin = {
  name: "plain-json",
  load: {
    filter: { id: /[\\/]node_modules[\\/]json-with-bigint[\\/]/u },
    handler: () => ({
      code: "export const JSONParse = JSON.parse, JSONStringify = JSON.stringify;",
      moduleType: "js",
    }),
  },
};

/**
 * What writes YAML, which the Action never does: only a key that is itself a list or a mapping is put into words, for the
 * message that it is none we know. It is shown as JSON there.
 */
const noYamlWriter: Plugin = {
  name: "no-yaml-writer",
  load: {
    filter: {
      id: /[\\/]node_modules[\\/]yaml[\\/].*[\\/]stringify(?:String|Collection|Document)\.js$/u,
    },
    handler: (id) => {
      const name = /(?<name>\w+)\.js$/u.exec(id)?.groups?.["name"] ?? "";
      return { code: `export const ${name} = (item) => JSON.stringify(item);`, moduleType: "js" };
    },
  },
};

/** Names that runbooks use, separated by commas and written over several lines: a quarter of what reads them. */
const packedNames: Plugin = {
  name: "packed-names",
  transform: {
    filter: { id: /[\\/]src[\\/]domain[\\/]runbook[\\/].*\.ts$/u },
    handler: (code, id) => {
      const lists: (readonly [from: number, to: number])[] = [];
      const visitor = new Visitor({
        TemplateLiteral: ({ quasis: [text, ...more], start, end }) => {
          if (more.length === 0 && text?.value.raw.startsWith("\n") === true)
            lists.push([start + 1, end - 1]);
        },
      });
      visitor.visit(parseSync(id, code).program);
      let rest = code;
      for (const [from, to] of lists.toReversed())
        rest = rest.slice(0, from) + packed(rest.slice(from, to)) + rest.slice(to);
      return { code: rest };
    },
  },
};

/** The list without the blanks around its names, which nobody reads. */
const packed = (list: string): string =>
  list
    .split(",")
    .map((name) => name.trim().replaceAll(/\s+/gu, " "))
    .join();

/** The two thousand names of characters in HTML as one text: the marks around each are a fifth of the table. */
const packedEntities: Plugin = {
  name: "packed-entities",
  load: {
    filter: { id: /[\\/]node_modules[\\/]character-entities[\\/]index\.js$/u },
    handler: async (id) => {
      const {
        characterEntities,
      }: { readonly characterEntities: Readonly<Record<string, string>> } = await import(
        pathToFileURL(id).href
      );
      const words = Object.entries(characterEntities).flat();
      if (words.some((word) => word === "" || word.includes(" ")))
        throw new Error("an entity or its characters hold a blank, which separates them here");
      return [
        `const words = ${JSON.stringify(words.join(" "))}.split(" ");`,
        "export const characterEntities = {};",
        "for (let i = 0; i < words.length; i += 2) characterEntities[words[i]] = words[i + 1];",
      ].join("\n");
    },
  },
};

/**
 * Puts modules into one file together with all that they import: Node takes longer to find and open a file than to read
 * what most modules are. What an earlier file has stays there, so that no two files need each other.
 */
const together = (name: string, ...modules: readonly string[]) => {
  const ids = new Set(
    modules.map((id) => {
      if (id.startsWith(BUILTIN)) return id;
      const file = fileURLToPath(new URL(id, import.meta.url));
      if (!existsSync(file)) throw new Error(`${name} of the bundle names ${id}, which is no file`);
      return file;
    }),
  );
  return { name, test: (id: string): boolean => ids.has(id) };
};

/** What every mode loads before it asks GitHub anything. */
const CONNECT = together(
  "connect",
  "src/action/connect.ts",
  "src/action/asked.ts",
  "src/action/issue.ts",
  "src/action/read-ahead.ts",
  "src/domain/probe/redact.ts",
  `${BUILTIN}timers/promises`,
);

/** What every mode reads and renders with. */
const DOCUMENTS = together(
  "documents",
  "src/config/config-documents.ts",
  "src/control/config-in-force.ts",
  "src/control/memory.ts",
  "src/control/overrides.ts",
  "src/domain/phase.ts",
  "src/files/read-templates.ts",
  "src/render/create-probe.ts",
  "src/render/messages.ts",
  "src/render/samples-for.ts",
);

/** What else a run of probes needs, of which most are of kind `http`. */
const LOOK = together("look", "src/action/run-asked.ts");

export default defineConfig({
  input: { action: "src/action/main.ts" },
  platform: "node",
  resolve: {
    // ES modules where there are any, so that what is not used can be left out.
    mainFields: ["module", "main"],
    alias: {
      // Handlebars has a stand-in for it, and nobody reads maps of templates.
      "source-map": false,
      // Prints trees of templates for those who work on Handlebars.
      "../dist/cjs/handlebars/compiler/printer": false,
      // The Action has a token, and signs for no App.
      "@octokit/auth-app": false,
      // Of PostgreSQL's client: its native binding, and its sockets for another platform.
      "pg-native": false,
      "pg-cloudflare": false,
      yaml$: fileURLToPath(new URL("node_modules/yaml/browser/index.js", import.meta.url)),
    },
  },
  plugins: [
    lazyBuiltins,
    usedOperations,
    compiledTemplates,
    constants,
    withoutDescriptions,
    noYamlWriter,
    packedNames,
    packedEntities,
    plainJson,
  ],
  treeshake: { moduleSideEffects: [{ test: UNUSED, sideEffects: false }] },
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: "[name].js",
    comments: { legal: true },
    minify: true,
    codeSplitting: {
      groups: [CONNECT, DOCUMENTS, LOOK],
    },
  },
});
