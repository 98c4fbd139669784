import { type Instant, instant } from "../../domain/time.ts";
import { readSettings } from "../../settings/settings.ts";
import type { Command } from "../command.ts";
import { checkSettings } from "./check/settings.ts";
import { examineGitHub } from "./examine-github.ts";
import { examineQueue } from "./examine-queue.ts";
import { counts, printJson, printText } from "./print.ts";

const clock = (): Instant => instant(Date.now());

/** `sitrep doctor`: looks at the App from outside and says what is wrong with it. */
export const doctor: Command = {
  name: "doctor",
  summary:
    "Looks at the App, its registration and its queue, and says what to do about what is wrong.",
  operands: [],
  options: [{ name: "format", summary: "how to print it", choices: ["text", "json"] }],
  run: async ({ terminal, chosen }) => {
    const reading = readSettings(terminal.environment);
    const findings = [
      ...checkSettings(reading),
      ...(reading.kind === "settings"
        ? [
            ...(await examineGitHub(reading.settings, clock)),
            ...(await examineQueue(reading.settings, clock)),
          ]
        : []),
    ];
    terminal.print(chosen("format") === "json" ? printJson(findings) : printText(findings));
    return counts(findings).failed === 0 ? 0 : 1;
  },
};
