import { startActionHost } from "./action-host.ts";
import { startAppHost } from "./app-host.ts";
import type { Setting } from "./set-stage.ts";
import type { Host } from "./stage.ts";

/** The App and the Action at once, each of which believes that it must do everything. */
export async function startTwoHosts(setting: Setting): Promise<Host> {
  const action = await startActionHost(setting);
  const app = await startAppHost(setting);
  // The App's round waits for workflow runs, too.
  return { name: "both", settle: app.settle, ring: action.ring, close: app.close };
}
