import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { defineConfig, type Plugin } from "rolldown";

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

export default defineConfig({
  input: { action: "src/action/main.ts" },
  platform: "node",
  resolve: {
    // ES modules where there are any, so that what is not used can be left out.
    mainFields: ["module", "main"],
    alias: {
      // Handlebars has a stand-in for it, and nobody reads maps of templates.
      "source-map": false,
      // The Action has a token, and signs for no App.
      "@octokit/auth-app": false,
      yaml$: fileURLToPath(new URL("node_modules/yaml/browser/index.js", import.meta.url)),
    },
  },
  plugins: [usedOperations],
  treeshake: { moduleSideEffects: [{ test: UNUSED, sideEffects: false }] },
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: "[name].js",
    comments: { legal: true },
    minify: true,
  },
});
