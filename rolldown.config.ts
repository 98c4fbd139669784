import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

/**
 * Parts of `@actions/core` for OIDC tokens and for starting programs. Nothing here uses them; without this hint their
 * HTTP client, which is larger than everything else together, would be kept for what its modules might do on loading.
 */
const UNUSED = /[\\/]node_modules[\\/](?:undici|tunnel|@actions[\\/](?:http-client|exec|io))[\\/]/u;

export default defineConfig({
  input: { action: "src/action/main.ts" },
  platform: "node",
  resolve: {
    // ES modules where there are any, so that what is not used can be left out.
    mainFields: ["module", "main"],
    alias: {
      // Handlebars has a stand-in for it, and nobody reads maps of templates.
      "source-map": false,
      yaml$: fileURLToPath(new URL("node_modules/yaml/browser/index.js", import.meta.url)),
    },
  },
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
