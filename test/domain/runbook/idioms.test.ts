import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { roleOf } from "../../../src/domain/runbook/role.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import { planOf } from "./plan/plan-of.ts";

describe("teams name a part in words of their own", () => {
  test.each([
    [
      "first-response",
      [
        "2. Co robimy od razu",
        "Zuerst",
        "En cas d’alerte",
        "Qué hacer primero",
        "O que fazer de imediato?",
        "Primi interventi",
        "Первоочередные действия дежурного",
        "Når alarmen går",
        "２．最初にやること",
        "第一时间",
        "가장 먼저 할 일",
      ],
    ],
    [
      "rollback",
      [
        "Cofnięcie wdrożenia",
        "Rückbau",
        "Annulation du déploiement",
        "Vuelta a la versión anterior",
        "Como reverter",
        "Ritorno alla versione precedente",
        "Возврат на предыдущую версию",
        "Tilbake til forrige versjon",
        "戻し手順",
        "退回上一版本",
        "원복",
      ],
    ],
    [
      "severity",
      [
        "Jak pilne jest zgłoszenie",
        "Wie schlimm ist es?",
        "Niveaux de criticité",
        "Grados de gravedad",
        "Graus de criticidade",
        "Quanto è grave",
        "Насколько всё плохо",
        "Hvor alvorlig er det?",
        "障害ランク",
        "分级标准",
        "긴급도",
      ],
    ],
  ])("for %s", (role, headings) => {
    expect(headings.map((heading) => [heading, roleOf(heading)])).toEqual(
      headings.map((heading) => [heading, role]),
    );
  });
});

/** A document with one more part behind what is done first. */
const withPart = (heading: string): string =>
  `# X\n\n## 1. Y\n\n1. a\n2. b\n\n## 2. ${heading}\n\n- c\n- d\n`;

describe("a part is found under a name of the team's own", () => {
  test.each([
    [
      "validation",
      [
        "Kiedy uznajemy, że działa",
        "Freigabe",
        "Avant de clôturer",
        "Antes de cerrar",
        "Antes de encerrar",
        "Controlli prima della chiusura",
        "Контроль восстановления",
        "Bekreft at alt virker",
        "正常化確認",
        "解除条件",
        "정상화 기준",
      ],
    ],
    [
      "escalation",
      [
        "Kogo powiadomić i kiedy",
        "Wenn es nicht weitergeht",
        "Chaîne d’appel",
        "Cuándo pedir ayuda",
        "Cadeia de acionamento",
        "Passaggio al livello successivo",
        "Цепочка оповещения",
        "Ring videre",
        "応援要請",
        "逐级上报",
        "지원 요청",
      ],
    ],
    [
      "postmortem",
      [
        "Raport poawaryjny",
        "Im Nachgang",
        "Analyse à froid",
        "Qué aprendimos",
        "Análise posterior",
        "Riunione di riesame",
        "Извлечённые уроки",
        "I etterkant",
        "反省会",
        "总结改进",
        "재발 방지 대책",
      ],
    ],
  ] as const)("%s", (subject, headings) => {
    expect(headings.map((heading) => [heading, planOf(withPart(heading))[subject]?.line])).toEqual(
      headings.map((heading) => [heading, 8]),
    );
  });
});

describe("what a heading in a script without spaces names in its middle", () => {
  test.each([
    ["장애 접수 및 확인", "triage"],
    ["펌프 정지 (최고 우선순위)", undefined],
    ["守则（优先看）", "first-response"],
    ["障害の確認", "triage"],
  ])("%j is for %j", (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });
});

test("whom to tell under a condition is escalation", () => {
  const text = "# X\n\n## A quién avisar si no se resuelve\n\n- A los 20 minutos: encargada\n";
  expect(planOf(text).escalation?.line).toBe(3);
});

test("the time of a level makes no steps of what is said of it", () => {
  const text =
    "# X\n\n## 심각도\n\n### 높음 (P1) - 30분 이내 대응\n\n- 정의: 펌프 정지\n- 예: 누수\n";
  expect(parseRunbook({ path: "runbooks/x.md", text }).checklists).toEqual([]);
});

test("a checklist for releases is none to begin an incident with", () => {
  const text =
    "# X\n\n## Pre-release checklist\n\n- Verifica a\n- Verifica b\n- Verifica c\n\n## Incident response\n\n- **Lento**: riavviare\n- **Fermo**: chiamare\n- **Freddo**: accendere\n";
  const runbook = parseRunbook({ path: "runbooks/x.md", text });
  expect(firstResponse(runbook)?.heading).toBe("Incident response");
});

