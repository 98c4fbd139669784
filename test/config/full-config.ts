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
  port: {kind: tcp, host: db.internal, port: 5432, title: Port, timeout: 1s}
  name:
    kind: dns
    host: example.com
    record: MX
    server: 192.0.2.53:5353
    expect: [{json: $.count, above: 1}]
  certificate: {kind: tls, host: example.com, port: 8443, server-name: www.example.com}
  queue:
    kind: postgres
    url: "\${DATABASE_URL}"
    query: select count(*) from job
    values: {queued: $.value}
    samples: {of: 3, need: 2, every: 1s}
    hysteresis: {fail: 2, recover: 3}
    expect:
      - value: queued
        not-growing: true
  cache:
    kind: redis
    url: "rediss://:\${REDIS_PASSWORD}@cache.internal:6380/0"
    info: [memory, replication]
  disk: {kind: command, argv: [./disk.sh, /var], env: [DISK_TOKEN]}
  smoke: {kind: workflow, workflow: smoke.yml, inputs: {depth: full}}
  changes: {kind: github, within: 2h, environment: production}

network: {allow: [db.internal, "cache.internal:6380", 10.20.0.0/16]}

validation:
  probes: [health]
  every: 2m
  manual: [Sign up and log in]
  final: [smoke]

triage:
  probes: [queue, changes]
  on-open: true
  branches:
    - id: backed-up
      title: The queue is backed up
      when: [{value: queued, above: 100}]
      any: [{value: queued, growing: true}, [{value: queue.health, equals: unhealthy}]]
      runbook: runbooks/queue.md
      part: First response
      severity: sev-1
      flags: [stop-deploys]

checks:
  daily: {title: Daily check, probes: [health], fail: 3, recover: 2, severity: sev-2, service: sync}

alerts:
  severities: {page: sev-1}
  fingerprint: [alertname]
  storm: {most: 5, per: 30m}

operations:
  reconcile:
    title: Reconcile
    description: Compares both sides
    kind: http
    method: POST
    url: https://example.com/reconcile
    headers: {Authorization: "Bearer \${RECONCILE_SECRET}"}
    query: {source: chat}
    body: {dryRun: {dry-run: true}, most: {param: most}}
    parameters:
      most: {type: number, from: 1, to: 10, default: 3, description: How many}
    target: billing
    roles: [comms]
    severities: [sev-1]
    dry-run-first: true
    approval: second-person
    rate: {most: 2, per: 1h}
    expires: 30m
    timeout: 2m
  purge: {kind: command, argv: [./purge.sh, {param: key}], env: [PURGE_TOKEN], approval: none, parameters: {key: {type: text}}}
operations-off: true
operate-workflow: run.yml

break-glass:
  roles: [comms]
  approvers: [octocat, hubot]
  most: 2h
  usual: 45m
  remind-before: 10m
  expires-after: 20m

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
