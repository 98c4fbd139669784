import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../../src/config/defaults.ts";
import { readConfig } from "./read-config.ts";
import { CONFIG_FILE } from "../../src/domain/team-files.ts";
import { findSeverity } from "../../src/domain/policy.ts";
import { secretNames } from "../../src/domain/probe/secret.ts";
import { FULL_CONFIG } from "./full-config.ts";

/** The problems of a config, one line each: `line:column severity code message (hint)`. */
const problems = (text: string | undefined): readonly string[] => {
  const reading = readConfig(text);
  return [
    reading.kind,
    ...reading.diagnostics.map(
      ({ line, column, severity, code, message, hint }) =>
        `${line}:${column} ${severity} ${code} ${message}${hint === "" ? "" : ` (${hint})`}`,
    ),
  ];
};

const configOf = (text: string) => {
  const reading = readConfig(text);
  if (reading.kind !== "valid") throw new Error(problems(text).join("\n"));
  return reading.config;
};

describe("a config", () => {
  test("with every setting is read whole", () => {
    expect(problems(FULL_CONFIG)).toEqual(["valid"]);
    expect(configOf(FULL_CONFIG)).toMatchInlineSnapshot(`
      {
        "access": {
          "approvers": [
            "octocat",
            "hubot",
          ],
          "expiresAfter": 1200000,
          "grant": undefined,
          "most": 7200000,
          "remindBefore": 600000,
          "revoke": undefined,
          "roles": [
            "comms",
          ],
          "usual": 2700000,
        },
        "alerts": {
          "fingerprint": [
            "alertname",
          ],
          "severities": Map {
            "page" => "sev-1",
          },
          "storm": {
            "most": 5,
            "per": 1800000,
          },
        },
        "checks": Map {
          "daily" => {
            "fail": 3,
            "name": "daily",
            "probes": [
              "health",
            ],
            "recover": 2,
            "service": "sync",
            "severity": "sev-2",
            "title": "Daily check",
          },
        },
        "hosts": {
          "actions": true,
          "app": "sitrep",
        },
        "incident": {
          "fields": {
            "alert": undefined,
            "impact": undefined,
            "service": undefined,
            "severity": "sev",
            "startedAt": "Since when",
            "summary": undefined,
          },
          "form": ".github/ISSUE_TEMPLATE/incident.yml",
          "label": "incident",
        },
        "lint": {
          "index": "runbooks/README.md",
          "preset": "strict",
          "require": [
            {
              "files": undefined,
              "sections": [
                "rollback",
              ],
            },
            {
              "files": [
                "runbooks/**",
              ],
              "sections": [
                "signals",
                "escalation",
              ],
            },
          ],
          "reviewEvery": 7776000000,
          "rules": Map {
            "dead-link" => "error",
            "no-owner" => "off",
          },
        },
        "locale": "en",
        "network": {
          "allow": [
            "db.internal",
            "cache.internal:6380",
            "10.20.0.0/16",
          ],
        },
        "operateWorkflow": "run.yml",
        "operations": {
          "areOff": true,
          "specs": Map {
            "reconcile" => {
              "action": {
                "body": {
                  "dryRun": {
                    "dry-run": true,
                  },
                  "most": {
                    "param": "most",
                  },
                },
                "headers": [
                  {
                    "name": "Authorization",
                    "value": "Bearer \${RECONCILE_SECRET}",
                  },
                ],
                "kind": "http",
                "method": "POST",
                "query": {
                  "source": "chat",
                },
                "url": "https://example.com/reconcile",
              },
              "description": "Compares both sides",
              "dryRunAction": undefined,
              "dryRunFirst": true,
              "expiresAfter": 1800000,
              "name": "reconcile",
              "needsApproval": true,
              "parameters": [
                {
                  "default": 3,
                  "description": "How many",
                  "name": "most",
                  "type": {
                    "from": 1,
                    "isWhole": true,
                    "kind": "number",
                    "to": 10,
                  },
                },
              ],
              "rate": {
                "most": 2,
                "per": 3600000,
              },
              "roles": [
                "comms",
              ],
              "severities": [
                "sev-1",
              ],
              "target": "billing",
              "timeout": 120000,
              "title": "Reconcile",
            },
            "purge" => {
              "action": {
                "argv": [
                  "./purge.sh",
                  {
                    "param": "key",
                  },
                ],
                "env": [
                  "PURGE_TOKEN",
                ],
                "kind": "command",
              },
              "description": undefined,
              "dryRunAction": undefined,
              "dryRunFirst": false,
              "expiresAfter": 900000,
              "name": "purge",
              "needsApproval": false,
              "parameters": [
                {
                  "default": undefined,
                  "description": undefined,
                  "name": "key",
                  "type": {
                    "kind": "text",
                    "most": 200,
                    "pattern": undefined,
                  },
                },
              ],
              "rate": undefined,
              "roles": [],
              "severities": [],
              "target": "purge",
              "timeout": 300000,
              "title": "purge",
            },
          },
        },
        "postmortem": {
          "directory": "docs/postmortems",
        },
        "postmortemReviewers": [
          "octocat",
          "acme/sre",
        ],
        "probeWorkflow": "probe.yml",
        "probes": Map {
          "health" => {
            "body": undefined,
            "expect": [
              {
                "anyOf": [
                  200,
                  204,
                ],
                "kind": "status",
              },
              {
                "below": 800,
                "kind": "latency",
              },
              {
                "contains": "overall",
                "kind": "text",
              },
              {
                "kind": "json",
                "path": "$.overall",
                "test": {
                  "kind": "equals",
                  "value": "ok",
                },
              },
              {
                "kind": "json",
                "path": "$.queue.depth",
                "test": {
                  "from": 0,
                  "kind": "between",
                  "to": 100,
                },
              },
              {
                "kind": "json",
                "path": "$.queue.failed",
                "test": {
                  "kind": "below",
                  "value": 1,
                },
              },
              {
                "kind": "json",
                "path": "$.version",
                "test": {
                  "kind": "exists",
                  "value": true,
                },
              },
              {
                "kind": "json",
                "path": "$.error",
                "test": {
                  "kind": "equals",
                  "value": null,
                },
              },
            ],
            "headers": [
              {
                "name": "Authorization",
                "value": "Bearer \${HEALTHCHECK_SECRET}",
              },
            ],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "http",
            "method": "GET",
            "name": "health",
            "retries": 1,
            "retryAfter": 1000,
            "samples": undefined,
            "timeout": 800,
            "title": "API health",
            "url": "https://example.com/api/health",
            "values": [],
          },
          "submit" => {
            "body": "{"dryRun": true}",
            "expect": [
              {
                "anyOf": [
                  200,
                ],
                "kind": "status",
              },
            ],
            "headers": [],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "http",
            "method": "POST",
            "name": "submit",
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 5000,
            "title": "submit",
            "url": "http://localhost:3000/submit",
            "values": [],
          },
          "port" => {
            "expect": [],
            "host": "db.internal",
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "tcp",
            "name": "port",
            "port": 5432,
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 1000,
            "title": "Port",
            "values": [],
          },
          "name" => {
            "expect": [
              {
                "kind": "json",
                "path": "$.count",
                "test": {
                  "kind": "above",
                  "value": 1,
                },
              },
            ],
            "host": "example.com",
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "dns",
            "name": "name",
            "record": "MX",
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "server": "192.0.2.53:5353",
            "timeout": 5000,
            "title": "name",
            "values": [],
          },
          "certificate" => {
            "expect": [
              {
                "kind": "json",
                "path": "$.is_trusted",
                "test": {
                  "kind": "equals",
                  "value": true,
                },
              },
              {
                "kind": "json",
                "path": "$.matches_name",
                "test": {
                  "kind": "equals",
                  "value": true,
                },
              },
              {
                "kind": "json",
                "path": "$.days_left",
                "test": {
                  "kind": "above",
                  "value": 14,
                },
              },
            ],
            "host": "example.com",
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "tls",
            "name": "certificate",
            "port": 8443,
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "serverName": "www.example.com",
            "timeout": 5000,
            "title": "certificate",
            "values": [],
          },
          "queue" => {
            "expect": [
              {
                "kind": "value",
                "name": "queued",
                "test": {
                  "kind": "not-growing",
                },
              },
            ],
            "hysteresis": {
              "fail": 2,
              "recover": 3,
            },
            "kind": "postgres",
            "name": "queue",
            "query": "select count(*) from job",
            "retries": 2,
            "retryAfter": 2000,
            "samples": {
              "every": 1000,
              "need": 2,
              "of": 3,
            },
            "timeout": 10000,
            "title": "queue",
            "url": "\${DATABASE_URL}",
            "values": [
              {
                "name": "queued",
                "path": "$.value",
              },
            ],
          },
          "cache" => {
            "expect": [
              {
                "kind": "json",
                "path": "$.ping",
                "test": {
                  "kind": "equals",
                  "value": "PONG",
                },
              },
            ],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "info": [
              "memory",
              "replication",
            ],
            "kind": "redis",
            "name": "cache",
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 5000,
            "title": "cache",
            "url": "rediss://:\${REDIS_PASSWORD}@cache.internal:6380/0",
            "values": [],
          },
          "disk" => {
            "argv": [
              "./disk.sh",
              "/var",
            ],
            "env": [
              "DISK_TOKEN",
            ],
            "expect": [
              {
                "kind": "json",
                "path": "$.exit_code",
                "test": {
                  "kind": "equals",
                  "value": 0,
                },
              },
            ],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "command",
            "name": "disk",
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 30000,
            "title": "disk",
            "values": [],
          },
          "smoke" => {
            "expect": [
              {
                "kind": "json",
                "path": "$.conclusion",
                "test": {
                  "kind": "equals",
                  "value": "success",
                },
              },
            ],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "inputs": {
              "depth": "full",
            },
            "kind": "workflow",
            "name": "smoke",
            "retries": 0,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 900000,
            "title": "smoke",
            "values": [],
            "workflow": "smoke.yml",
          },
          "changes" => {
            "environment": "production",
            "expect": [],
            "hysteresis": {
              "fail": 1,
              "recover": 1,
            },
            "kind": "github",
            "name": "changes",
            "retries": 2,
            "retryAfter": 2000,
            "samples": undefined,
            "timeout": 30000,
            "title": "changes",
            "values": [],
            "within": 7200000,
          },
        },
        "roles": [
          "comms",
          "scribe",
        ],
        "runbooks": [
          "runbooks/**",
          "docs/oncall.md",
        ],
        "services": [
          {
            "aliases": [
              "queue",
            ],
            "id": "sync",
            "label": "Sync jobs",
            "runbook": "runbooks/sync.md",
          },
          {
            "aliases": [],
            "id": "billing",
            "label": "Stripe billing and webhooks",
            "runbook": undefined,
          },
          {
            "aliases": [],
            "id": "api",
            "label": "api",
            "runbook": undefined,
          },
        ],
        "severities": [
          {
            "acknowledgeWithin": 300000,
            "aliases": [
              "critical",
              "p0",
            ],
            "code": "sev-1",
            "color": "b60205",
            "description": "Core unavailable for most teams",
            "label": "SEV-1",
            "postmortemWithin": 86400000,
            "resolveWithin": 3600000,
            "soakFor": 600000,
            "updateEvery": 1800000,
          },
          {
            "acknowledgeWithin": 900000,
            "aliases": [],
            "code": "sev-2",
            "color": "d93f0b",
            "description": "",
            "label": "SEV-2",
            "postmortemWithin": 86400000,
            "resolveWithin": 14400000,
            "soakFor": 0,
            "updateEvery": undefined,
          },
          {
            "acknowledgeWithin": undefined,
            "aliases": [],
            "code": "sev-3",
            "color": "fbca04",
            "description": "",
            "label": "SEV-3",
            "postmortemWithin": undefined,
            "resolveWithin": undefined,
            "soakFor": 0,
            "updateEvery": undefined,
          },
          {
            "acknowledgeWithin": undefined,
            "aliases": [],
            "code": "minor",
            "color": "c2e0c6",
            "description": "",
            "label": "Minor",
            "postmortemWithin": 86400000,
            "resolveWithin": undefined,
            "soakFor": 0,
            "updateEvery": undefined,
          },
        ],
        "triage": {
          "branches": [
            {
              "flags": [
                "stop-deploys",
              ],
              "id": "backed-up",
              "runbook": {
                "part": "First response",
                "path": "runbooks/queue.md",
              },
              "severity": "sev-1",
              "title": "The queue is backed up",
              "when": [
                [
                  {
                    "test": {
                      "kind": "above",
                      "value": 100,
                    },
                    "value": "queued",
                  },
                  {
                    "test": {
                      "kind": "growing",
                    },
                    "value": "queued",
                  },
                ],
                [
                  {
                    "test": {
                      "kind": "above",
                      "value": 100,
                    },
                    "value": "queued",
                  },
                  {
                    "test": {
                      "kind": "equals",
                      "value": "unhealthy",
                    },
                    "value": "queue.health",
                  },
                ],
              ],
            },
          ],
          "onOpen": true,
          "probes": [
            "queue",
            "changes",
          ],
        },
        "validation": {
          "every": 120000,
          "final": [
            "smoke",
          ],
          "manual": [
            "Sign up and log in",
          ],
          "probes": [
            "health",
          ],
        },
      }
    `);
  });

  test.for([
    ["empty", ""],
    ["of comments", "# nothing yet\n"],
    ["with sections that are empty", "probes:\nservices:\nseverities:\nvalidation:\n  probes:\n"],
    ["with a byte order mark", "\uFEFFlocale: en"],
    ["of two lines that mark a document", "---\n---\n".slice(0, 4)],
  ] as const)("that is %s is the default", ([, text]) => {
    expect(configOf(text)).toEqual(DEFAULT_CONFIG);
  });

  test("keeps the order of its severities", () => {
    expect(configOf("severities: {z: , a: , m: }").severities.map(({ code }) => code)).toEqual([
      "z",
      "a",
      "m",
    ]);
  });
  test("names secrets in headers, and no other", () => {
    const health = configOf(FULL_CONFIG).probes.get("health");
    expect(health === undefined ? [] : secretNames(health)).toEqual(["HEALTHCHECK_SECRET"]);
  });
  test("may repeat parts by aliases", () => {
    const text = "severities:\n  a: &a {acknowledge: 5m}\n  b: *a\n";
    expect(configOf(text).severities.map(({ acknowledgeWithin }) => acknowledgeWithin)).toEqual([
      300_000, 300_000,
    ]);
  });
  test("of the defaults finds its severities by the words people use", () => {
    expect(
      ["SEV1", "critical", "Major", "sev 3", "low"].map(
        (word) => findSeverity(DEFAULT_CONFIG, word)?.code,
      ),
    ).toEqual(["sev-1", "sev-1", "sev-2", "sev-3", "sev-4"]);
  });
  test("of the defaults is a snapshot", () => {
    expect(DEFAULT_CONFIG).toMatchInlineSnapshot(`
      {
        "access": undefined,
        "alerts": {
          "fingerprint": [
            "alertname",
            "service",
          ],
          "severities": Map {},
          "storm": {
            "most": 10,
            "per": 600000,
          },
        },
        "checks": Map {},
        "hosts": {
          "actions": false,
          "app": undefined,
        },
        "incident": {
          "fields": {
            "alert": undefined,
            "impact": undefined,
            "service": undefined,
            "severity": undefined,
            "startedAt": undefined,
            "summary": undefined,
          },
          "form": ".github/ISSUE_TEMPLATE/incident.yml",
          "label": "incident",
        },
        "lint": {
          "index": "runbooks/README.md",
          "preset": "recommended",
          "require": [],
          "reviewEvery": undefined,
          "rules": Map {},
        },
        "locale": "en",
        "network": {
          "allow": [],
        },
        "operateWorkflow": "operate.yml",
        "operations": {
          "areOff": false,
          "specs": Map {},
        },
        "postmortem": {
          "directory": "postmortems",
        },
        "postmortemReviewers": [],
        "probeWorkflow": "probe.yml",
        "probes": Map {},
        "roles": [],
        "runbooks": [
          "runbooks/**",
          "docs/runbooks/**",
          "docs/runbook.md",
          "docs/RUNBOOK.md",
          "RUNBOOK.md",
          "docs/incident-response.md",
        ],
        "services": [],
        "severities": [
          {
            "acknowledgeWithin": 300000,
            "aliases": [
              "critical",
            ],
            "code": "sev-1",
            "color": "b60205",
            "description": "The core is unavailable for most users, or data is being lost.",
            "label": "SEV-1",
            "postmortemWithin": 86400000,
            "resolveWithin": 3600000,
            "soakFor": 600000,
            "updateEvery": 1800000,
          },
          {
            "acknowledgeWithin": 900000,
            "aliases": [
              "high",
              "major",
            ],
            "code": "sev-2",
            "color": "d93f0b",
            "description": "A part is unavailable or many users see errors; there is no workaround.",
            "label": "SEV-2",
            "postmortemWithin": 172800000,
            "resolveWithin": 14400000,
            "soakFor": 600000,
            "updateEvery": 3600000,
          },
          {
            "acknowledgeWithin": 3600000,
            "aliases": [
              "medium",
              "minor",
            ],
            "code": "sev-3",
            "color": "fbca04",
            "description": "Few users are affected, or there is a workaround.",
            "label": "SEV-3",
            "postmortemWithin": undefined,
            "resolveWithin": 86400000,
            "soakFor": 0,
            "updateEvery": undefined,
          },
          {
            "acknowledgeWithin": undefined,
            "aliases": [
              "low",
              "cosmetic",
            ],
            "code": "sev-4",
            "color": "c2e0c6",
            "description": "Nobody is hindered: cosmetic faults and questions.",
            "label": "SEV-4",
            "postmortemWithin": undefined,
            "resolveWithin": undefined,
            "soakFor": 0,
            "updateEvery": undefined,
          },
        ],
        "triage": {
          "branches": [],
          "onOpen": false,
          "probes": [],
        },
        "validation": {
          "every": 300000,
          "final": [],
          "manual": [],
          "probes": [],
        },
      }
    `);
  });
});

