/** A document with a severity scale and what a person reads in it. */
export interface Scale {
  readonly name: string;
  readonly text: string;
  readonly levels: readonly string[];
}

/** Scales in every shape and language. */
export const SCALES: readonly Scale[] = [
  {
    name: "a table with a row for each level",
    text: `## Severity levels

| Severity | Description | Acknowledge | Mitigate | Resolve | Post-mortem | Updates |
|---|---|---|---|---|---|---|
| SEV-1 | Down | Immediate (< 5 minutes) | 1h | 4h | 24 hours | Every 30 minutes |
| SEV2 | Slow | 15 min | 4h | 1 business day | 5 business days | Hourly |
| Sev 3 | Odd | Next business day | - | Next sprint | N/A | as needed |
`,
    levels: [
      "SEV-1: acknowledge immediate 5 min, mitigate 1 h, resolve 4 h, postmortem 1 d, update 30 min",
      "SEV-2: acknowledge 15 min, mitigate 4 h, resolve 1 d business, postmortem 5 d business, update 1 h",
      "SEV-3: acknowledge 1 d business, resolve no span, update no span",
    ],
  },
  {
    name: "a table in which two levels share a row",
    text: "| Priority | First response |\n|---|---|\n| P0 🔴 | 5m |\n| P1/P2 | 1 h |\n| P3-P4 | 1 d |\n",
    levels: [
      "P0: respond 5 min",
      "P1: respond 1 h",
      "P2: respond 1 h",
      "P3: respond 1 d",
      "P4: respond 1 d",
    ],
  },
  {
    name: "a list below an item that announces it",
    text: "## Proceso\n\n1. **Detección**: aviso.\n2. **Clasificación**:\n   - S1: el puente no abre.\n   - S2: abre despacio.\n3. **Respuesta**: mirar.\n",
    levels: ["S1", "S2"],
  },
  {
    name: "a list whose times make exact what a table only calls immediate",
    text: "- **Response time**: 10 minutes for P1, 1 hour for P2\n\n| Severity | Meaning | Response |\n|---|---|---|\n| P1 | flood | Come immediately |\n| P2 | leak | Bring a bucket |\n",
    levels: ["P1: respond immediate 10 min", "P2: respond 1 h"],
  },
  {
    name: "a table whose times are too long for an answer",
    text: "## Gravité\n\n| Gravité | Critère | Délai cible |\n|---|---|---|\n| Critique | inondation | < 24 h |\n| Mineure | fuite | < 1 semaine |\n",
    levels: ["critical (critique): resolve 1 d", "minor (mineure): resolve 7 d"],
  },
  {
    name: "a table that tells makeshifts from repairs",
    text: "| 级别 | 首次响应 | 临时恢复 | 完全恢复 |\n|---|---|---|---|\n| P0 | 5分钟 | 30分钟 | 4小时 |\n| P1 | 1小时 | 4小时 | 8小时 |\n",
    levels: [
      "P0: respond 5 min, mitigate 30 min, resolve 4 h",
      "P1: respond 1 h, mitigate 4 h, resolve 8 h",
    ],
  },
  {
    name: "a pair written with one number more",
    text: "| Sev | Response |\n|---|---|\n| SEV0 | 5m |\n| SEV3/4 | 1 h |\n",
    levels: ["SEV-0: respond 5 min", "SEV-3: respond 1 h", "SEV-4: respond 1 h"],
  },
  {
    name: "a table with bare numbers and units in the heads of columns",
    text: "| Severity | Ack (min) | Resolution (hours) |\n|---|---|---|\n| 1 | 15 | 4 |\n| 2 - Minor | 30 | 8-12 |\n",
    levels: [
      "SEV-1: acknowledge 15 min, resolve 4 h",
      "SEV-2 (minor): acknowledge 30 min, resolve 12 h",
    ],
  },
  {
    name: "a table with the name of each level in a column of its own",
    text: "| Level | Name | Response |\n|---|---|---|\n| P1 | Critical | 15 min |\n| P2 | High | 1 h |\n",
    levels: ["P1 (critical): respond 15 min", "P2 (high): respond 1 h"],
  },
  {
    name: "a table that names the level before its code",
    text: "| Name | Severity | Response |\n|---|---|---|\n| Critical | SEV-1 | 15 min |\n| High | SEV-2 | 1 h |\n",
    levels: ["SEV-1 (critical): respond 15 min", "SEV-2 (high): respond 1 h"],
  },
  {
    name: "a table that begins with what the level means",
    text: "| Impact | Severity | Response |\n|---|---|---|\n| All users | SEV-1 | 15 min |\n| Some | SEV-2 | 1 h |\n",
    levels: ["SEV-1: respond 15 min", "SEV-2: respond 1 h"],
  },
  {
    name: "a table of words",
    text: "| Severity | Meaning | Response |\n|---|---|---|\n| critical | page | Immediately |\n| warning | ticket | Within 24 hours |\n| info | - | N/A |\n",
    levels: ["critical: respond immediate", "warning: respond 1 d", "info"],
  },
  {
    name: "a table with levels as columns",
    text: "| | SEV-1 (Critical) | SEV-2 |\n|---|---|---|\n| Acknowledge | 5 min | 15 min |\n| Fix | 1 h | 4 h |\n| Escalate after | 30 min | 1 h |\n| Status updates | 30 min | 2 h |\n",
    levels: [
      "SEV-1 (critical): acknowledge 5 min, resolve 1 h, update 30 min",
      "SEV-2: acknowledge 15 min, resolve 4 h, update 2 h",
    ],
  },
  {
    name: "a table whose column holds several targets",
    text: "| Severity | Targets |\n|---|---|\n| **SEV-1**<br>Critical | Ack: 5 min<br>Resolve: 1 h |\n| **SEV-2**<br>High | Ack: 15 min, resolve: 4 h |\n",
    levels: [
      "SEV-1 (critical): acknowledge 5 min, resolve 1 h",
      "SEV-2 (high): acknowledge 15 min, resolve 4 h",
    ],
  },
  {
    name: "a column of times in a part that says what for",
    text: "## Acknowledgement\n\n| Priority | Deadline |\n|---|---|\n| P1 | 5 min |\n| P2 | 15 min |\n",
    levels: ["P1: acknowledge 5 min", "P2: acknowledge 15 min"],
  },
  {
    name: "two tables that share the levels",
    text: `## Severity

| Severity | Meaning |
|---|---|
| SEV-1 (P0) | down |
| SEV-2 (P1) | slow |

## Targets

| Priority | Response | Resolution |
|---|---|---|
| P0 | 15 min | 4 h |
| P1 | 1 h | 1 d |

## Communication

| Severity | Audience | Frequency |
|---|---|---|
| SEV-1 | internal | 15 min |
| SEV-1 | external | 1 h |
| SEV-2 | internal | 2 h |
`,
    levels: [
      "SEV-1 (P0): respond 15 min, resolve 4 h, update 15 min",
      "SEV-2 (P1): respond 1 h, resolve 1 d, update 2 h",
    ],
  },
  {
    name: "two scales side by side",
    text: "| Severity | Ack |\n|---|---|\n| SEV1 | 5m |\n| SEV2 | 15m |\n\nText.\n\n| Priority | Fix |\n|---|---|\n| P1 | 4h |\n| P2 | 1d |\n",
    levels: [
      "SEV-1: acknowledge 5 min",
      "SEV-2: acknowledge 15 min",
      "P1: resolve 4 h",
      "P2: resolve 1 d",
    ],
  },
  {
    name: "one heading for each level with bold keys below",
    text: `## Severity

### SEV 1 - Critical (P0)

Checkout is down for 5 minutes or more.

**Response time:** 15 minutes
**Resolution:** < 4 hours (business hours)

### SEV 2 - High (P1)

- **Response**: 1h
- Update cadence: every 2 hours
- A post-mortem within 48 hours of resolution
`,
    levels: [
      "SEV-1 (critical, P0): respond 15 min, resolve 4 h business",
      "SEV-2 (high, P1): respond 1 h, postmortem 2 d, update 2 h",
    ],
  },
  {
    name: "headings of words with their level",
    text: "## Severity\n\n### Critical (Level 1)\n\nResponse: 15 min\n\n### High (Level 2)\n\nResponse: 1 h\n",
    levels: ["critical (level 1): respond 15 min", "high (level 2): respond 1 h"],
  },
  {
    name: "headings of words with their code",
    text: "## Alerts\n\n### Critical (P1)\n\nResponse: 15 min\n\n### Low (P3)\n\nResponse: best effort\n",
    levels: ["P1 (critical): respond 15 min", "P3 (low): respond no span"],
  },
  {
    name: "headings of a real scale of S",
    text: "### S1 - Critical severity\n\nRespond within 15 minutes.\n\n### S2 - Major severity\n\nRespond within 1 hour.\n",
    levels: ["S1 (critical): respond 15 min", "S2 (major): respond 1 h"],
  },
  {
    name: "a table of a real scale of S",
    text: "| Level | Response |\n|---|---|\n| S0 | 5 min |\n| S1 | 15 min |\n| S2 | 1 h |\n",
    levels: ["S0: respond 5 min", "S1: respond 15 min", "S2: respond 1 h"],
  },
  {
    name: "numbered headings with deeper headings for the targets",
    text: `## 3. Severity

### 3.1 SEV-1 — Full outage

#### Response time

15 minutes

#### Examples

Users cannot recover within 5 minutes

### 3.2 SEV-2 — Degraded

#### Response time

1 hour
`,
    levels: ["SEV-1: respond 15 min", "SEV-2: respond 1 h"],
  },
  {
    name: "headings with a table below each",
    text: "## SEV-1\n\n| Metric | Target |\n|---|---|\n| Acknowledge | 5 min |\n| RCA | 3 business days |\n\n## SEV-2\n\n| Ack | Mitigate | Fix |\n|---|---|---|\n| 15 min | 4 h | 1 d |\n",
    levels: [
      "SEV-1: acknowledge 5 min, postmortem 3 d business",
      "SEV-2: acknowledge 15 min, mitigate 4 h, resolve 1 d",
    ],
  },
  {
    name: "headings with steps below",
    text: "## SEV-1 Response\n\n1. Acknowledge the page within 5 minutes.\n2. Post an update every 30 minutes.\n3. If not resolved within 1 hour, call the CTO.\n\n## SEV-2 Response\n\n1. Acknowledge the page within 15 minutes.\n",
    levels: ["SEV-1: acknowledge 5 min, update 30 min", "SEV-2: acknowledge 15 min"],
  },
  {
    name: "bold, code and plain items",
    text: "- **SEV-1**: Down. Ack within 5 min, resolve within 1 hour.\n- `SEV-2`: slow; respond in 30 minutes and mitigate in 2 hours\n- SEV-3: odd\n  - Response: next business day\n",
    levels: [
      "SEV-1: acknowledge 5 min, resolve 1 h",
      "SEV-2: respond 30 min, mitigate 2 h",
      "SEV-3: respond 1 d business",
    ],
  },
  {
    name: "items under a heading that says what the times are for",
    text: "## Response times\n\n- SEV-1: 15 minutes\n- SEV-2: 1 hour, 24/7\n- SEV-3: next business day\n",
    levels: ["SEV-1: respond 15 min", "SEV-2: respond 1 h", "SEV-3: respond 1 d business"],
  },
  {
    name: "items under a line that says what the times are for",
    text: "## Severity\n\nUpdate frequency by level:\n\n- P1: 30 min\n- P2: 2 hours\n",
    levels: ["P1: update 30 min", "P2: update 2 h"],
  },
  {
    name: "bold paragraphs with lines and lists below",
    text: "**SEV-1 (Critical)** - Full outage\nResponse time: 15 minutes | Resolution: 4 hours\n\n**SEV-2 (High)** - Partial\n\n- Response time: 1 hour\n- Updates: every 2 hours\n",
    levels: [
      "SEV-1 (critical): respond 15 min, resolve 4 h",
      "SEV-2 (high): respond 1 h, update 2 h",
    ],
  },
  {
    name: "prose",
    text: "SEV-1 and SEV-2 must be acknowledged within 15 minutes. SEV-3 within one hour. Escalate SEV-1 if it is not resolved in 30 minutes.\n",
    levels: ["SEV-1: acknowledge 15 min", "SEV-2: acknowledge 15 min", "SEV-3: acknowledge 1 h"],
  },
  {
    name: "a scale and sentences elsewhere",
    text: `## Severity

- **SEV-1**: down
- **SEV-2**: slow

## Communication

Post every 30 min for SEV-1 and every 2 hours for SEV-2.

## Post-mortem

Required within 48 hours for SEV-1 and within 5 business days for SEV-2.
`,
    levels: ["SEV-1: postmortem 2 d, update 30 min", "SEV-2: postmortem 5 d business, update 2 h"],
  },
  {
    name: "an HTML table with a cell that is not closed",
    text: "<table>\n<tr><th>Severity</th><th>Response</th></tr>\n<tr><td>P0<td>&lt; 15 min</td></tr>\n\n<tr><td><b>P1</b></td><td>1 hour</td>\n</table>\n",
    levels: ["P0: respond 15 min", "P1: respond 1 h"],
  },
  {
    name: "text parted by tabs",
    text: "Level\tResponse\tResolution\nSEV1\t15 min\t4 hours\nSEV2\t1 hour\t1 day\n",
    levels: ["SEV-1: respond 15 min, resolve 4 h", "SEV-2: respond 1 h, resolve 1 d"],
  },
  {
    name: "a quote",
    text: "> **P1** – respond within 15 minutes\n>\n> **P2** – 4-hour resolution\n",
    levels: ["P1: respond 15 min", "P2: resolve 4 h"],
  },
  {
    name: "the part on escalation, without its delays",
    text: "## Escalation\n\n| Severity | Response | Escalate after |\n|---|---|---|\n| SEV-1 | 15 min | 30 min |\n| SEV-2 | 1 h | 2 h |\n",
    levels: ["SEV-1: respond 15 min", "SEV-2: respond 1 h"],
  },
  {
    name: "headings that hold the target themselves",
    text: "#### SEV-1 (Critical) - Response time: 5 minutes\n\n- outage\n\n#### SEV-2 (High) - Response time: 15 minutes\n",
    levels: ["SEV-1 (critical): respond 5 min", "SEV-2 (high): respond 15 min"],
  },
  {
    name: "labels between a heading and its targets",
    text: "### SEV-1 - 🔴 P0\n\nDefinition:\n- down for 5 minutes\n\nSLA:\n- First response: 5 min\n- Stabilization target: 15 min\n\n### SEV-2 - 🟠 P1\n\nSLA:\n- Resolution target: same business day\n",
    levels: ["SEV-1 (P0): respond 5 min, mitigate 15 min", "SEV-2 (P1): resolve 1 d business"],
  },
  {
    name: "a numbered list below a step",
    text: "1. Classify:\n   1. **Sev1** (all): Page on-call immediately. Target resolution: < 1 hour.\n   2. **Sev2** (some): Notify the lead within 15 minutes. Target resolution: < 4 hours.\n2. Go on.\n",
    levels: ["SEV-1: resolve 1 h", "SEV-2: resolve 4 h"],
  },
  {
    name: "cells with more than the time",
    text: "| Severity | Ack target | Response | Comms cadence | Escalate when |\n|---|---|---|---|---|\n| **SEV1** | ≤ 5 min | War room, exec notify | every 15 min | not mitigating in 30 min |\n| **SEV2** | 4 hours, business hours only | Ticket | on resolution | it recurs |\n",
    levels: [
      "SEV-1: acknowledge 5 min, update 15 min",
      "SEV-2: acknowledge 4 h business, update no span",
    ],
  },
  {
    name: "one sentence for all levels",
    text: "Response SLAs: P0 15 min, P1 1 hour, P2 next business day.\n",
    levels: ["P0: respond 15 min", "P1: respond 1 h", "P2: respond 1 d business"],
  },
  {
    name: "levels that are only numbered, with a name each",
    text: "| Stufe | Bezeichnung | Reaktionszeit |\n|---|---|---|\n| 1 | Kritisch | 15 Min. |\n| 2 | Hoch | nächster Werktag |\n",
    levels: [
      "critical (level 1, kritisch): respond 15 min",
      "high (level 2, hoch): respond 1 d business",
    ],
  },
  {
    name: "a table of words that a later table gives codes",
    text: "## Severity\n\n| Severity | Response |\n|---|---|\n| Critical | 15 min |\n| High | 1 h |\n\n## Priorities\n\n| Priority | Meaning |\n|---|---|\n| P1 (Critical) | x |\n| P2 (High) | y |\n",
    levels: ["P1 (critical): respond 15 min", "P2 (high): respond 1 h"],
  },
  {
    name: "a table with a full-width colon and brackets",
    text: "| Severity | Response |\n|---|---|\n| ＳＥＶ－１（Critical） | １５ min |\n| ＳＥＶ－２：High | 1 h |\n",
    levels: ["SEV-1 (critical): respond 15 min", "SEV-2 (high): respond 1 h"],
  },
  {
    name: "rhythms in a part on communication that does not call them updates",
    text: "## Status page\n\nPost every 30 min for SEV-1 and every 2 hours for SEV-2.\n",
    levels: ["SEV-1: update 30 min", "SEV-2: update 2 h"],
  },
  {
    name: "a list whose lead names the levels it is for",
    text: "## Severity\n\n| Level | Meaning |\n|---|---|\n| P1 | x |\n| P2 | y |\n| P3 | z |\n\n## News\n\n**For P1/P2 incidents:**\n- Post status updates every 15 minutes\n- Immediate mitigation comes first\n",
    levels: ["P1: update 15 min", "P2: update 15 min", "P3"],
  },
  {
    name: "what is done at once for a level, which ends nothing and is no rhythm",
    text: "## Severity\n\n| Level | Meaning |\n|---|---|\n| SEV1 | x |\n| SEV2 | y |\n\n### SEV1 steps\n\n1. **Mitigate** - Take immediate action\n\n### SEV2 steps\n\n1. Contained, with low immediate impact\n\n## News\n\n| Severity | Status page | Timing |\n|---|---|---|\n| SEV1 | Immediately | Every 30 min |\n| SEV2 | If > 15 min | Every hour |\n",
    levels: ["SEV-1: update 30 min", "SEV-2: update 1 h"],
  },
  {
    name: "a time that is more exact than the heading of its level",
    text: "## Severity\n\n### High (P1) - Urgent response\n\n**Response time:** < 6 hours\n\n### Medium (P2) - Scheduled response\n\n**Response time:** < 24 hours\n",
    levels: ["P1 (high): respond 6 h", "P2 (medium): respond 1 d"],
  },
  {
    name: "a list that says only of its first levels what their times are for",
    text: "# X\n\n## Severity & escalation\n\n- **critical**: 15min response, pager\n- **warning**: 1hr response\n- **info**: Next business day, e-mail\n",
    levels: ["critical: respond 15 min", "warning: respond 1 h", "info: respond 1 d business"],
  },
  {
    name: "two scales of one document that share a word",
    text: "## Alert severity\n\n### Critical (P0)\n- Response time: 5 min\n\n### Warning (P1)\n- Response time: 15 min\n\n## Incident severity\n\n### Severity 1 (Critical)\n- Response time: 10 min\n\n### Severity 2 (High)\n- Response time: 20 min\n\n### Severity 3 (Low)\n- Response time: 1 h\n",
    levels: [
      "P0 (critical): respond 5 min",
      "P1 (warning): respond 15 min",
      "SEV-1 (critical): respond 10 min",
      "SEV-2 (high): respond 20 min",
      "SEV-3 (low): respond 1 h",
    ],
  },
];
