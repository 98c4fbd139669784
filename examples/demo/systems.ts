import { mvpBackend } from "./play/mvp-backend/mvp-backend.ts";
import { panidobro } from "./play/panidobro/panidobro.ts";
import { pilotLedger } from "./play/pilot-ledger/pilot-ledger.ts";
import { pitchey } from "./play/pitchey/pitchey.ts";
import { pitpilot } from "./play/pitpilot/pitpilot.ts";
import type { System } from "./system.ts";

/** Every team of `examples/` that can be played; the first one where none is named. */
export const SYSTEMS: readonly System[] = [pitpilot, pitchey, mvpBackend, pilotLedger, panidobro];
