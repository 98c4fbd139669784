import type { Logger } from "pino";
import { DOCUMENTS } from "../../config/documents.ts";
import { createMemory } from "../../control/memory.ts";
import { type Instant, instant } from "../../domain/time.ts";
import { readTemplates } from "../../files/read-templates.ts";
import { systemAlarm } from "../../queue/alarm.ts";
import { engineLog } from "../log.ts";
import { createEngine } from "./engine.ts";
import type { Dependencies } from "./local.ts";

const TEMPLATES = new URL("../../../templates/", import.meta.url);

const clock = (): Instant => instant(Date.now());

/** What a worker runs on in earnest: the machine's clock and timers, and the engine with the built-in templates. */
export async function dependenciesFor(log: Logger): Promise<Dependencies> {
  const engine = createEngine({
    clock,
    documents: DOCUMENTS,
    memory: createMemory(),
    templates: await readTemplates(TEMPLATES),
    log: engineLog(log),
    // Most processes see an incident long before a pull request with a runbook.
    linter: async (checkout, options) => {
      const { lint } = await import("../../lint/lint.ts");
      return await lint(checkout, options);
    },
  });
  return { engine, log, clock, alarm: systemAlarm(clock) };
}