describe("an unreadable config", () => {
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x]",
    ..."bcdefghij"
      .split("")
      .map(
        (name, index) =>
          `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefghi".charAt(index)}`).join(", ")}]`,
      ),
  ].join("\n");
  test.for([
    ["no UTF-8", undefined, 1],
    ["no YAML", "severities:\n  sev-1: {label: [}\n", 2],
    ["tabs", "probes:\n\thealth: 1", 2],
    ["a list", "- a\n- b\n", 1],
    ["text", "hello", 1],
    ["several documents", "locale: en\n---\nlocale: pl\n", 2],
    ["an alias to nothing", "a: *b", 1],
    ["an alias bomb", bomb, 1],
    ["more than 256 KiB", `# ${"x".repeat(256 * 1024)}`, 1],
    ["too deep", "[".repeat(100_000), 1],
  ] as const)("that is %s is said where", ([, text, line]) => {
    const reading = readConfig(text);
    expect(reading.kind).toBe("unreadable");
    expect(reading.diagnostics[0]).toMatchObject({ file: CONFIG_FILE, line, severity: "error" });
  });
  test("says why", () => {
    const texts = [
      undefined,
      "a: {b: [}",
      "probes:\n\thealth: 1",
      "- a",
      "locale: en\n---\nlocale: pl\n",
      "a: *b",
      bomb,
      "x".repeat(300_000),
    ];
    expect(texts.flatMap((text) => problems(text).slice(1, 2))).toMatchInlineSnapshot(`
      [
        "1:1 error config/not-text The file is not UTF-8 text. (Save it as UTF-8.)",
        "1:9 error yaml/syntax This is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
        "2:1 error yaml/syntax This is no YAML: Tabs are not allowed as indentation. (Indent with spaces.)",
        "1:1 error config/no-mapping The file must be a mapping of settings, such as \`locale: en\`.",
        "2:1 error yaml/syntax A second document begins here, and only one is read. (Leave out the line \`---\`.)",
        "1:4 error yaml/unknown-alias \`*b\` refers to nothing above it. (A text that begins with \`*\` needs quotes.)",
        "1:1 error yaml/too-many-aliases The aliases (\`*name\`) unfold to more than can be read. (Write the repeated parts out.)",
        "1:1 error yaml/too-large The file is larger than 256 KiB.",
      ]
    `);
  });
});

