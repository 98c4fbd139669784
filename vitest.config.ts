import { defineConfig, type Plugin } from "vitest/config";
import { countReporter } from "./test/reporter.ts";

const reporters =
  process.env["GITHUB_ACTIONS"] === "true" ? ["default", "github-actions"] : ["default"];

/** Tests that compare times, each with a heap and a compiler of its own. */
const MEASURES = [
  "test/security/{expressions,parsers}.test.ts",
  "test/lint/rule/time.test.ts",
  "test/domain/runbook/speed.test.ts",
];

/** Most of what tests make is garbage at once: with room for it, a simulation takes a sixth less of the processor. */
const execArgv = ["--max-semi-space-size=64"];

/**
 * Packages that keep other modules for developers are tested with those that are shipped. Of micromark the others check
 * and trace every character, which nobody looks at here.
 */
const asShipped: Plugin = {
  name: "as-shipped",
  configEnvironment: (_, { resolve }) => {
    if (resolve?.conditions === undefined) return;
    resolve.conditions = resolve.conditions.filter((name) => name !== "development|production");
  },
};

export default defineConfig({
  test: {
    reporters: [...reporters, countReporter((line) => process.stdout.write(`${line}\n`))],
    // Stories wait for child processes and for GitHub's limits more than they compute.
    maxWorkers: 3,
    coverage: { provider: "v8", include: ["src/domain/**", "src/control/**"] },
    projects: [
      {
        plugins: [asShipped],
        test: {
          name: "unit",
          execArgv,
          include: [
            "test/*.test.ts",
            "test/{domain,config,render,control,queue,github,network,operate,probe,contract,files,security,cli,lint}/**/*.test.ts",
          ],
          exclude: ["test/security/host/**", ...MEASURES],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They leave nothing behind, so that one worker loads the modules once for all its files.
          isolate: false,
        },
      },
      {
        plugins: [asShipped],
        test: {
          name: "adapter",
          execArgv,
          // Some answer for the network, and with it for whatever else the worker does.
          include: ["test/github-adapter/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [asShipped],
        test: {
          name: "measures",
          execArgv,
          include: MEASURES,
          testTimeout: 60_000,
        },
      },
      {
        plugins: [asShipped],
        test: {
          name: "simulation",
          execArgv,
          include: ["test/sim/**/*.test.ts"],
          // Each test plays many incidents; how long that takes is the machine's affair.
          testTimeout: 900_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [asShipped],
        test: {
          name: "end-to-end",
          execArgv,
          include: ["test/{scenario,host,browser,examples,security/host}/**/*.test.ts"],
          globalSetup: ["test/host/build-action.ts", "test/host/build-app.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
