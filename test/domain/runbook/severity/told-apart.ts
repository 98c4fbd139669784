import type { Scale } from "./scales.ts";

const TWO = "## Severity\n\n| Sev | Meaning |\n|---|---|\n| SEV1 | flood |\n| SEV2 | leak |\n\n";

/** Scales whose levels and times do not stand in one sentence, or not in words alone. */
export const TOLD_APART: readonly Scale[] = [
  {
    name: "the levels that need a review in one sentence, and when it is due in another",
    text: `${TWO}## Postmortem\n\nSEV3 needs no postmortem. SEV2 in a store has a postmortem if it comes back. Every SEV1 and SEV2 gets a postmortem.\n\n### When\n\n- Postmortem draft due within 3 days.\n- Postmortem meeting within 5 days.\n`,
    levels: ["SEV-1: postmortem 3 d", "SEV-2: postmortem 3 d"],
  },
  {
    name: "phases below a heading that names the levels they are for",
    text: `${TWO}## Response (SEV1/SEV2)\n\n### Detect and triage (target: within 10 minutes of detection)\n\nLook.\n\n### Contain: within 45 minutes\n\nShut.\n\n### Notify and restore (within 9 hours)\n\nTell.\n`,
    levels: ["SEV-1: respond 10 min, mitigate 45 min", "SEV-2: respond 10 min, mitigate 45 min"],
  },
  {
    name: "cells of a table on other things",
    text: `${TWO}## Figures\n\n| Figure | Goal |\n|---|---|\n| Mean time to recover | < 3 hours (SEV1) |\n| Doors | 4 |\n`,
    levels: ["SEV-1: resolve 3 h", "SEV-2"],
  },
  {
    name: "a cell of a table on reviews",
    text: `${TWO}## Postmortems\n\n| Rule | Target |\n|---|---|\n| Filed in time | SEV1: ≤ 6 days. SEV2: ≤ 12 days |\n`,
    levels: ["SEV-1: postmortem 6 d", "SEV-2: postmortem 12 d"],
  },
  {
    name: "times in brackets behind what is done",
    text: "### SEV1: flood\n\n- Mitigate by hand (< 20 min)\n- Write the post-mortem (≤ 2 days)\n\n### SEV2: leak\n\n- Mitigate (< 3h)\n",
    levels: ["SEV-1: mitigate 20 min, postmortem 2 d", "SEV-2: mitigate 3 h"],
  },
  {
    name: "times in brackets before the meaning",
    text: "**P0 (24/7, sofort):** Werk steht\n**P1 (< 2h):** Band steht\n",
    levels: ["P0: respond immediate", "P1: respond 2 h"],
  },
  {
    name: "two times together for two levels together",
    text: `${TWO}## Updates\n\n- Updates every 20/40 min for SEV1/SEV2.\n`,
    levels: ["SEV-1: update 20 min", "SEV-2: update 40 min"],
  },
  {
    name: "two times together for two kinds of alerts",
    text: "## Severity\n\n- Critical: flood\n- High: leak\n\n## Updates\n\n- Updates every 20/40 min for critical/high alerts.\n",
    levels: ["critical: update 20 min", "high: update 40 min"],
  },
  {
    name: "code that defines the levels",
    text: '## Severity\n\n```python\nclass Level:\n    CRITICAL = {\n        "meaning": "flood",\n        "response_time": "10 minutes",\n    }\n    LOW = {\n        "response_time": "2 hours",\n    }\n```\n',
    levels: ["critical: respond 10 min", "low: respond 2 h"],
  },
  {
    name: "a German heading on how critical things are",
    text: "## Kritikalitätsstufen\n\n- Kritisch: Werk steht\n- Niedrig: Band steht\n",
    levels: ["critical (kritisch)", "low (niedrig)"],
  },
  {
    name: "words for levels of which the second column has other words, but not for all",
    text: "## Severity\n\n| Grade | Name | Reaction |\n|---|---|---|\n| Low | Minor | 2 days |\n| Medium | Notable | 9 h |\n| High | Critical | 1 h |\n",
    levels: ["low (minor): respond 2 d", "medium: respond 9 h", "high (critical): respond 1 h"],
  },
  {
    name: "how often sitreps go out",
    text: "## Severity\n\n### High severity\n\n- Send a sitrep every hour.\n\n### Low severity\n\n- Send sitreps 2x daily.\n",
    levels: ["high: update 1 h", "low: update 12 h"],
  },
  {
    name: "root causes to be written down, and what is remediated",
    text: "- SEV1: root cause written down within 4 days\n- SEV2: remediate within 8 hours\n",
    levels: ["SEV-1: postmortem 4 d", "SEV-2: resolve 8 h"],
  },
  {
    name: "what waits for the next version in Chinese",
    text: "## 分级\n\n| 级别 | 解决 |\n|---|---|\n| P1 | 2小时 |\n| P2 | 下次发版 |\n",
    levels: ["P1: resolve 2 h", "P2: resolve no span"],
  },
];
