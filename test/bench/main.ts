import buildAction from "../host/build-action.ts";
import buildApp from "../host/build-app.ts";
import { valuesOrEnd } from "../support/flags.ts";
import { rounded, tableOf } from "./figure.ts";
import { type Laboratory, openLaboratory } from "./laboratory.ts";
import { type Figures, timed } from "./measure.ts";
import { readOptions, usageOf } from "./options.ts";
import { measureAcknowledgement } from "./part/acknowledge.ts";
import { measureAction } from "./part/action.ts";
import { measureFirstWrite } from "./part/first-write.ts";
import { measureIncident } from "./part/incident.ts";
import { measureLarge } from "./part/large.ts";
import { measureReplicas } from "./part/replicas.ts";
import { measureRecovery, measureStart } from "./part/start.ts";
import { measureTakeover } from "./part/takeover.ts";
import { measureTriage } from "./part/triage.ts";

/** What can be measured, by the name that `--only` takes. */
const PARTS: Readonly<Record<string, (laboratory: Laboratory) => Promise<Figures>>> = {
  ack: measureAcknowledgement,
  write: measureFirstWrite,
  ready: measureStart,
  recover: measureRecovery,
  large: measureLarge,
  replicas: measureReplicas,
  takeover: measureTakeover,
  incident: measureIncident,
  action: measureAction,
  triage: measureTriage,
};

/** Prints every figure beside its target. */
async function main(): Promise<void> {
  const all = Object.keys(PARTS);
  const { parts, isJson } = valuesOrEnd(readOptions(process.argv.slice(2), all), usageOf(all));
  await buildAction();
  await buildApp();
  const figures = await measure(parts);
  process.stdout.write(`${tableOf(figures)}\n`);
  const shown = Object.entries(figures).map(([name, value]) => [name, rounded(value)]);
  if (isJson) process.stdout.write(`${JSON.stringify(Object.fromEntries(shown))}\n`);
}

async function measure(names: readonly string[]): Promise<Figures> {
  const laboratory = openLaboratory();
  let figures: Figures = {};
  try {
    for (const name of names) {
      // Nothing is measured beside something else.
      // oxlint-disable-next-line no-await-in-loop
      const took = await timed(async () => {
        figures = { ...figures, ...(await PARTS[name]?.(laboratory)) };
        await laboratory.clear();
      });
      process.stderr.write(`${name}: measured in ${Math.round(took / 1000)} s\n`);
    }
  } finally {
    await laboratory.close();
  }
  return figures;
}

await main();
