import buildAction from "../host/build-action.ts";
import { measureAction } from "./action.ts";
import { measureApp } from "./app.ts";
import { measureIncident } from "./incident.ts";

/** Three digits say all that one machine knows. */
const rounded = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(3));

await buildAction();
const measured = {
  ...(await measureIncident()),
  ...(await measureAction()),
  ...(await measureApp()),
};
const figures = Object.entries(measured).map(([name, value]) => [name, rounded(value)] as const);
const width = Math.max(...figures.map(([name]) => name.length));
for (const [name, value] of figures)
  process.stdout.write(`${name.padEnd(width)}  ${String(value).padStart(8)}\n`);
if (process.argv.includes("--json"))
  process.stdout.write(`${JSON.stringify(Object.fromEntries(figures))}\n`);
