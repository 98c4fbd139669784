/** A config that uses every setting. */
export const FULL_CONFIG = `locale: en

severities:
  sev-1:
    label: SEV-1
    description: Core unavailable for most teams
    aliases: [critical, p0]
    color: "b60205"
    acknowledge: 5m
    resolve: 1h
    update: 30m
    soak: 10m
    postmortem: 24h
  sev-2:
    acknowledge: 15m
    resolve: PT4H
    soak: false
  sev-3:
    acknowledge: false
    postmortem: false
  minor:

services:
  sync:
    label: Sync jobs
    aliases: [queue]
    runbook: runbooks/sync.md
  billing: {label: "Stripe billing and webhooks"}
  api:

roles: [comms, scribe]
runbooks:
  - runbooks/**
  - docs/oncall.md

incident:
  label: incident
  form: .github/ISSUE_TEMPLATE/incident.yml
  fields: {severity: sev, started-at: Since when}

probes:
  health:
    kind: http
    title: API health
    url: https://example.com/api/health
    method: GET
    headers:
      Authorization: "Bearer \${HEALTHCHECK_SECRET}"
    timeout: 800ms
    retries: 1
    retry-after: 1s
    expect:
      - status: [200, 204]
      - latency: {below: 800ms}
      - text: {contains: "overall"}
      - json: $.overall
        equals: ok
      - json: $.queue.depth
        between: [0, 100]
      - json: $.queue.failed
        below: 1
      - json: $.version
        exists: true
      - json: $.error
        equals: null
  submit:
    kind: http
    url: http://localhost:3000/submit
    method: POST
    body: '{"dryRun": true}'

validation:
  probes: [health]
  every: 2m

postmortem:
  directory: docs/postmortems/
  reviewers: ["@octocat", acme/sre]

probe-workflow: probe.yml
hosts: {app: sitrep, actions: true}

lint:
  preset: strict
  rules: {dead-link: error, no-owner: off}
  require:
    - rollback
    - {files: [runbooks/**], sections: [signals, escalation]}
  review-every: 90d
  index: runbooks/README.md
`;
