import type { Scale } from "./scales.ts";

const TWO = "## Severity\n\n| Sev | Meaning |\n|---|---|\n| SEV1 | flood |\n| SEV2 | leak |\n\n";

/** Scales whose times stand elsewhere than in a column or line that is named after them. */
export const TIMES_ELSEWHERE: readonly Scale[] = [
  {
    name: "a table whose meanings end in a time to respond",
    text: "## Severity\n\n| Level | Definition |\n|---|---|\n| P1 | Dry for 5 minutes. Respond within 15 minutes. |\n| P2 | Low. Respond within 1 hour. |\n",
    levels: ["P1: respond 15 min", "P2: respond 1 h"],
  },
  {
    name: "headings whose impact ends in a time to act",
    text: "## Severidade\n\n### Alto\n\n**Impacto:** metade das bombas por 10 minutos. Ação em até 4 horas.\n\n### Baixo\n\n**Impacto:** uma bomba. Ação em até 72 horas.\n",
    levels: ["high (alto): respond 4 h", "low (baixo): respond 3 d"],
  },
  {
    name: "a column for the time to recover, beside a sentence on what is not resolved in time",
    text: "## Severidades\n\n| Severidad | Definición | RTO |\n|---|---|---|\n| SEV1 | inundación | 15 min |\n| SEV2 | fuga | 2 h |\n\n## Pasos\n\n1. Se SEV1 e não resolver em 30min → prefeito\n",
    levels: ["SEV-1: resolve 15 min", "SEV-2: resolve 2 h"],
  },
  {
    name: "hours of working time, shortened",
    text: "## Severity\n\n| Sev | Meaning | Acknowledge |\n|---|---|---|\n| P1 | flood | 15 min |\n| P2 | leak | 4 business h |\n",
    levels: ["P1: acknowledge 15 min", "P2: acknowledge 4 h business"],
  },
  {
    name: "data with a key for each level",
    text: "## 分级\n\n```yaml\n标准:\n  P0 - 紧急:\n    影响范围: 全村停水\n    响应时间: 15分钟内响应\n    解决时限: 2小时内恢复\n\n  P1 - 高:\n    响应时间: 30分钟内响应\n```\n",
    levels: ["P0 (urgent, 紧急): respond 15 min, resolve 2 h", "P1 (high, 高): respond 30 min"],
  },
  {
    name: "steps that stand as text in a fence",
    text: `${TWO}## Flow\n\n\`\`\`\n1. Look.\n2. Post updates every 15 min (SEV1) or 30 min (SEV2).\n\`\`\`\n`,
    levels: ["SEV-1: update 15 min", "SEV-2: update 30 min"],
  },
  {
    name: "steps below a heading that names the levels they are for, where what is done at once is no promise",
    text: `${TWO}## Response playbook (SEV1/SEV2)\n\n1. **Acknowledge** by phone within 5 minutes.\n2. **Contain**: close the gate immediately.\n3. **Post-mortem** — within 5 business days.\n`,
    levels: [
      "SEV-1: acknowledge 5 min, postmortem 5 d business",
      "SEV-2: acknowledge 5 min, postmortem 5 d business",
    ],
  },
  {
    name: "a list of how long to look on, which are no targets",
    text: `${TWO}## Monitoring post-fix\n\n**Required monitoring period**:\n- SEV1: 2 hours\n- SEV2: 1 hour\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "a table below an item",
    text: "## Triage\n\n1. Look.\n2. **Assign severity**:\n\n   | Severity | Score | Fix target |\n   |---|---|---|\n   | Critical | 9 | 14 days |\n   | High | 7 | 30 days |\n",
    levels: ["critical: resolve 14 d", "high: resolve 30 d"],
  },
  {
    name: "words below a heading on their rhythm, in a part on news",
    text: "## Sévérité\n\n- Critique : inondation\n- Majeur : fuite\n\n## Communication\n\n### Fréquence des mises à jour\n\n- Critique : toutes les heures\n- Majeur : toutes les 4 heures\n",
    levels: ["critical (critique): update 1 h", "major (majeur): update 4 h"],
  },
  {
    name: "a response that tells only how often there is news",
    text: "## Severity\n\n| Severity | Criteria | Response |\n|---|---|---|\n| P1 | flood | All hands, every 15 min updates |\n| P2 | leak | On-call, every 30 min updates |\n",
    levels: ["P1: update 15 min", "P2: update 30 min"],
  },
  {
    name: "code that draws a table with blanks",
    text: "## Alarms\n\n```\nSeverity   Route     First Response   Escalation\n────────   ─────     ──────────────   ──────────\nSEV1       pager     5 min            10 min: lead\nSEV2       mail + daily   15 min      none\n```\n",
    levels: ["SEV-1: respond 5 min", "SEV-2: respond 15 min"],
  },
  {
    name: "a heading that gives each level its rhythm",
    text: `${TWO}## Messages\n\n### Update every 15 minutes (SEV1) / 30 minutes (SEV2)\n\nTell the mayor.\n`,
    levels: ["SEV-1: update 15 min", "SEV-2: update 30 min"],
  },
  {
    name: "a cadence with a column for each audience",
    text: `${TWO}## Update cadence\n\n| Severity | Internal | Status page |\n|---|---|---|\n| SEV1 | 15 min | 30 min |\n| SEV2 | 1 h | 2 h |\n`,
    levels: ["SEV-1: update 15 min", "SEV-2: update 1 h"],
  },
  {
    name: "a column of rhythms with a name of its own",
    text: "## 重大度\n\n| レベル | 初動 | 報告 |\n|---|---|---|\n| SEV1 | 15分以内 | 30分ごと |\n| SEV2 | 1時間以内 | 2時間ごと |\n",
    levels: ["SEV-1: respond 15 min, update 30 min", "SEV-2: respond 1 h, update 2 h"],
  },
  {
    name: "a column that says when the team works",
    text: "## Severity\n\n| Severity | Response time | Coverage |\n|---|---|---|\n| Critical | 30 minutes | 24x7 |\n| High | 2 hours | Business hours |\n",
    levels: ["critical: respond 30 min", "high: respond 2 h business"],
  },
  {
    name: "sentences of one line, each for its level",
    text: `${TWO}## Postmortem\n\nSEV1: within 3 business days. SEV2: within 5 business days.\n`,
    levels: ["SEV-1: postmortem 3 d business", "SEV-2: postmortem 5 d business"],
  },
  {
    name: "an agreement that says itself what its times are for",
    text: "## Severity\n\n- **SEV1**: flood. SLA: 15 min ack, 1h contain.\n- **SEV2**: leak. SLA: 30 min ack, 4h contain.\n",
    levels: ["SEV-1: acknowledge 15 min, mitigate 1 h", "SEV-2: acknowledge 30 min, mitigate 4 h"],
  },
  {
    name: "a response within the day",
    text: "## Severidad\n\n| Sev | Respuesta |\n|---|---|\n| SEV1 | en 10 min |\n| SEV2 | atender en el día |\n",
    levels: ["SEV-1: respond 10 min", "SEV-2: respond 1 d"],
  },
  {
    name: "no steps that mend, whose times are their own",
    text: `${TWO}## Mitigation\n\n- Slow valve: SEV2, watch it; the limit of 180s keeps it from hanging\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "times alone behind the names of levels",
    text: "**P0 - Критический (< 15 минут)**\n\n- сухо\n\n**P1 - Высокий (< 1 час)**\n\n- течёт\n",
    levels: ["P0 (critical, критический): respond 15 min", "P1 (high, высокий): respond 1 h"],
  },
  {
    name: "no examples, whose times are no targets",
    text: "## Severity\n\n### SEV-1\n\n**Examples**:\n\n- Slow response times of 10 seconds\n\n**Response Time**: < 15 minutes\n\n### SEV-2\n",
    levels: ["SEV-1: respond 15 min", "SEV-2"],
  },
  {
    name: "no months in a word that only holds such letters",
    text: `${TWO}## Notes\n\nSEV1: slow response times.\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "no plan that is brought up to date",
    text: `${TWO}Update this plan every 6 months and after each SEV1.\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "no heading that only says for which levels something is done at once",
    text: `${TWO}## Immediate actions for SEV1\n\n- close the gate\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "a rhythm with hyphens, and a response at once in Spanish",
    text: "## Severidad\n\n| Sev | Respuesta | Comms cadence |\n|---|---|---|\n| SEV1 | Atender ya | hourly |\n| SEV2 | 4 h | end-of-day summary |\n",
    levels: ["SEV-1: respond immediate, update 1 h", "SEV-2: respond 4 h, update 1 d"],
  },
  {
    name: "levels that a line only counts up",
    text: "# Wells\n\n**Severity levels:** P1 (critical) / P2 (major) / P3 (minor)\n",
    levels: ["P1", "P2", "P3"],
  },
  {
    name: "levels that an item counts up in German",
    text: "# Brunnen\n\n1. Vorfall mit Severity einstufen (`SEV-1` kritisch, `SEV-2` hoch, `SEV-3` mittel).\n2. Hinfahren.\n",
    levels: ["SEV-1", "SEV-2", "SEV-3"],
  },
  {
    name: "no resolution in what a time counts from",
    text: `${TWO}## Review\n\nWithin 5 business days of recovery (SEV1) or 10 business days (SEV2):\n\n- meet\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "a rhythm for each word, in brackets behind it",
    text: "## Severity\n\n### High\n\nFlood.\n\n### Medium\n\nLeak.\n\n### Low\n\nDrip.\n\n## Talking\n\n- Send a status update every hour (high severity)\n- Send a status update daily (medium/low severity).\n- Look every week (long floods)\n",
    levels: ["high: update 1 h", "medium: update 1 d", "low: update 1 d"],
  },
  {
    name: "no rhythm in news that is told once",
    text: "## Severity\n\n| Sev | Response | Communication |\n|---|---|---|\n| SEV1 | 15 min | Town hall at once, letter within 1 hour |\n| SEV2 | 1 h | Letter within 4 h |\n| SEV3 | 2 h | 8 h |\n",
    levels: ["SEV-1: respond 15 min", "SEV-2: respond 1 h", "SEV-3: respond 2 h, update 8 h"],
  },
  {
    name: "the rhythm behind a first update",
    text: "## Response\n\n### P1 - High\n\n**Response time:** < 5 minutes\n\n1. **Board:** update within 5 minutes\n2. **Updates:** every 20 minutes\n\n### P2 - Low\n\n**Response time:** 1 hour\n",
    levels: ["P1 (high): respond 5 min, update 20 min", "P2 (low): respond 1 h"],
  },
  {
    name: "the one of several times that says what it is for",
    text: "## Severity\n\n| Sev | MTTR target |\n|---|---|\n| SEV1 | 1 h triage / 4 h resolution / post-mortem within 48 h |\n| SEV2 | 2 h |\n",
    levels: ["SEV-1: resolve 4 h, postmortem 2 d", "SEV-2: resolve 2 h"],
  },
  {
    name: "no response in the label of what is done at once",
    text: "## Whom to tell\n\n### P1 - Flood\n\n**Immediate actions**:\n\n1. close the gate\n\n### P2 - Drip\n\n**Immediate actions**:\n\n1. No immediate action needed\n",
    levels: ["P1", "P2"],
  },
  {
    name: "no resolution in when people are told of it",
    text: `${TWO}## Communication cadence\n\n| Severity | Updates | Resolution |\n|---|---|---|\n| SEV1 | Every 15 min | Immediately |\n| SEV2 | Every 2 hours | When resolved |\n`,
    levels: ["SEV-1: update 15 min", "SEV-2: update 2 h"],
  },
  {
    name: "no target in what one of several cases of a level speaks of",
    text: `${TWO}## SEV1: Gate stuck\n\n### Resolution\n\nPush.\n\n## SEV2: Paid twice\n\n### Resolution\n\n- say when the money is back (5-10 business days)\n\n## SEV2: Not paid\n\n### Resolution\n\nAsk.\n`,
    levels: ["SEV-1", "SEV-2"],
  },
  {
    name: "the hour within which somebody looks, in French",
    text: "## Gravité\n\n| Niveau | Définition | Délai de prise en charge |\n|---|---|---|\n| SEV1 | Inondation | Immédiat |\n| SEV2 | Fuite | Dans l'heure |\n",
    levels: ["SEV-1: respond immediate", "SEV-2: respond 1 h"],
  },
];
