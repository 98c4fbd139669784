import { parseArgs } from "node:util";
import buildAction from "../host/build-action.ts";
import buildApp from "../host/build-app.ts";
import { rounded, tableOf } from "./figure.ts";
import { type Laboratory, openLaboratory } from "./laboratory.ts";
import { type Figures, timed } from "./measure.ts";
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

/** `npm run bench -- [--only ack,ready] [--json]`: prints every figure beside its target. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const names = values.only?.split(",") ?? Object.keys(PARTS);
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(
      `there is no ${unknown.join()}: ${Object.keys(PARTS).join(", ")} can be measured`,
    );
  await buildAction();
  await buildApp();
  const figures = await measure(names);
  process.stdout.write(`${tableOf(figures)}\n`);
  const shown = Object.entries(figures).map(([name, value]) => [name, rounded(value)]);
  if (values.json) process.stdout.write(`${JSON.stringify(Object.fromEntries(shown))}\n`);
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
