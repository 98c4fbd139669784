import type { Scale } from "./scales.ts";

const THREE = (title: string, words: readonly string[]): string =>
  `# X\n\n## ${title}\n\n${words.map((word) => `- ${word}: x\n`).join("")}\n`;

/** Levels whose times stand in sentences, most of which name them by a word in any of its forms. */
export const IN_SENTENCES: readonly Scale[] = [
  {
    name: "Polish sentences",
    text: `${THREE("Ważność", ["Krytyczny", "Wysoki", "Niski"])}## Czas reakcji\n\nLiczymy od zgłoszenia: dla krytycznych: 15 minut, dla wysokich: 1 godzina, dla niskich: następny dzień roboczy.\n\n## Komunikacja\n\nAktualizacje co 30 minut dla incydentów krytycznych i co 2 godziny dla wysokich.\n`,
    levels: [
      "critical (krytyczny): respond 15 min, update 30 min",
      "high (wysoki): respond 1 h, update 2 h",
      "low (niski): respond 1 d business",
    ],
  },
  {
    name: "a Polish sentence in which the degree stands behind what has it",
    text: "| Waga | Reakcja |\n|---|---|\n| Wysoka | 15 min |\n| Średnia | 2 dni rob. |\n\n## Po awarii\n\nRaport poincydentalny dla awarii o wysokiej wadze w ciągu 5 dni roboczych.\n",
    levels: [
      "high (wysoka): respond 15 min, postmortem 5 d business",
      "medium (średnia): respond 2 d business",
    ],
  },
  {
    name: "Polish verbs",
    text: "Zgłoszenia P1 podejmujemy w ciągu 15 minut i usuwamy w ciągu 4 godzin. Zgłoszenia P2 podejmujemy do godziny, a usuwamy w ciągu tygodnia.\n",
    levels: ["P1: respond 15 min, resolve 4 h", "P2: respond 1 h, resolve 7 d"],
  },
  {
    name: "Russian sentences",
    text: `${THREE("Критичность", ["Критичный", "Высокий"])}## Сроки\n\nВремя реакции: для критичных — 30 минут, для высоких — 2 часа. Время восстановления для критичных инцидентов — 4 часа, для высоких — 2 рабочих дня.\n`,
    levels: [
      "critical (критичный): respond 30 min, resolve 4 h",
      "high (высокий): respond 2 h, resolve 2 d business",
    ],
  },
  {
    name: "Russian verbs",
    text: "На SEV-1 отвечаем за 10 минут и чиним за час. На SEV-2 отвечаем за час и чиним за рабочий день.\n",
    levels: ["SEV-1: respond 10 min, resolve 1 h", "SEV-2: respond 1 h, resolve 1 d business"],
  },
  {
    name: "a German sentence",
    text: `${THREE("Prioritäten", ["Kritisch", "Hoch", "Niedrig"])}## Reaktionszeiten\n\nWir reagieren bei kritischen Vorfällen innerhalb von 15 Minuten, bei hohen innerhalb einer Stunde und bei niedrigen am nächsten Arbeitstag.\n`,
    levels: [
      "critical (kritisch): respond 15 min",
      "high (hoch): respond 1 h",
      "low (niedrig): respond 1 d business",
    ],
  },
  {
    name: "German lines for each kind of time",
    text: `${THREE("Schweregrade", ["Kritisch", "Hoch"])}## Fristen\n\n- Bestätigung: kritisch 5 Minuten, hoch 15 Minuten\n- Behebung: kritisch 2 Stunden, hoch 1 Werktag\n`,
    levels: [
      "critical (kritisch): acknowledge 5 min, resolve 2 h",
      "high (hoch): acknowledge 15 min, resolve 1 d business",
    ],
  },
  {
    name: "French lines, the time first",
    text: `${THREE("Gravité", ["Critique", "Majeure"])}## Communication\n\n- Points avec le maire (toutes les 30 minutes pour incidents critiques, toutes les 2 heures pour les incidents majeurs)\n\n## Post-mortem\n\nSous 3 jours ouvrés (pour incidents de gravité critique).\n`,
    levels: [
      "critical (critique): postmortem 3 d business, update 30 min",
      "major (majeure): update 2 h",
    ],
  },
  {
    name: "Spanish sentences",
    text: `${THREE("Severidad", ["Crítica", "Alta"])}## Tiempos de respuesta\n\nPara incidentes críticos: 15 minutos. Para los de severidad alta: siguiente día hábil.\n`,
    levels: ["critical (crítica): respond 15 min", "high (alta): respond 1 d business"],
  },
  {
    name: "Portuguese sentences",
    text: `${THREE("Classificação", ["Crítico", "Alto", "Baixo"])}Incidentes críticos devem ser reconhecidos em 5 minutos e resolvidos em 2 horas. Para os altos, o reconhecimento é em 30 minutos. Incidentes de nível baixo são atendidos no próximo dia útil.\n`,
    levels: [
      "critical (crítico): acknowledge 5 min, resolve 2 h",
      "high (alto): acknowledge 30 min",
      "low (baixo): respond 1 d business",
    ],
  },
  {
    name: "an Italian sentence, the time first",
    text: `${THREE("Gravità", ["Critico", "Medio"])}## Tempi\n\nLa risposta è dovuta entro 15 minuti per gli incidenti critici ed entro 4 ore per quelli medi.\n`,
    levels: ["critical (critico): respond 15 min", "medium (medio): respond 4 h"],
  },
  {
    name: "a Norwegian sentence",
    text: `${THREE("Alvorlighet", ["Kritisk", "Høy", "Lav"])}For kritiske hendelser svarer vi innen 15 minutter, for høye innen en time, for lave neste virkedag.\n`,
    levels: [
      "critical (kritisk): respond 15 min",
      "high (høy): respond 1 h",
      "low (lav): respond 1 d business",
    ],
  },
  {
    name: "a Japanese sentence",
    text: `${THREE("重大度", ["致命的", "軽微"])}## 対応時間\n\n致命的な障害は15分以内、軽微な障害は翌営業日に初動を開始する。\n`,
    levels: ["critical (致命的): respond 15 min", "minor (軽微): respond 1 d business"],
  },
  {
    name: "Chinese sentences",
    text: `${THREE("严重程度", ["严重", "轻微"])}## 通报\n\n严重事故每30分钟通报一次进展，轻微事故每天通报一次。\n`,
    levels: ["severe (严重): update 30 min", "minor (轻微): update 1 d"],
  },
  {
    name: "Chinese levels with their number first",
    text: "一级故障须在10分钟内响应、1小时内恢复；二级故障须在30分钟内响应。\n",
    levels: ["level 1: respond 10 min, resolve 1 h", "level 2: respond 30 min"],
  },
  {
    name: "a Korean sentence",
    text: `${THREE("심각도", ["치명", "심각"])}## 대응 시간\n\n치명적 장애는 10분 이내, 심각한 장애는 30분 이내에 대응합니다.\n`,
    levels: ["critical (치명): respond 10 min", "severe (심각): respond 30 min"],
  },
  {
    name: "an English sentence that alone names two levels, and one for both",
    text: "We acknowledge critical incidents within 5 minutes and low incidents by the next business day.\n\n## Postmortems\n\nFor critical and low severity incidents, within 5 business days.\n",
    levels: [
      "critical: acknowledge 5 min, postmortem 5 d business",
      "low: acknowledge 1 d business, postmortem 5 d business",
    ],
  },
  {
    name: "letters of one sentence, each with its times",
    text: "Tiempos: S1: respuesta 1h, resolución 4h; S2: respuesta 4h, resolución 1 día.\n",
    levels: ["S1: respond 1 h, resolve 4 h", "S2: respond 4 h, resolve 1 d"],
  },
  {
    name: "times in the order of those before them",
    text: "SLA: P1 15 min resposta / 4h resolução; P2 1h / 1 dia útil. P3: 2h / 3 dias úteis.\n",
    levels: [
      "P1: respond 15 min, resolve 4 h",
      "P2: respond 1 h, resolve 1 d business",
      "P3: respond 2 h, resolve 3 d business",
    ],
  },
  {
    name: "items with times in the order of the first",
    text: "## Severidad\n\n- **SEV1**: respuesta 10 min / resolución 2 h\n- **SEV2**: 30 min / 8 h\n",
    levels: ["SEV-1: respond 10 min, resolve 2 h", "SEV-2: respond 30 min, resolve 8 h"],
  },
  {
    name: "lines that each name one level, below a heading on severity or on what times are for",
    text: "## Response times\n\n- For critical incidents: 15 minutes\n- For low incidents: next business day\n\n## Czas naprawy\n\n- Dla incydentów krytycznych: 4 godziny\n",
    levels: ["critical: respond 15 min, resolve 4 h", "low: respond 1 d business"],
  },
  {
    name: "Polish lines below a heading on what times are for",
    text: "## Czas reakcji\n\n- Dla incydentów krytycznych: 15 minut\n- Dla incydentów niskich: 2 dni robocze\n",
    levels: ["critical: respond 15 min", "low: respond 2 d business"],
  },
  {
    name: "no order of times that are told apart",
    text: "SEV-1: response 15 min / resolution 4 h. SEV-2 once began 2 h later and lasted 3 days. SEV-3: response 1 h.\n",
    levels: ["SEV-1: respond 15 min, resolve 4 h", "SEV-3: respond 1 h"],
  },
];
