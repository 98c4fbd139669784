import type { Probot } from "probot";
import type { Receive } from "./receive.ts";

/** The Probot function: hands every delivery on, whatever its kind, and decides nothing. */
export default function sitrep(probot: Probot, receive: Receive): void {
  probot.onAny(({ name, payload }) => receive(name, payload));
}
