import type { Scale } from "./scales.ts";

/** Scales of less common shapes, and what only looks like a time of a level. */
export const OTHER_SHAPES: readonly Scale[] = [
  {
    name: "headings with the time to recover in brackets",
    text: "## Niveaux\n\n### P1 - Critique (RTO : 30 min)\n\nArrêt.\n\n### P2 - Majeur (RTO : 4 heures)\n\nRalenti.\n",
    levels: ["P1 (critical, critique): resolve 30 min", "P2 (major, majeur): resolve 4 h"],
  },
  {
    name: "items with times to recover, beside what data may be lost",
    text: "## Severity\n\n- **SEV1** (RTO 1 hour, RPO 5 minutes): flood\n- **SEV2**: leak. RTO: 3 days\n",
    levels: ["SEV-1: resolve 1 h", "SEV-2: resolve 3 d"],
  },
  {
    name: "lines of code below a heading on urgency",
    text: "## Niveaux d'urgence\n\n```\n🔴 P0 - CRITIQUE : inondation, réponse 5 min\n🟡 P1 - HAUTE : fuite\n```\n",
    levels: ["P0 (critical, critique): respond 5 min", "P1 (high, haute)"],
  },
  {
    name: "lines of code whose columns are only set apart",
    text: "## Severity\n\n```text\nSEV1  flood   ack 5m   fix 2h\nSEV2  leak    ack 15m  fix 8h\n```\n",
    levels: ["SEV-1: acknowledge 5 min, resolve 2 h", "SEV-2: acknowledge 15 min, resolve 8 h"],
  },
  {
    name: "a table without heads",
    text: "## Severity\n\n<table>\n<tr><td>Critical</td><td>Flood</td></tr>\n<tr><td>High</td><td>Leak</td></tr>\n</table>\n",
    levels: ["critical", "high"],
  },
  {
    name: "words below an item that asks for the severity",
    text: "## Triage\n\n1. Set the severity:\n   - Critical: flood\n     - respond within 5 minutes\n   - Low: drip\n     - respond within 2 business days\n2. Go.\n",
    levels: ["critical: respond 5 min", "low: respond 2 d business"],
  },
  {
    name: "words below an item that asks to classify the incident",
    text: "1. Classifique o incidente:\n   - **Crítico**: inundação\n   - **Baixo**: goteira\n",
    levels: ["critical (crítico)", "low (baixo)"],
  },
  {
    name: "numbered levels that have a word as well",
    text: "## Niveles\n\n### Nivel 1 - Crítico\n\nTiempo de respuesta: 10 minutos\n\n### Nivel 2 - Bajo\n\nTiempo de respuesta: 1 día hábil\n",
    levels: [
      "critical (level 1, crítico): respond 10 min",
      "low (level 2, bajo): respond 1 d business",
    ],
  },
  {
    name: "a word with its noun, and the status at a rhythm",
    text: "### Критический уровень (P1)\n\n- Статус: каждые 20 минут\n\n### Средний уровень (P2)\n\n- Статус: раз в 2 часа\n",
    levels: ["P1 (critical, критический): update 20 min", "P2 (medium, средний): update 2 h"],
  },
  {
    name: "very high, and word given at a rhythm",
    text: "| Priorität | Reaktionszeit | Rückmeldung |\n|---|---|---|\n| Sehr hoch | 15 Min. | stündlich |\n| Hoch | 1 Std. | alle 4 Std. |\n",
    levels: [
      "very high (sehr hoch): respond 15 min, update 1 h",
      "high (hoch): respond 1 h, update 4 h",
    ],
  },
  {
    name: "words in the plural",
    text: "## Уровни критичности\n\n- **Критичные**: реакция 15 минут\n- **Высокие**: реакция 1 час\n\n## Prioriteter\n\n- Lave: svartid 1 dag\n- Alvorlige: svartid 2 timer\n",
    levels: [
      "critical (критичные): respond 15 min",
      "high (высокие): respond 1 h",
      "low (lave): respond 1 d",
      "major (alvorlige): respond 2 h",
    ],
  },
  {
    name: "words behind a noun of their own language",
    text: "## Klasyfikacja\n\n- Klasa krytyczna: reakcja 15 min\n- Klasa niska: reakcja 1 dzień\n",
    levels: ["critical (krytyczna): respond 15 min", "low (niska): respond 1 d"],
  },
  {
    name: "working days that are shortened",
    text: "| Приоритет | Устранение |\n|---|---|\n| P1 | 4 ч |\n| P2 | 2 раб. дня |\n| P3 | 8 раб. часов |\n",
    levels: ["P1: resolve 4 h", "P2: resolve 2 d business", "P3: resolve 8 h business"],
  },
  {
    name: "Korean and Japanese words for sharing at a rhythm",
    text: "## 심각도\n\n- **SEV1**: 복구 2시간 이내, 30분마다 공유\n- **SEV2**: 1時間ごとに報告\n",
    levels: ["SEV-1: resolve 2 h, update 30 min", "SEV-2: update 1 h"],
  },
  {
    name: "no resolution in when people are told of it, counted from the fix",
    text: "## Status page\n\n### SEV1\n\n- Updates: every 30 min\n- Resolution: within 2 hours of the fix\n\n### SEV2\n",
    levels: ["SEV-1: update 30 min", "SEV-2"],
  },
  {
    name: "no postmortem in a message after the incident",
    text: "### P0\n\n- Post incident communication within 1 hour\n- Post-mortem within 48 hours\n\n### P1\n",
    levels: ["P0: postmortem 2 d", "P1"],
  },
  {
    name: "a list below a heading that names a level and a time",
    text: "## Levels\n\n### P1\n\n### P2\n\n## Checklist for P1 (15 min)\n\n- [ ] Post-mortem within 24h\n",
    levels: ["P1: postmortem 1 d", "P2"],
  },
  {
    name: "a Spanish column of priorities with numbers",
    text: "| Prioridad | Tiempo de atención |\n|---|---|\n| 1 - Urgente | 15 minutos |\n| 2 - Alta | 2 horas hábiles |\n",
    levels: ["P1 (urgent, urgente): respond 15 min", "P2 (high, alta): respond 2 h business"],
  },
  {
    name: "guarantees that French contracts name by their letters",
    text: "| Niveau | GTI | GTR |\n|---|---|---|\n| P1 | 15 min | 4 h |\n| P2 | 1 h | 8 h |\n",
    levels: ["P1: respond 15 min, resolve 4 h", "P2: respond 1 h, resolve 8 h"],
  },
  {
    name: "a rhythm with a letter before it, and what is mended in Norwegian",
    text: "- SEV1: løst innen 4 t, updates q15min\n- SEV2: løst innen 1 virkedag, updates q2h\n",
    levels: ["SEV-1: resolve 4 h, update 15 min", "SEV-2: resolve 1 d business, update 2 h"],
  },
  {
    name: "lists of levels below the kinds of time they are for",
    text: "## Targets\n\n- **Acknowledge**\n  - P1: 5 min\n  - P2: 15 min\n- **Resolve**\n  - P1: 4 h\n  - P2: 1 day\n",
    levels: ["P1: acknowledge 5 min, resolve 4 h", "P2: acknowledge 15 min, resolve 1 d"],
  },
  {
    name: "ordinal levels across the top",
    text: "## 事件等級\n\n| | 第一級 | 第二級 |\n|---|---|---|\n| 確認 | 5 分鐘 | 15 分鐘 |\n",
    levels: ["level 1: acknowledge 5 min", "level 2: acknowledge 15 min"],
  },
  {
    name: "ways around in Norwegian",
    text: "| Alvorlighet | Omgåelse |\n|---|---|\n| Kritisk | 1 t |\n| Lav | 4 t |\n",
    levels: ["critical (kritisk): mitigate 1 h", "low (lav): mitigate 4 h"],
  },
];
