import * as core from "@actions/core";
import { readEnvironment } from "./job.ts";
import type { Outcome } from "./outcome.ts";
import { run } from "./run.ts";

const outcome = await run({
  environment: () => readEnvironment(process.env),
  input: core.getInput,
  hide: core.setSecret,
  // The bundle lies in `dist/`, beside `templates/`.
  templates: new URL("../templates/", import.meta.url),
  log: { info: line(core.info), warn: line(core.warning) },
});
await publish(outcome);

function line(write: (text: string) => void) {
  return (message: string, fields: Readonly<Record<string, string | number>> = {}): void => {
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    write([message, ...pairs].join(" "));
  };
}

async function publish({
  result,
  outputs,
  summary,
  commands = "",
  failure,
}: Outcome): Promise<void> {
  process.stdout.write(commands);
  core.setOutput("result", result);
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  if (summary !== undefined && process.env["GITHUB_STEP_SUMMARY"] !== undefined) {
    await core.summary.addRaw(summary, true).write();
  }
  if (failure !== undefined) core.setFailed(failure);
}
