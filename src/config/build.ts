import type { z } from "zod/mini";
import type { Service, Severity } from "../domain/policy.ts";
import { milliseconds, minutes } from "../domain/time.ts";
import { buildAccess } from "./build-access.ts";
import { buildAlerts } from "./build-alert.ts";
import { buildLint } from "./build-lint.ts";
import { buildOperations } from "./build-operation.ts";
import { buildProbe } from "./build-probe.ts";
import { buildTriage } from "./build-triage.ts";
import type { Config } from "./config.ts";
import { USUAL_SEVERITIES } from "./left-out.ts";
import type { ConfigFile } from "./schema.ts";
import type { Severities } from "./severity-schema.ts";

/** Fills in what the file leaves out. */
export function buildConfig(file: ConfigFile): Config {
  const { incident, validation, postmortem, hosts } = file;
  const { "started-at": startedAt, service, severity, summary, impact, alert } = incident.fields;
  const severities = buildSeverities(file);
  const services = buildServices(file);
  return {
    locale: file.locale,
    severities,
    services,
    roles: file.roles.filter((role) => role.toLowerCase() !== "lead"),
    runbooks: typeof file.runbooks === "string" ? [file.runbooks] : file.runbooks,
    incident: {
      label: incident.label,
      form: incident.form,
      fields: { startedAt, service, severity, summary, impact, alert },
    },
    probes: new Map(
      Object.entries(file.probes).map(([name, probe]) => [name, buildProbe(name, probe)]),
    ),
    validation,
    triage: buildTriage(file.triage, severities),
    operations: buildOperations(file.operations, file["operations-off"]),
    access: buildAccess(file["break-glass"]),
    operateWorkflow: file["operate-workflow"],
    network: { allow: file.network.allow },
    ...buildAlerts(file, { severities, services }),
    postmortem: { directory: postmortem.directory.replace(/\/$/u, "") },
    postmortemReviewers: postmortem.reviewers,
    probeWorkflow: file["probe-workflow"],
    hosts: { app: hosts.app, actions: hosts.actions },
    lint: buildLint(file.lint),
  };
}

/** The scale of the file, or the one of teams that have written none; from worst to mildest. */
export const buildSeverities = ({
  severities,
}: Pick<ConfigFile, "severities">): readonly Severity[] =>
  Object.entries(severities ?? USUAL_SEVERITIES).map(([code, written], rank) =>
    buildSeverity(code, written, rank),
  );

/** From red to grey; a longer scale stays grey. */
const COLORS = ["b60205", "d93f0b", "fbca04", "c2e0c6"];

function buildSeverity(
  code: string,
  written: z.output<typeof Severities>[string],
  rank: number,
): Severity {
  const { soak, postmortem } = written ?? {};
  return {
    code,
    label: written?.label ?? proseOf(code),
    description: written?.description ?? "",
    aliases: written?.aliases ?? [],
    color: written?.color ?? COLORS[rank] ?? "ededed",
    acknowledgeWithin: written?.acknowledge,
    resolveWithin: written?.resolve,
    updateEvery: written?.update,
    soakFor: soak ?? milliseconds(0),
    // Left out is another thing than `false`: teams that say nothing write postmortems.
    postmortemWithin: written !== null && "postmortem" in written ? postmortem : minutes(24 * 60),
  };
}

/** `SEV-1` for `sev-1`, `Critical` for `critical`. */
const proseOf = (code: string): string =>
  /\d/u.test(code) ? code.toUpperCase() : code.charAt(0).toUpperCase() + code.slice(1);

/** Parts of the product, in the order of the file. */
export const buildServices = ({ services }: Pick<ConfigFile, "services">): readonly Service[] =>
  Object.entries(services).map(([id, written]) => buildService(id, written));

const buildService = (id: string, written: ConfigFile["services"][string]): Service => ({
  id,
  label: written?.label ?? id,
  aliases: written?.aliases ?? [],
  runbook: written?.runbook,
});
