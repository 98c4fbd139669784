import type { Scale } from "./scales.ts";

/** Scales in the languages besides English. */
export const FOREIGN_SCALES: readonly Scale[] = [
  {
    name: "Polish, a table",
    text: "## Poziomy ważności\n\n| Poziom | Opis | Czas reakcji | Czas naprawy | Aktualizacje |\n|---|---|---|---|---|\n| Krytyczny | awaria | natychmiast | 4 godz. | co 30 minut |\n| Wysoki | usterka | 1 godzina | 1 dzień roboczy | co godzinę |\n",
    levels: [
      "critical (krytyczny): respond immediate, resolve 4 h, update 30 min",
      "high (wysoki): respond 1 h, resolve 1 d business, update 1 h",
    ],
  },
  {
    name: "Polish without accents, prose",
    text: "Incydenty P1 wymagaja potwierdzenia w ciagu 15 minut. Incydenty P2 wymagaja potwierdzenia w ciagu godziny, czyli 60 minut.\n",
    levels: ["P1: acknowledge 15 min", "P2: acknowledge 1 h"],
  },
  {
    name: "German, headings",
    text: "## Schweregrade\n\n### Schweregrad 1 – Kritisch\n\n- Bestätigung: innerhalb von 15 Minuten\n- Lösung: 4 Std.\n- Status-Update: alle 30 Minuten\n\n### Schweregrad 2 – Hoch\n\n- Bestätigung: eine Stunde\n- Lösung: 2 Arbeitstage\n",
    levels: [
      "SEV-1 (critical, kritisch): acknowledge 15 min, resolve 4 h, update 30 min",
      "SEV-2 (high, hoch): acknowledge 1 h, resolve 2 d business",
    ],
  },
  {
    name: "French, a table",
    text: "| Niveau | Description | Délai de réponse | Délai de résolution | Fréquence de communication |\n|---|---|---|---|---|\n| P1 – Critique | Arrêt | 15 min (24h/24) | 4 h | toutes les 30 min |\n| P2 – Majeur | Partiel | 1 h (heures ouvrées) | 1 jour ouvré | chaque jour |\n",
    levels: [
      "P1 (critical, critique): respond 15 min, resolve 4 h, update 30 min",
      "P2 (major, majeur): respond 1 h business, resolve 1 d business, update 1 d",
    ],
  },
  {
    name: "French with a space before the colon, items",
    text: "## Gravité\n\n- SEV-1 : panne totale. Prise en compte : 5 min. Rétablissement : 4 h\n- SEV-2 : panne partielle. Prise en compte : 1 h\n",
    levels: ["SEV-1: acknowledge 5 min, resolve 4 h", "SEV-2: acknowledge 1 h"],
  },
  {
    name: "Spanish, items",
    text: "## Niveles de severidad\n\n- **Severidad 1 (Crítica)**: caída total. Acuse: 5 minutos; resolución: 2 horas; actualizaciones cada 30 minutos.\n- **Severidad 2 (Alta)**: caída parcial. Acuse: 15 minutos; resolución: próximo día hábil.\n",
    levels: [
      "SEV-1 (critical, crítica): acknowledge 5 min, resolve 2 h, update 30 min",
      "SEV-2 (high, alta): acknowledge 15 min, resolve 1 d business",
    ],
  },
  {
    name: "Spanish, prose",
    text: "Los incidentes P1 deben reconocerse en quince minutos y resolverse en 4 horas. Los incidentes P2 deben reconocerse en una hora.\n",
    levels: ["P1: acknowledge 15 min, resolve 4 h", "P2: acknowledge 1 h"],
  },
  {
    name: "Portuguese, a table that mixes time and people",
    text: "## Classificação\n\n| Nível | Nome | Exemplo | Tempo de resposta |\n|---|---|---|---|\n| 🔴 P1 | Crítico | parado por 10 minutos | 15min, EM + Sr Eng, #engenharia |\n| P2 | Alto | lento | 4h (comercial) |\n| P3 | Médio | x | Próximo sprint |\n",
    levels: [
      "P1 (critical, crítico): respond 15 min",
      "P2 (high, alto): respond 4 h business",
      "P3 (medium, médio): respond no span",
    ],
  },
  {
    name: "Portuguese without accents, headings",
    text: "## Severidade\n\n### Severidade 1\n\nResolucao: 48h uteis\n\n### Severidade 2\n\nResolucao: 5 dias uteis\n",
    levels: ["SEV-1: resolve 2 d business", "SEV-2: resolve 5 d business"],
  },
  {
    name: "Italian, bold paragraphs",
    text: "**P1 - Critico**\n\n- Presa in carico: 15 minuti\n- Risoluzione: 2 ore\n\n**P2 - Alto**\n\n- Presa in carico: 1 ora\n\nTutto va risolto entro 24 ore.\n",
    levels: [
      "P1 (critical, critico): acknowledge 15 min, resolve 2 h",
      "P2 (high, alto): acknowledge 1 h",
    ],
  },
  {
    name: "Italian, headings of words with colours",
    text: "## 🚨 Gravità\n\n### 🔴 CRITICA\n\n**Tempo di risposta**: Immediato (5 minuti)\n\n### 🟢 BASSA\n\n**Tempo di risposta**: Prossimo sprint\n",
    levels: ["critical (critica): respond immediate 5 min", "low (bassa): respond no span"],
  },
  {
    name: "Russian, a table",
    text: "## Уровни критичности\n\n| Уровень | Описание | Время реакции | Время устранения | Обновления |\n|---|---|---|---|---|\n| Критический (P0) | x | 15 минут | 4 часа | каждые 30 минут |\n| Высокий (P1) | y | 1 час | 1 рабочий день | каждый час |\n",
    levels: [
      "P0 (critical, критический): respond 15 min, resolve 4 h, update 30 min",
      "P1 (high, высокий): respond 1 h, resolve 1 d business, update 1 h",
    ],
  },
  {
    name: "Norwegian, items",
    text: "## Alvorlighetsgrad\n\n- **SEV-1 (Kritisk)**: Alt er nede. Bekreft innen 5 minutter, løses innen 4 timer.\n- **SEV-2 (Høy)**: Noe er nede. Bekreft innen 30 minutter, løses innen neste virkedag.\n",
    levels: [
      "SEV-1 (critical, kritisk): acknowledge 5 min, resolve 4 h",
      "SEV-2 (high, høy): acknowledge 30 min, resolve 1 d business",
    ],
  },
  {
    name: "Japanese, a table",
    text: "| 重大度 | 内容 | 初動 | 復旧目標 | 連絡頻度 | 事後レビュー |\n|---|---|---|---|---|---|\n| 緊急（P1） | 全停止 | 30分以内 | 4時間以内 | 30分ごと | 5営業日以内 |\n| 高（P2） | 一部 | 1時間以内 | 翌営業日 | 2時間ごと | 不要 |\n",
    levels: [
      "P1 (urgent, 緊急): respond 30 min, resolve 4 h, postmortem 5 d business, update 30 min",
      "P2 (high, 高): respond 1 h, resolve 1 d business, update 2 h",
    ],
  },
  {
    name: "Japanese, items with times before their verbs",
    text: "## 重大度定義\n\n- SEV-1：全面停止。15分以内に応答、4時間以内に復旧\n- SEV-2：一部停止。30分以内に応答、1営業日以内に復旧\n",
    levels: ["SEV-1: respond 15 min, resolve 4 h", "SEV-2: respond 30 min, resolve 1 d business"],
  },
  {
    name: "simplified Chinese, a table",
    text: "## 严重级别\n\n| 级别 | 说明 | 响应时间 | 恢复时间 |\n|---|---|---|---|\n| P0 | 核心不可用 | 立即（5分钟内） | 1小时 |\n| P1 | 部分 | 15分钟 | 1个工作日内 |\n",
    levels: [
      "P0: respond immediate 5 min, resolve 1 h",
      "P1: respond 15 min, resolve 1 d business",
    ],
  },
  {
    name: "simplified Chinese, prose",
    text: "P0 故障需在5分钟内响应，1小时内恢复。P1 故障需在15分钟内响应，4小时内恢复。\n\n## 通信机制\n\nP0 每30分钟同步一次进展，P1 每2小时更新一次。\n",
    levels: [
      "P0: respond 5 min, resolve 1 h, update 30 min",
      "P1: respond 15 min, resolve 4 h, update 2 h",
    ],
  },
  {
    name: "traditional Chinese, headings",
    text: "## 事故分級\n\n### P1（緊急）\n\n回應時間：15 分鐘\n解決時間：4 小時\n\n### P2（高）\n\n回應時間：下一個工作日\n",
    levels: [
      "P1 (urgent, 緊急): respond 15 min, resolve 4 h",
      "P2 (high, 高): respond 1 d business",
    ],
  },
  {
    name: "Korean, a table",
    text: "## 심각도\n\n| 등급 | 설명 | 응답 시간 | 복구 목표 | 업데이트 주기 |\n|---|---|---|---|---|\n| SEV1 (심각) | 전체 장애 | 15분 이내 | 4시간 | 30분마다 |\n| SEV2 | 부분 장애 | 1시간 이내 | 1영업일 | 2시간마다 |\n",
    levels: [
      "SEV-1 (severe, 심각): respond 15 min, resolve 4 h, update 30 min",
      "SEV-2: respond 1 h, resolve 1 d business, update 2 h",
    ],
  },
  {
    name: "Japanese, rhythms in a part on notifications",
    text: "## 通知\n\nSEV-1は30分ごと、SEV-2は2時間ごと。\n",
    levels: ["SEV-1: update 30 min", "SEV-2: update 2 h"],
  },
  {
    name: "grades with numbers behind their nouns, in Portuguese",
    text: "| Grau | Situação | Atendimento | Normalização |\n|---|---|---|---|\n| Grau 1 | tudo parado | 15 minutos | 2 horas |\n| Grau 2 | uma loja | 1 hora | 8 horas |\n",
    levels: ["level 1: respond 15 min, resolve 2 h", "level 2: respond 1 h, resolve 8 h"],
  },
  {
    name: "Roman numbers, in Spanish",
    text: "## Criticidad\n\n- **Nivel I**: sin agua. Respuesta: 10 minutos\n- **Nivel III**: gotea. Respuesta: 2 horas\n",
    levels: ["level 1: respond 10 min", "level 3: respond 2 h"],
  },
  {
    name: "numbers before their nouns, in Korean",
    text: "## 장애 등급\n\n| 등급 | 대응 시간 | 공유 주기 |\n|---|---|---|\n| 1등급 | 10분 이내 | 15분마다 |\n| 2등급 | 30분 이내 | 일 1회 |\n",
    levels: ["level 1: respond 10 min, update 15 min", "level 2: respond 30 min, update 1 d"],
  },
  {
    name: "numbers in words before their nouns, in Chinese",
    text: "## 故障等级\n\n| 等级 | 响应时间 |\n|---|---|\n| 一级 | 5分钟 |\n| Ⅱ级 | 30分钟 |\n",
    levels: ["level 1: respond 5 min", "level 2: respond 30 min"],
  },
  {
    name: "letters of the team's own, in Japanese",
    text: "| ランク | 状態 | 初動 |\n|---|---|---|\n| A | 全停止 | 15分以内 |\n| B | 一部停止 | 1時間以内 |\n| C | 軽い不具合 | 翌営業日 |\n",
    levels: ["A: respond 15 min", "B: respond 1 h", "C: respond 1 d business"],
  },
  {
    name: "a dash behind the word, in Polish",
    text: "# X\n\n## Jak ważne jest zgłoszenie\n\n- **Krytyczne** – stoi wszystko. Reagujemy natychmiast.\n- **Drobne** – pojedyncze sztuki. Reagujemy w ciągu pół godziny.\n",
    levels: ["critical (krytyczne): respond immediate", "minor (drobne): respond 30 min"],
  },
  {
    name: "items below a heading that names two matters, in Polish",
    text: "## Czasy (response/update)\n\n- SEV0:\n  - start triage: do 15 min\n  - status update: co 60 min\n- SEV1:\n  - start triage: do 2 dni roboczych\n  - status update: 1x dziennie\n\nPo naprawie patrzymy co najmniej 30 min (SEV0).\n",
    levels: ["SEV-0: respond 15 min, update 1 h", "SEV-1: respond 2 d business, update 1 d"],
  },
  {
    name: "a limit behind what is done at once, in Polish",
    text: "## Poziomy ważności\n\n**Poziom 1** – zalanie. Reakcja: niezwłocznie, nie później niż 30 minut.\n\n**Poziom 2** – kropla. Reakcja: 2 godziny.\n",
    levels: ["level 1: respond immediate 30 min", "level 2: respond 2 h"],
  },
  {
    name: "no half of what is only a syllable, in Korean",
    text: "## 장애 등급\n\n- P1: 정지. 대응: 15분 이내\n- P2: 지연. 대응: 2시간 이내, 일반 업무시간 내 해결\n",
    levels: ["P1: respond 15 min", "P2: respond 2 h"],
  },
  {
    name: "how often shops are told, in Polish",
    text: "| Priorytet | Czas reakcji | Informowanie sklepów |\n|---|---|---|\n| P1 | 5 min | co 30 minut |\n| P2 | 1 h | przy zamknięciu |\n",
    levels: ["P1: respond 5 min, update 30 min", "P2: respond 1 h"],
  },
];
