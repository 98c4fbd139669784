import { defineConfig } from "rolldown";

export default defineConfig({
  input: { action: "src/action/main.ts" },
  platform: "node",
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    comments: { legal: true },
    minify: false,
  },
});
