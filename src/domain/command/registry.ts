import { ack } from "./ack.ts";
import type { Command } from "./command.ts";
import { done } from "./done.ts";
import { fact } from "./fact.ts";
import { help } from "./help-command.ts";
import { lead } from "./lead.ts";
import { note } from "./note.ts";
import { probe } from "./probe.ts";
import { reopen } from "./reopen.ts";
import { resolve } from "./resolve.ts";
import { role } from "./role.ts";
import { runbook } from "./runbook.ts";
import { severity } from "./severity.ts";
import { skip } from "./skip.ts";
import { status } from "./status.ts";
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
  resolve,
  reopen,
  help,
];
