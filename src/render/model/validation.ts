import { formatDuration, formatInstant } from "../../domain/time.ts";
import { join, type Model } from "../markdown.ts";
import type { ValidationView } from "../view.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

/** What `/resolve` waits for. Nothing in it changes while the check runs, for the comment is written once. */
export function validationModel({ incident, policy }: ValidationView): Model {
  const { validation } = incident;
  const { soakFor = 0, every = policy.validation.every } = validation ?? {};
  return {
    requestedAt: validation === undefined ? undefined : formatInstant(validation.requestedAt),
    requestedBy: validation?.requestedBy,
    note: validation?.note === undefined ? undefined : shorten(validation.note, 2000),
    soak:
      validation === undefined || soakFor === 0 ? undefined : formatDuration(validation.soakFor),
    every: formatDuration(every),
    probes: join(
      (validation?.probes ?? policy.validation.probes).map((name) => code(name)),
      ", ",
    ),
  };
}
