import { readFileSync } from "node:fs";
import { join } from "node:path";

const workflow = (name: string): string =>
  readFileSync(
    join(import.meta.dirname, "..", "..", "examples", "workflows", `${name}.yml`),
    "utf8",
  );

const RUNBOOK = `# Sync jobs

## First response

1. Look at the queue.
2. Restart the worker.

   \`\`\`sh
   kubectl rollout restart deploy/worker
   \`\`\`

3. Tell support.

## Rollback

1. Revert the deployment.
`;

const FORM = `name: Incident
description: Something is broken for users
title: "Incident: "
labels: [incident]
body:
  - type: dropdown
    id: service
    attributes:
      label: Service
      options: [Sync jobs, Billing, Something else]
    validations: { required: true }
  - type: dropdown
    id: severity
    attributes:
      label: Severity
      options: [SEV-1 (core is down), SEV-2 (degraded), SEV-3 (minor), Not sure (SEV-1 or SEV-2), Not sure (SEV-2 or SEV-3)]
    validations: { required: true }
  - type: textarea
    id: summary
    attributes: { label: What is happening }
  - type: input
    id: since
    attributes: { label: Since when }
  - type: textarea
    id: impact
    attributes: { label: Impact }
  - type: textarea
    id: alert
    attributes: { label: Alert text }
`;

/** The config of the scenarios; the patient's address is put in. */
export const configFor = (patient: string, hosts = ""): string => `severities:
  sev-1:
    label: SEV-1
    description: Core is down for most
    aliases: [critical]
    acknowledge: 5m
    update: 30m
    soak: 10m
    postmortem: 24h
  sev-2:
    label: SEV-2
    description: Degraded
    acknowledge: 15m
    update: 1h
    postmortem: 72h
  sev-3:
    label: SEV-3
    description: Minor, with a workaround
    postmortem: false
services:
  sync: { label: Sync jobs, runbook: runbooks/sync.md }
  billing: { label: Billing }
roles: [comms]
network: { allow: [127.0.0.1] }
probes:
  health:
    kind: http
    title: API health
    url: ${patient}/api/health
    headers: { Authorization: "Bearer \${HEALTHCHECK_SECRET}" }
    timeout: 5s
    retries: 0
    expect:
      - status: 200
      - json: $.overall
        equals: ok
validation: { probes: [health], every: 5m }
${hosts}`;

/** Files of the repository, for a host. */
export const filesFor = (
  patient: string,
  host: "app" | "action" | "both",
): Readonly<Record<string, string>> => ({
  "README.md": "# Shop\n",
  ".github/incidents.yml": configFor(
    patient,
    host === "both" ? "hosts: { app: sitrep, actions: true }\n" : "",
  ),
  ".github/ISSUE_TEMPLATE/incident.yml": FORM,
  ".github/workflows/probe.yml": workflow("probe"),
  ...(host === "app" ? {} : { ".github/workflows/respond.yml": workflow("respond") }),
  "runbooks/sync.md": RUNBOOK,
  "runbooks/billing.md":
    "# Billing\n\n## First response\n\n- [ ] Pause retries.\n- [ ] Call Stripe.\n",
});

/** The body GitHub makes of the form's answers. */
export const report = (
  answers: Readonly<
    Partial<Record<"service" | "severity" | "summary" | "since" | "impact" | "alert", string>>
  > = {},
): string =>
  [
    ["Service", answers.service ?? "Sync jobs"],
    ["Severity", answers.severity ?? "SEV-1 (core is down)"],
    ["What is happening", answers.summary ?? "No job has run for ten minutes."],
    ["Since when", answers.since ?? "_No response_"],
    ["Impact", answers.impact ?? "_No response_"],
    ["Alert text", answers.alert ?? "_No response_"],
  ]
    .map(([label, answer]) => `### ${label}\n\n${answer}`)
    .join("\n\n");
