import type { z } from "zod";
import type { Service, Severity } from "../domain/policy.ts";
import { milliseconds, minutes } from "../domain/time.ts";
import { buildLint } from "./build-lint.ts";
import { buildProbe } from "./build-probe.ts";
import type { Config } from "./config.ts";
import { DEFAULT_SEVERITIES } from "./default-severities.ts";
import type { ConfigFile } from "./schema.ts";
import { Severities } from "./severity-schema.ts";

/** Fills in what the file leaves out. */
export function buildConfig(file: ConfigFile): Config {
  const { incident, validation, postmortem, hosts } = file;
  const { "started-at": startedAt, service, severity, summary, impact, alert } = incident.fields;
  const severities = Object.entries(file.severities ?? Severities.parse(DEFAULT_SEVERITIES));
  return {
    locale: file.locale,
    severities: severities.map(([code, written], rank) => buildSeverity(code, written, rank)),
    services: Object.entries(file.services).map(([id, written]) => buildService(id, written)),
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
    postmortem: { directory: postmortem.directory.replace(/\/$/u, "") },
    postmortemReviewers: postmortem.reviewers,
    probeWorkflow: file["probe-workflow"],
    hosts: { app: hosts.app, actions: hosts.actions },
    lint: buildLint(file.lint),
  };
}

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

const buildService = (id: string, written: ConfigFile["services"][string]): Service => ({
  id,
  label: written?.label ?? id,
  aliases: written?.aliases ?? [],
  runbook: written?.runbook,
});
