import { DOCUMENTS } from "../../src/config/documents.ts";
import { readMarker, visibleText } from "../../src/control/bot-comment.ts";
import { reconcile, type PassResult } from "../../src/control/reconcile.ts";
import type { World } from "../../src/control/world.ts";
import { newMemory, TEMPLATES } from "../support/built-in.ts";
import { KEY, memoryForge, type Beginning } from "../support/memory-forge.ts";

/** A team as most tests of the engine want it: two services, a probe, a soak, one runbook. */
const CONFIG = `
severities:
  sev-1: { label: SEV-1, description: Core is down, acknowledge: 5m, update: 30m, soak: 10m, postmortem: 24h }
  sev-2: { label: SEV-2, description: Degraded, acknowledge: 15m, update: 1h, postmortem: 72h }
  sev-3: { label: SEV-3, description: Minor, postmortem: false }
services:
  sync: { label: Sync jobs, runbook: runbooks/sync.md }
  billing: { label: Billing }
roles: [comms]
probes:
  health:
    kind: http
    title: API health
    url: https://shop.example/health
    expect:
      - status: 200
validation: { probes: [health], every: 5m }
`;

const RUNBOOK = `# Sync jobs

## First response

1. Look at the queue.
2. Restart the worker.
3. Tell support.
`;

const FORM = `name: Incident
description: Report an incident
body:
  - type: dropdown
    id: service
    attributes: { label: Service, options: [Sync jobs, Billing, Something else] }
  - type: dropdown
    id: severity
    attributes: { label: Severity, options: [SEV-1, SEV-2, SEV-3, Not sure (SEV-1 or SEV-2)] }
  - type: textarea
    id: summary
    attributes: { label: What is happening }
`;

export const FILES: Readonly<Record<string, string>> = {
  ".github/incidents.yml": CONFIG,
  ".github/ISSUE_TEMPLATE/incident.yml": FORM,
  "runbooks/sync.md": RUNBOOK,
};

/** The body GitHub makes of the form. */
export const report = (
  answers: {
    readonly service?: string;
    readonly severity?: string;
    readonly summary?: string;
  } = {},
): string =>
  [
    ["Service", answers.service ?? "Sync jobs"],
    ["Severity", answers.severity ?? "SEV-1"],
    ["What is happening", answers.summary ?? "Jobs do not run"],
  ]
    .map(([label, answer]) => `### ${label}\n\n${answer}`)
    .join("\n\n");

/** An engine on a GitHub in memory: Ada and Grace have write access, nobody else has. */
export function bench(beginning: Beginning = {}) {
  const github = memoryForge({
    files: FILES,
    permissions: { ada: "write", grace: "write" },
    body: report(),
    ...beginning,
  });
  const memory = newMemory();
  const world: World = {
    forge: github.forge,
    clock: github.clock,
    documents: DOCUMENTS,
    memory,
    templates: TEMPLATES,
    log: { info: () => undefined, warn: () => undefined },
  };
  const of = (kind: string) =>
    github.comments().filter(({ body }) => readMarker(body)?.kind === kind);
  return {
    ...github,
    world,
    run: (): Promise<PassResult> => reconcile(KEY, world),
    of,
    text: (kind: string, index = 0): string => visibleText(of(kind)[index]?.body ?? ""),
    /** Writes of one more pass. */
    writesOfPass: async (): Promise<readonly string[]> => {
      const before = github.writes.length;
      await reconcile(KEY, world);
      return github.writes.slice(before);
    },
  };
}
