import { describe, expect, test } from "vitest";
import { helpTable, helpText } from "../../../src/domain/command/help.ts";
import { COMMANDS } from "../../../src/domain/command/registry.ts";
import { vocabularyOf } from "../../../src/domain/command/vocabulary.ts";
import { POLICY, request } from "./situation.ts";

const VOCABULARY = vocabularyOf(POLICY, request().runbooks);

describe("help", () => {
  test("is a table of all commands, and below it the team's own words", () => {
    expect(helpTable(COMMANDS, VOCABULARY)).toMatchInlineSnapshot(`
      "| Command | Who | What it does |
      | --- | --- | --- |
      | \`/ack [note…]\` | responder | Say that you have seen it and are on it; this also ends triage. |
      | \`/lead [@login\\|me]\` | responder | Make somebody the incident lead; without a name, yourself. |
      | \`/role <role> [@login\\|me]\` | responder | Give a role to somebody; without a name, to yourself. |
      | \`/severity <level> [reason…]\` | responder | Set how bad it is, with a reason if you like. |
      | \`/status [investigating\\|identified\\|mitigating\\|monitoring] [note…]\` | responder | Set the phase; without an argument, show how things stand. |
      | \`/update <text…>\` | responder | Tell everybody how things stand; this restarts the clock of the next update. |
      | \`/note <text…>\` | responder | Put something on record for the postmortem. |
      | \`/fact <name> <value…>\` | responder | Record a fact such as \`endpoints\`, \`start\` (a time with its zone) or \`blast-radius\`. |
      | \`/runbook [name] [part]\` | responder | Attach a runbook's steps, or another part of it; without a name, list the runbooks. |
      | \`/done <steps…> [reason…]\` | responder | Tick steps of the checklist, by number. |
      | \`/skip <steps…> [reason…]\` | responder | Mark steps of the checklist as not needed, with a reason if you like. |
      | \`/probe [name]\` | responder | Run a probe and show what it says; with one probe in the config the name may be left out. |
      | \`/triage\` | responder | Run all probes of the triage at once and follow its tree: steps, severity, flags. |
      | \`/flag [lift] [name] [reason…]\` | responder | Show the flags that are up, such as \`stop-deploys\`, or take one down. |
      | \`/run <name> [key=value…]\` | responder | Ask for one of the team's operations; it begins once its dry run and its approval, where it needs them, are there. |
      | \`/approve <hash>\` | responder | Approve what somebody else has asked for: an operation or emergency access, named by the digits it shows. |
      | \`/cancel <hash>\` | responder | End a request before it is begun, or give its target free after somebody has looked how it ended. |
      | \`/break-glass [for <time>] [reason…]\` | responder | Ask for emergency access, with a reason and a time limit; a second person grants it with \`/approve\`. |
      | \`/revoke [hash] [reason…]\` | responder | End emergency access before its time is up, or take back the request for it. |
      | \`/resolve [--now] [note…]\` | responder | Declare it over: at once, or after the soak, the checks by hand and the last probes where the team has them; \`--now\` with a reason does not wait. |
      | \`/check <checks…>\` | responder | Tick what \`/resolve\` waits to have checked by hand, by number. |
      | \`/uncheck <checks…>\` | responder | Take back a check by hand that was ticked, by number. |
      | \`/reopen [reason…]\` | responder | Take it up again after it was resolved or closed. |
      | \`/help [command]\` | anyone | Show the commands, or one of them. |

      - Severities: \`sev-1\`, \`sev-2\`, \`sev-3\`
      - Roles: \`lead\`, \`comms\`, \`scribe\`
      - Probes: \`health\`
      - Runbooks: \`sync-queue\`, \`billing\`"
    `);
  });
  test("of one command shows its examples, by any of its names", () => {
    expect(helpText("/SEV", COMMANDS, VOCABULARY)).toMatchInlineSnapshot(`
      "\`/severity <level> [reason…]\` (responder): Set how bad it is, with a reason if you like. Also \`/sev\`.

      - \`/severity sev-2\`
      - \`/sev sev-1 no team can sync\`"
    `);
  });
  test("of a word that is no command is the table", () => {
    expect(helpText("nonsense", COMMANDS, VOCABULARY)).toBe(helpTable(COMMANDS, VOCABULARY));
  });
});