describe("a problem is said with its line and column", () => {
  test("about keys", () => {
    expect(
      problems(
        "probez: {}\nlocale: en\nLOCALE: en\nseverities:\n  sev-1:\n    acknowlege: 5m\n    nonsense: 1\n  1:\n  sev 2:\nincident: {fields: {startedAt: x}}\nlocale: pl\n",
      ),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "1:1 error config/unknown-key There is no setting \`probez\`. (Did you mean \`probes\`?)",
        "3:1 error config/unknown-key There is no setting \`LOCALE\`. (Did you mean \`locale\`?)",
        "6:5 error config/unknown-key There is no setting \`severities.sev-1.acknowlege\`. (Did you mean \`acknowledge\`?)",
        "7:5 error config/unknown-key There is no setting \`severities.sev-1.nonsense\`. (Here may stand \`label\`, \`description\`, \`aliases\`, \`color\`, \`acknowledge\`, \`resolve\`, \`update\`, \`soak\`, \`postmortem\`.)",
        "8:3 error config/bad-name \`severities.1\` must be a name: a letter first, then letters and digits, parted by \`-\`, \`_\` or \`.\`.",
        "9:3 error config/bad-name \`severities.sev 2\` must be a name: a letter first, then letters and digits, parted by \`-\`, \`_\` or \`.\`.",
        "10:21 error config/unknown-key There is no setting \`incident.fields.startedAt\`. (Did you mean \`started-at\`?)",
        "11:1 error yaml/duplicate-key \`locale\` stands here a second time; the first is on line 2. (Keep one of them.)",
      ]
    `);
  });
  test("about keys that are no words", () => {
    expect(problems("? [a, b]\n: 1\nlocale: en\nprobes: {{{name}}: 1}\n")).toMatchInlineSnapshot(`
      [
        "invalid",
        "1:1 error config/unknown-key There is no setting \`[ a, b ]\`. (Here may stand \`locale\`, \`severities\`, \`services\`, \`roles\`, \`runbooks\`, \`incident\`, \`probes\`, \`network\`, \`validation\`, \`triage\`, \`checks\`, \`alerts\`, \`postmortem\`, \`probe-workflow\`, \`operations\`, \`operations-off\`, \`operate-workflow\`, \`break-glass\`, \`hosts\`, \`lint\`.)",
        "1:3 error yaml/complex-key A key must be one word or a text, and this is a list, a mapping or an alias. (If it is meant as text, put it in quotes.)",
        "4:1 error config/bad-name \`probes.{ ? { name } }\` must be a name: a letter first, then letters and digits, parted by \`-\`, \`_\` or \`.\`.",
        "4:10 error yaml/complex-key A key must be one word or a text, and this is a list, a mapping or an alias. (If it is meant as text, put it in quotes.)",
        "4:11 error yaml/complex-key A key must be one word or a text, and this is a list, a mapping or an alias. (If it is meant as text, put it in quotes.)",
      ]
    `);
  });
  test("about types", () => {
    expect(
      problems(
        "locale: 3\nseverities: [a]\nservices: 5\nroles: comms\nrunbooks: 7\nincident: x\nprobes:\n  - kind: http\nvalidation: []\npostmortem: true\nprobe-workflow: {}\nhosts: {app: 1, actions: 'no'}\n",
      ),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "1:9 error config/wrong-type \`locale\` must be a language such as \`en\`.",
        "2:13 error config/wrong-type \`severities\` must be a mapping from codes, such as \`sev-1\`, to their settings.",
        "3:11 error config/wrong-type \`services\` must be a mapping from ids to services.",
        "4:8 error config/wrong-type \`roles\` must be a list of names.",
        "5:11 error config/wrong-type \`runbooks\` must be a list of patterns such as \`runbooks/**\`.",
        "6:11 error config/wrong-type \`incident\` must be a mapping with \`label\`, \`form\` and \`fields\`.",
        "8:3 error config/wrong-type \`probes\` must be a mapping from names to probes.",
        "9:13 error config/wrong-type \`validation\` must be a mapping with \`probes\`, \`every\`, \`manual\` and \`final\`.",
        "10:13 error config/wrong-type \`postmortem\` must be a mapping with \`directory\` and \`reviewers\`.",
        "11:17 error config/wrong-type \`probe-workflow\` must be the file name of a workflow.",
        "12:14 error config/wrong-type \`hosts.app\` must be the slug of a GitHub App.",
        "12:26 error config/wrong-type \`hosts.actions\` must be true or false.",
      ]
    `);
  });
  test("about severities and services", () => {
    expect(
      problems(`severities:
  sev-1:
    label: ""
    aliases: critical
    color: red
    acknowledge: 5
    resolve: soon
    update: 400d
    soak: true
  sev-2: high
services:
  api:
    runbook: /runbooks/api.md
  sync:
    runbook: ../sync.md
  web:
    runbook: docs/web.txt
  "": {}
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "3:12 error config/bad-value \`severities.sev-1.label\` must be one line of text.",
        "4:14 error config/wrong-type \`severities.sev-1.aliases\` must be a list of words.",
        "5:12 error config/bad-value \`severities.sev-1.color\` must be six hexadecimal digits in quotes.",
        "6:18 error config/wrong-type \`severities.sev-1.acknowledge\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`, or \`false\`.",
        "7:14 error config/bad-duration \`severities.sev-1.resolve\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`.",
        "8:13 error config/bad-duration \`severities.sev-1.update\` must be between 0 s and 366 d.",
        "9:11 error config/wrong-type \`severities.sev-1.soak\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`, or \`false\`.",
        "10:10 error config/wrong-type \`severities.sev-2\` must be a mapping of settings, such as \`{acknowledge: 5m}\`.",
        "13:14 error config/bad-value \`services.api.runbook\` must be the path of a file from the root of the repository, without \`./\`, \`..\` or a slash ahead.",
        "15:14 error config/bad-value \`services.sync.runbook\` must be the path of a file from the root of the repository, without \`./\`, \`..\` or a slash ahead.",
        "17:14 error config/bad-value \`services.web.runbook\` must be a Markdown file: \`runbooks/sync.md\`.",
        "18:3 error config/bad-name \`services.\` must be a name: a letter first, then letters and digits, parted by \`-\`, \`_\` or \`.\`.",
      ]
    `);
  });
  test("about names that mean two things", () => {
    expect(
      problems(`severities:
  sev-1: {aliases: [critical, P0, "🔥"]}
  sev-2: {aliases: [Critical]}
  SEV1:
services:
  api: {label: API}
  web: {aliases: [a-p-i]}
roles: [comms, lead, Comms]
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "2:35 error config/bad-value \`severities.sev-1.aliases[2]\` must have a letter or a digit.",
        "3:21 error config/ambiguous-name "Critical" already means the severity \`sev-1\`. (Case and punctuation do not make a difference; give each word to one only.)",
        "4:3 error config/ambiguous-name "SEV1" already means the severity \`sev-1\`. (Case and punctuation do not make a difference; give each word to one only.)",
        "7:19 error config/ambiguous-name "a-p-i" already means the service \`api\`. (Case and punctuation do not make a difference; give each word to one only.)",
        "8:16 warning config/needless The role \`lead\` always exists. (Leave it out.)",
        "8:22 error config/repeated \`Comms\` stands here a second time.",
      ]
    `);
  });
  test("about probes", () => {
    expect(
      problems(`probes:
  a: {kind: htpp, url: "https://example.com"}
  b: {url: "https://example.com"}
  c: {kind: http}
  d: {kind: http, url: "https://example.com", method: get, timeout: 1h, retries: 1.5, retry-after: 2}
  e: {kind: http, url: "https://example.com", headers: [a], body: {a: 1}, expect: {status: 200}}
  f: {kind: http, url: "https://example.com", headers: {"a b": c, X-Version: 2}, expect: []}
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "2:13 error config/wrong-type \`probes.a.kind\` must be a kind of probe I know: \`http\`, \`tcp\`, \`dns\`, \`tls\`, \`postgres\`, \`redis\`, \`command\`, \`workflow\` or \`github\`.",
        "3:3 error config/missing-key \`probes.b\` needs \`kind\`.",
        "4:3 error config/missing-key \`probes.c\` needs \`url\`.",
        "5:55 error config/bad-value \`probes.d.method\` must be one of \`GET\`, \`HEAD\`, \`POST\`, \`PUT\`.",
        "5:69 error config/bad-duration \`probes.d.timeout\` must be between 100 ms and 2 min.",
        "5:82 error config/wrong-type \`probes.d.retries\` must be a whole number from 0 to 10.",
        "5:100 error config/wrong-type \`probes.d.retry-after\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`.",
        "6:56 error config/wrong-type \`probes.e.headers\` must be a mapping from header names to values.",
        "6:67 error config/wrong-type \`probes.e.body\` must be text; put it in quotes or behind \`|\`.",
        "6:83 error config/wrong-type \`probes.e.expect\` must be a list, each line beginning with \`-\`.",
        "7:57 error config/bad-name \`probes.f.headers.a b\` must be the name of an HTTP header.",
        "7:78 error config/wrong-type \`probes.f.headers.X-Version\` must be text; put it in quotes.",
        "7:90 error config/bad-value \`probes.f.expect\` must say at least one thing.",
      ]
    `);
  });
  test("about what the schema alone cannot say of probes", () => {
    expect(
      problems(`probes:
  a: {kind: http, url: example.com/health}
  b: {kind: http, url: "https://example.com/?token=\${TOKEN}"}
  c: {kind: http, url: "https://ada:secret@example.com/"}
  d: {kind: http, url: "https://example.com", body: x}
  e: {kind: http, url: "https://example.com", method: POST, body: "\${TOKEN}"}
  f:
    kind: http
    url: http://example.com
    headers:
      A: "\${TOKEN"
      B: "\${token}"
      C: "\${TOKEN}"
      D: "żółw"
validation: {probes: [a, z, a]}
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "2:24 error config/bad-url \`url\` must be an absolute URL that begins with \`https://\` or \`http://\`.",
        "3:24 error config/bad-url A URL holds no secrets: it is shown in comments and logs. (Put the secret into a header.)",
        "4:24 error config/bad-url A URL holds no login and no password: it is shown in comments and logs. (Put them into a header: \`Authorization: "Basic \${NAME}"\`.)",
        "5:53 error config/bad-value A GET request has no body. (Leave it out, or set \`method: POST\`.)",
        "6:67 warning config/secret-in-body Secrets are filled into headers only; \`\${…}\` is sent as it stands here.",
        "11:10 error config/bad-header A \`\${\` is not closed by \`}\`.",
        "11:10 warning config/secret-in-clear A secret travels unencrypted in this header. (Use \`https://\`.)",
        "12:10 error config/bad-header \`\${token}\` names no secret: a name has capitals, digits and underscores only. (Secrets are named as in the repository's settings: \`\${HEALTHCHECK_SECRET}\`.)",
        "12:10 warning config/secret-in-clear A secret travels unencrypted in this header. (Use \`https://\`.)",
        "13:10 warning config/secret-in-clear A secret travels unencrypted in this header. (Use \`https://\`.)",
        "14:10 error config/bad-header A header holds no line breaks and no characters beyond Latin-1.",
        "15:26 error config/unknown-probe There is no probe \`z\`. (Under \`probes\` there is \`a\`, \`b\`, \`c\`, \`d\`, \`e\`, \`f\`.)",
        "15:29 error config/repeated \`a\` stands here a second time.",
      ]
    `);
  });
  test("about expectations", () => {
    expect(
      problems(`probes:
  a:
    kind: http
    url: https://example.com
    expect:
      - status: 99
      - status: [200, "ok"]
      - latency: 800ms
      - latency: {below: fast}
      - text: hello
      - json: $.a
        equal: ok
      - 200
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "6:17 error config/bad-value \`probes.a.expect[0].status\` must be an HTTP status such as \`200\`.",
        "7:9 error config/missing-key \`probes.a.expect[1]\` needs \`status\`.",
        "8:18 error config/wrong-type \`probes.a.expect[2].latency\` must be \`{below: 800ms}\`.",
        "9:26 error config/bad-duration \`probes.a.expect[3].latency.below\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`.",
        "10:15 error config/wrong-type \`probes.a.expect[4].text\` must be \`{contains: "…"}\`.",
        "12:9 error config/unknown-key There is no setting \`probes.a.expect[5].equal\`. (Did you mean \`equals\`?)",
        "13:9 error config/wrong-type \`probes.a.expect[6]\` must be a mapping such as \`status: 200\`.",
      ]
    `);
    expect(
      problems(`probes:
  a:
    kind: http
    url: https://example.com
    expect:
      - {}
      - status: 200
        latency: {below: 1s}
      - json: $.a
      - json: $.a
        equals: 1
        not: 2
      - status: 200
        equals: ok
      - json: $.a
        between: [3, 1]
      - json: a[
        exists: true
  b:
    kind: http
    url: https://example.com
    method: HEAD
    expect:
      - text: {contains: a}
validation: {probes: [c]}
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "6:9 error config/bad-expectation This line must say one of \`status\`, \`latency\`, \`text\`, \`header\`, \`json\` and \`value\`.",
        "8:9 error config/bad-expectation One line says one thing, and this one has \`status\` already. (Begin \`latency\` on a line of its own with \`-\`.)",
        "9:15 error config/bad-expectation Beside \`json\` must stand what is expected there. (Add one test below it: \`equals\`, \`below\`, \`exists\` or another that the documentation lists.)",
        "12:9 error config/bad-expectation One line makes one test, and this one has \`equals\` already. (Write another line with the same \`json\`.)",
        "14:9 error config/bad-expectation \`equals\` belongs beside \`header\`, \`json\` or \`value\`, and this line is about \`status\`.",
        "16:18 error config/bad-expectation The first number must not be greater than the second.",
        "17:15 error config/bad-json-path This is no JSONPath: expected '$', found 'a' ('a[':0). (A path begins with \`$\`: \`$.overall\`, \`$.checks[0].state\`.)",
        "24:9 error config/bad-expectation The answer to a HEAD request has no body to look into. (Set \`method: GET\`.)",
        "25:23 error config/unknown-probe There is no probe \`c\`. (Under \`probes\` there is \`a\`, \`b\`.)",
      ]
    `);
  });
  test("about the rest", () => {
    expect(
      problems(`locale: Polish
