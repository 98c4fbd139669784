import type { LogLevel, Settings } from "../../src/settings/settings.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";

/** Settings of an App that is installed at the local GitHub: its queue in memory, on any free port of this machine. */
export const settingsFor = (
  { url }: Pick<LocalGitHub, "url">,
  { appId, privateKey }: Pick<InstalledApp, "appId" | "privateKey">,
  { secret, logLevel }: { readonly secret: string; readonly logLevel: LogLevel },
): Settings => ({
  appId: String(appId),
  privateKey,
  webhookSecrets: [secret],
  port: 0,
  host: "127.0.0.1",
  apiUrl: url,
  databaseUrl: undefined,
  passesAtOnce: 64,
  logLevel,
});
