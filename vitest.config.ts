import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    coverage: { provider: "v8", include: ["src/domain/**", "src/control/**"] },
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "test/*.test.ts",
            "test/{domain,config,render,control,queue,github,github-adapter,probe,contract,files}/**/*.test.ts",
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "end-to-end",
          include: ["test/{scenario,host,browser,examples}/**/*.test.ts"],
          globalSetup: ["test/host/build-action.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
