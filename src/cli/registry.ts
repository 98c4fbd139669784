import type { Command } from "./command.ts";
import { doctor } from "./doctor/doctor.ts";
import { lint } from "./lint/lint.ts";
import { runbook } from "./runbook/runbook.ts";

/** Every command, in the order of `sitrep --help`. */
export const COMMANDS: readonly Command[] = [runbook, lint, doctor];