test("chapters that are procedures are no steps of one", () => {
  const text = [
    "# X",
    "## 3. 应急处理流程",
    "### 3.1 总体流程",
    "1. 看",
    "2. 停",
    "### 3.2 水泵处理流程",
    "换泵。",
    "### 3.3 阀门处理流程",
    "换阀。",
    "",
  ].join("\n");
  const { checklists } = parseRunbook({ path: "runbooks/x.md", text });
  expect(checklists.map(({ heading, steps }) => [heading, steps.length])).toEqual([
    ["总体流程", 2],
  ]);
});

test.each([
  "Действия после инцидента",
  "Постинцидентные действия",
  "Procedura post incidente",
  "Maßnahmen im Nachgang",
])("%j is for afterwards", (heading) => {
  expect(roleOf(heading)).toBe("postmortem");
});

test("a step numbered below a chapter that holds steps is a procedure", () => {
  const text = [
    "# X",
    "## 3. 手順",
    "### 手順 3.1 水を止める",
    "#### Step 1: 弁を閉める",
    "閉める。",
    "#### Step 2: 圧力を見る",
    "見る。",
    "### 手順 3.2 水を出す",
    "#### Step 1: 弁を開ける",
    "開ける。",
    "#### Step 2: 音を聞く",
    "聞く。",
    "#### Step 3: 記録する",
    "書く。",
    "",
  ].join("\n");
  const { checklists } = parseRunbook({ path: "runbooks/x.md", text });
  expect(checklists.map(({ steps }) => steps.length)).toEqual([2, 3]);
});

test.each([
  [
    "references",
    [
      "Narzędzia i polecenia",
      "Nützliche Befehle",
      "Outils et commandes",
      "Comandos útiles",
      "Ferramentas úteis",
      "Strumenti e comandi",
      "Полезные команды",
      "Nyttige kommandoer",
      "対応ツール",
      "常用命令",
      "유용한 명령어",
    ],
  ],
  [
    "prevention",
    ["Dobre praktyki", "Bonnes pratiques", "Boas práticas", "Buone pratiche", "予防策", "防范措施"],
  ],
])("a part is for %s under a name of the team's own", (role, headings) => {
  expect(headings.map((heading) => [heading, roleOf(heading)])).toEqual(
    headings.map((heading) => [heading, role]),
  );
});

test("what may be closed when is said of a recovery", () => {
  const text =
    "# X\n\n## Порядок действий\n\n1. a\n2. b\n\n## Когда инцидент можно закрыть\n\n- насос работает час\n- очередь пуста\n";
  expect(planOf(text).validation?.line).toBe(8);
});

test("commands that nothing is said of are steps, a line each", () => {
  const block = (code: string): string =>
    `# X\n\n## Diagnóstico rápido\n\n\`\`\`bash\n${code}\n\`\`\`\n`;
  const steps = (code: string): readonly string[] =>
    parseRunbook({ path: "runbooks/x.md", text: block(code) }).checklists.flatMap((list) =>
      list.steps.map((step) => step.text),
    );
  expect(steps("pumpctl status\n\npumpctl log --tail=20 | grep -i error")).toEqual([
    "pumpctl status",
    "pumpctl log --tail=20 | grep -i error",
  ]);
  expect(steps("pumpctl status")).toEqual([]);
  expect(steps("pumpctl log \\\n  --tail=20\npumpctl status")).toEqual([]);
});

test.each([
  "Awarię uznajemy za usuniętą, gdy",
  "Der Vorfall gilt als behoben, wenn",
  "L’incident est considéré comme clos lorsque",
  "El incidente se da por cerrado cuando",
  "O incidente só é encerrado quando",
  "L’incidente si considera chiuso quando",
  "Инцидент можно закрыть, когда",
  "Hendelsen kan lukkes når",
  "クローズする条件",
  "满足以下条件方可关闭",
  "복구 완료 조건",
])("a list below %j tells when it is over", (label) => {
  const text = `# X\n\n## Y\n\n1. a\n2. b\n\n${label}:\n\n- c\n- d\n`;
  expect(planOf(text).validation?.line).toBe(8);
});

test("a list below a label that denies it tells nothing of the kind", () => {
  const text = "# X\n\n## Y\n\n1. a\n2. b\n\nGdy awaria nie jest usunięta, kiedy:\n\n- c\n- d\n";
  expect(planOf(text).validation).toBeUndefined();
});
