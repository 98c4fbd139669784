import type { CheckSpec } from "../domain/alert/spec.ts";
import { findService, findSeverity, type Service, type Severity } from "../domain/policy.ts";
import type { Config } from "./config.ts";
import type { ConfigFile } from "./schema.ts";

interface Terms {
  readonly severities: readonly Severity[];
  readonly services: readonly Service[];
}

/** Checks and alerts with codes of severities and ids of services, however the file calls them. */
export function buildAlerts(
  { checks, alerts }: Pick<ConfigFile, "checks" | "alerts">,
  { severities, services }: Terms,
): Pick<Config, "checks" | "alerts"> {
  const codeOf = (word: string): string => findSeverity({ severities }, word)?.code ?? word;
  const built = Object.entries(checks).map(
    ([name, { title, probes, fail, recover, severity, service }]): [string, CheckSpec] => [
      name,
      {
        name,
        title: title ?? `${name} fails`,
        probes,
        fail,
        recover,
        severity: severity === undefined ? undefined : codeOf(severity),
        service: service === undefined ? undefined : findService({ services }, service)?.id,
      },
    ],
  );
  return {
    checks: new Map(built),
    alerts: {
      severities: new Map(
        Object.entries(alerts.severities).map(([word, severity]) => [word, codeOf(severity)]),
      ),
      fingerprint: alerts.fingerprint,
      storm: alerts.storm,
    },
  };
}
