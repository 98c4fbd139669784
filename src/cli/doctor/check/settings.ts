import type { SettingsReading } from "../../../settings/settings.ts";
import { type Finding, lookAt } from "../finding.ts";

/** Whether the environment says all the App needs. */
export function checkSettings(reading: SettingsReading): readonly Finding[] {
  const look = lookAt("settings");
  switch (reading.kind) {
    case "settings":
      return [look.ok("complete")];
    case "unregistered":
      return [
        look.fail(
          "APP_ID is not set",
          "npm start without it serves a page that registers the App and writes .env; or give this command the App's environment.",
        ),
      ];
    case "invalid":
      return reading.problems.map((problem) =>
        look.fail(problem, "Set it in the environment of the App, or in .env."),
      );
  }
}
