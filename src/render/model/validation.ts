import { formatClock, formatDuration, formatInstant } from "../../domain/time.ts";
import type { Incident, Validation } from "../../domain/incident.ts";
import type { Policy } from "../../domain/policy.ts";
import { finalsOf } from "../../domain/validation/final.ts";
import { setbacksOf } from "../../domain/validation/setback.ts";
import { isSoakOnRecord, openChecks, soakedAt } from "../../domain/validation/soak.ts";
import { join, markdown, type Markdown, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ValidationView } from "../view.ts";
import { shorten } from "../shorten.ts";
import { probeTitle } from "./reading.ts";
import { code, formatSpan, minuteOf } from "./text.ts";

/** Most red readings the comment tells of: the last ones. */
const SETBACKS = 5;

/** What `/resolve` waits for. Only ticks and red readings change it. */
export function validationModel({ incident, policy }: ValidationView, words: Words): Model {
  const { validation } = incident;
  const { soakFor = 0, every = policy.validation.every, manual = [] } = validation ?? {};
  return {
    requestedAt: validation === undefined ? undefined : formatInstant(validation.requestedAt),
    requestedBy: validation?.requestedBy,
    note: validation?.note === undefined ? undefined : shorten(validation.note, 2000),
    soak:
      validation === undefined || soakFor === 0 ? undefined : formatDuration(validation.soakFor),
    every: formatDuration(every),
    probes: names(validation?.probes ?? policy.validation.probes),
    final: names(validation?.final ?? policy.validation.final),
    checks: manual.map(({ text, isDone }, index) => ({
      number: index + 1,
      mark: markdown(isDone ? "x" : " "),
      text: shorten(text, 300),
    })),
    example: code("/check 1"),
    setbacks: setbacksOf(incident)
      .slice(-SETBACKS)
      .map(({ at, probe, why }) => ({
        at: formatClock(at),
        title: probeTitle(probe, policy),
        why: shorten(words.because(why), 300),
      })),
  };
}

const names = (probes: readonly string[]): Markdown =>
  join(
    probes.map((name) => code(name)),
    ", ",
  );

/** How the recovery stands, in a row of the card or a line of `/status`. It says nothing of the present moment. */
export function recoveryModel(incident: Incident, policy: Policy, words: Words): Model | undefined {
  const { validation } = incident;
  if (validation === undefined) return undefined;
  const { healthySince, soakFor } = validation;
  const until = soakedAt(validation);
  const isMoreToDo = openChecks(validation) > 0 || validation.final.length > 0;
  return {
    since: healthySince === undefined ? undefined : minuteOf(healthySince),
    until: until === undefined ? undefined : minuteOf(until),
    soak: formatSpan(soakFor),
    hasHeld:
      healthySince !== undefined && isMoreToDo && isSoakOnRecord(validation) && isSeen(validation),
    isMoreToDo,
    setback: setbackModel(incident, policy, words),
    checks: checksModel(validation),
    final: finalModel(incident, validation, policy),
  };
}

/** Without probes the passing of time alone makes a soak hold, and the card knows no time. */
const isSeen = ({ probes, soakFor }: Validation): boolean => probes.length > 0 || soakFor === 0;

/** The red reading that the count waits to begin again behind. */
function setbackModel(incident: Incident, policy: Policy, words: Words): Model | undefined {
  if (incident.validation?.healthySince !== undefined) return undefined;
  const last = setbacksOf(incident).at(-1);
  return last === undefined
    ? undefined
    : {
        at: minuteOf(last.at),
        title: probeTitle(last.probe, policy),
        why: shorten(words.because(last.why), 300),
        isFinal: last.isFinal,
      };
}

function checksModel(validation: Validation): Model | undefined {
  const { manual } = validation;
  if (manual.length === 0) return undefined;
  const open = openChecks(validation);
  return { done: manual.length - open, total: manual.length, areOpen: open > 0 };
}

function finalModel(incident: Incident, validation: Validation, policy: Policy): Model | undefined {
  const { final } = validation;
  if (final.length === 0) return undefined;
  const { kind } = finalsOf(incident, validation);
  return {
    titles: join(
      final.map((name) => probeTitle(name, policy)),
      ", ",
    ),
    isDue: kind === "due",
    isPending: kind === "pending",
    isInconclusive: kind === "inconclusive",
  };
}
