import { ack } from "./ack.ts";
import { approve } from "./approve.ts";
import { breakGlass } from "./break-glass.ts";
import { cancel } from "./cancel.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { done } from "./done.ts";
import { fact } from "./fact.ts";
import { flag } from "./flag.ts";
import { help } from "./help-command.ts";
import { lead } from "./lead.ts";
import { note } from "./note.ts";
import { probe } from "./probe.ts";
import { reopen } from "./reopen.ts";
import { resolve } from "./resolve.ts";
import { revoke } from "./revoke.ts";
import { role } from "./role.ts";
import { run } from "./run.ts";
import { runbook } from "./runbook.ts";
import { severity } from "./severity.ts";
import { skip } from "./skip.ts";
import { status } from "./status.ts";
import { triage } from "./triage.ts";
import { uncheck } from "./uncheck.ts";
import { update } from "./update.ts";

/** Every command, in the order in which help shows them: that of an incident. */
export const COMMANDS: readonly Command[] = [
  ack,
  lead,
  role,
  severity,
  status,
  update,
  note,
  fact,
  runbook,
  done,
  skip,
  probe,
  triage,
  flag,
  run,
  approve,
  cancel,
  breakGlass,
  revoke,
  resolve,
  check,
  uncheck,
  reopen,
  help,
];