runbooks: [./runbooks, "!drafts/**"]
incident: {label: "a,b", form: incident.md}
validation: {every: 5s}
postmortem: {directory: /postmortems, reviewers: ["a b"]}
probe-workflow: .github/workflows/probe.yml
hosts: {app: My App}
`),
    ).toMatchInlineSnapshot(`
      [
        "invalid",
        "1:9 error config/bad-value \`locale\` must be a language such as \`en\`.",
        "2:12 error config/bad-value \`runbooks[0]\` must be the pattern of paths from the root of the repository, without \`./\`, \`..\` or a slash ahead.",
        "3:19 error config/bad-value \`incident.label\` must be a label, which has no comma.",
        "3:32 error config/bad-value \`incident.form\` must be a YAML file.",
        "4:21 error config/bad-duration \`validation.every\` must be between 1 min and 1 d.",
        "5:25 error config/bad-value \`postmortem.directory\` must be the path of a folder from the root of the repository, without \`./\`, \`..\` or a slash ahead.",
        "5:51 error config/bad-value \`postmortem.reviewers[0]\` must be a login or \`organization/team\`.",
        "6:17 error config/bad-value \`probe-workflow\` must be the file name of a workflow in \`.github/workflows/\`, without the folder.",
        "7:14 error config/bad-value \`hosts.app\` must be the slug of a GitHub App.",
      ]
    `);
    expect(problems("runbooks: ['!drafts/**', 'runbooks/**']\nroles: !fancy []\n"))
      .toMatchInlineSnapshot(`
      [
        "invalid",
        "1:12 error config/bad-pattern \`!drafts/**\` is no pattern I can use. (Patterns take in; to leave a file out, write narrower ones.)",
        "2:8 warning yaml/unknown-tag Unresolved tag: !fancy. (Leave the tag out.)",
      ]
    `);
  });
  test("in the order of the file, and no more than fifty", () => {
    const text = Array.from({ length: 80 }, (_, index) => `k${index}:  1`).join("\n");
    const lines = readConfig(text).diagnostics.map(({ line }) => line);
    expect(lines).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });
  test("also where only warnings come first", () => {
    const header = Array.from({ length: 60 }, (_, index) => `      H${index}: "\${A}"`).join("\n");
    const text = `probes:\n  a:\n    kind: http\n    url: http://example.com\n    headers:\n${header}\nroles: [a, a]\n`;
    expect(readConfig(text).kind).toBe("invalid");
  });
});

describe("reading a config", () => {
  test("never throws, whatever the text", () => {
    const pieces = [
      "probes:",
      "\n",
      "  ",
      "- ",
      "a: ",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "!t ",
      '"',
      "'",
      "|",
      ">",
      "#",
      "? ",
      ": ",
      "~",
      "1",
      "\t",
      "---",
      "<<: ",
      "__proto__: ",
      "constructor: ",
      "severities: ",
      "kind: http",
      "null",
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 200 }),
          fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const reading = readConfig(text);
          const isPlaced = reading.diagnostics.every(
            ({ line, column }) => line >= 1 && column >= 1,
          );
          expect(isPlaced).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
  test("never throws, whatever the values", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            "locale",
            "severities",
            "services",
            "roles",
            "runbooks",
            "incident",
            "probes",
            "validation",
            "postmortem",
            "hosts",
          ),
          fc.jsonValue({ maxDepth: 4 }),
        ),
        (value) => {
          expect(["valid", "invalid"]).toContain(readConfig(JSON.stringify(value)).kind);
        },
      ),
      { numRuns: 500 },
    );
  });
});
