import type { Scale } from "./scales.ts";

/** Scales whose levels and times do not stand in one sentence, or not in words alone. */
export const TOLD_APART: readonly Scale[] = [
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
