import { findService, findSeverity, type Service, type Severity } from "../domain/policy.ts";
import { buildServices, buildSeverities } from "./build.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";
import { listed, repeatedWord, unknownProbe } from "./name-problem.ts";

type Path = readonly PropertyKey[];

/** What the names in checks and alerts may mean. */
interface Terms {
  readonly severities: readonly Severity[];
  readonly services: readonly Service[];
}

/** Finds names of probes, severities and services in `checks` and `alerts` that mean nothing, and lists that say a thing twice. */
export function checkAlerts(file: ConfigFile): readonly Problem[] {
  const { checks, alerts, probes } = file;
  const terms: Terms = { severities: buildSeverities(file), services: buildServices(file) };
  return [
    ...Object.entries(checks).flatMap(([name, check]) => [
      ...check.probes.flatMap((probe, index) =>
        probeProblem(["checks", name, "probes", index], probe, {
          known: Object.keys(probes),
          isRepeated: check.probes.indexOf(probe) < index,
        }),
      ),
      ...severityProblem(["checks", name, "severity"], check.severity, terms),
      ...serviceProblem(["checks", name, "service"], check.service, terms),
    ]),
    ...Object.entries(alerts.severities).flatMap(([word, severity]) =>
      severityProblem(["alerts", "severities", word], severity, terms),
    ),
  ];
}

function probeProblem(
  path: Path,
  probe: string,
  { known, isRepeated }: { readonly known: readonly string[]; readonly isRepeated: boolean },
): readonly Problem[] {
  if (!known.includes(probe)) return [unknownProbe(path, probe, known)];
  return isRepeated ? [repeatedWord(path, probe)] : [];
}

const severityProblem = (
  path: Path,
  word: string | undefined,
  { severities }: Terms,
): readonly Problem[] =>
  word === undefined || findSeverity({ severities }, word) !== undefined
    ? []
    : [
        {
          path,
          code: "config/unknown-severity",
          message: `There is no severity \`${word}\`.`,
          hint: `There is ${listed(severities.map(({ code }) => code))}.`,
        },
      ];

const serviceProblem = (
  path: Path,
  word: string | undefined,
  { services }: Terms,
): readonly Problem[] =>
  word === undefined || findService({ services }, word) !== undefined
    ? []
    : [
        {
          path,
          code: "config/unknown-service",
          message: `There is no service \`${word}\`.`,
          hint:
            services.length === 0
              ? "Describe it under `services`."
              : `There is ${listed(services.map(({ id }) => id))}.`,
        },
      ];
