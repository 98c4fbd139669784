import { parseArgs } from "node:util";
import { readTemplates } from "../../src/files/read-templates.ts";
import { stock } from "./shelf.ts";
import { shrink } from "./shrink.ts";
import { createCalm, hold, trialOf } from "./trial.ts";
import { tellFailure } from "./tell-failure.ts";

/**
 * `npm run sim -- --seeds N --from S`: plays so many seeds, prints what failed, and ends 0 only if nothing did.
 * `--trace` prints everything that happened, also where nothing failed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "0" },
    trace: { type: "boolean", default: false },
  },
});
const from = Number(values.from);
const count = Number(values.seeds);
if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
  process.stderr.write("--from and --seeds take whole numbers\n");
  process.exit(1);
}

const shelf = stock(await readTemplates(new URL("../../templates/", import.meta.url)));
const calm = createCalm(shelf);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
let failed = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const trial = trialOf(seed);
  // Time is the whole process's: one play at a time.
  // oxlint-disable-next-line no-await-in-loop
  const verdict = await hold(trial, { shelf, calm, isTraced: values.trace }).catch(String);
  if (typeof verdict === "string") {
    failed += 1;
    print(`SEED ${seed} FAILED\n  ${verdict}\n`);
    continue;
  }
  if (values.trace) for (const line of verdict.trace) print(line);
  if (verdict.problems.length === 0) continue;
  failed += 1;
  // oxlint-disable-next-line no-await-in-loop
  const small = await shrink(trial, { shelf });
  // oxlint-disable-next-line no-await-in-loop
  print(await tellFailure(trial, small, { shelf }));
}
print(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
