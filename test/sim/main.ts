import { readTemplates } from "../../src/files/read-templates.ts";
import { valuesOrEnd } from "../support/flags.ts";
import { stock } from "../support/shelf.ts";
import { readOptions, USAGE } from "./options.ts";
import { shrink } from "./shrink.ts";
import { createCalm, hold, trialOf } from "./trial.ts";
import { tellFailure } from "./tell-failure.ts";

/** Plays seeds, prints what failed, and ends 0 only if nothing did. */
const { from, count, isTraced } = valuesOrEnd(readOptions(process.argv.slice(2)), USAGE);

const shelf = stock(await readTemplates(new URL("../../templates/", import.meta.url)));
const calm = createCalm(shelf);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
let failed = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const trial = trialOf(seed);
  // Time is the whole process's: one play at a time.
  // oxlint-disable-next-line no-await-in-loop
  const verdict = await hold(trial, { shelf, calm, isTraced }).catch(String);
  if (typeof verdict === "string") {
    failed += 1;
    print(`SEED ${seed} FAILED\n  ${verdict}\n`);
    continue;
  }
  if (isTraced) for (const line of verdict.trace) print(line);
  if (verdict.problems.length === 0) continue;
  failed += 1;
  // oxlint-disable-next-line no-await-in-loop
  const small = await shrink(trial, { shelf });
  // oxlint-disable-next-line no-await-in-loop
  print(await tellFailure(trial, small, { shelf }));
}
print(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
