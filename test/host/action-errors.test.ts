import { describe, expect, it } from "vitest";
import { runBundle } from "./run-bundle.ts";

const TOKEN = "canary-token-5d1f";

const errorOf = (log: string): string =>
  /^::error::(?<text>.*)$/mu.exec(log)?.groups?.["text"] ?? "";

describe("the built Action says what to do when it cannot start:", () => {
  it.each([
    [
      "without a mode",
      {},
      {},
      "The input mode is missing: set it to probe, respond, operate or lint.",
    ],
    [
      "with a mode that does not exist",
      { mode: "report" },
      {},
      'There is no mode "report": set the input mode to probe, respond, operate or lint.',
    ],
    [
      "with a mode that every object has",
      { mode: "constructor" },
      {},
      'There is no mode "constructor": set the input mode to probe, respond, operate or lint.',
    ],
    [
      "without the name of a probe",
      { mode: "probe", "github-token": TOKEN },
      {},
      "The input probe is empty: set it to the name of a probe in the config",
    ],
    [
      "with an issue that is no number",
      { mode: "probe", probe: "health", issue: "twelve", "github-token": TOKEN },
      {},
      'The input issue is "twelve": set it to the number of an issue',
    ],
    [
      "without a token",
      { mode: "respond" },
      {},
      "The input github-token is empty: leave it out, or set it to ${{ github.token }}",
    ],
    [
      "outside a job",
      { mode: "respond", "github-token": TOKEN },
      { GITHUB_REPOSITORY: "" },
      "GITHUB_REPOSITORY is not set: this program runs as a step of a GitHub Actions job",
    ],
  ])("%s", async (_, inputs, env, message) => {
    const run = await runBundle({ inputs, env });
    expect(errorOf(run.log)).toBe(message);
    expect(run.code).toBe(1);
    expect(run.result).toMatchObject({ schema_version: 1, decision: "failed" });
  });

  it("when GitHub cannot be reached, without the token in any text", async () => {
    const run = await runBundle({
      inputs: { mode: "probe", probe: "health", "github-token": TOKEN },
      env: { GITHUB_API_URL: "http://127.0.0.1:9" },
    });
    expect(run.code).toBe(1);
    expect(errorOf(run.log)).toMatch(/Run the job again later\.$/u);
    expect(JSON.stringify(run)).not.toContain(TOKEN);
  });
});
