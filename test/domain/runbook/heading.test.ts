import { describe, expect, test } from "vitest";
import { readHeading } from "../../../src/domain/runbook/heading.ts";
import { roleNamed, roleOf } from "../../../src/domain/runbook/role.ts";

describe("a heading", () => {
  test.each([
    ["Rollback", "Rollback", undefined, false],
    ["1. Detection", "Detection", 1, false],
    ["2.1 Triage", "Triage", 1, false],
    ["3) Contain", "Contain", 3, false],
    ["4-1. 初動", "初動", 1, false],
    ["5.C — Cache", "Cache", 3, false],
    ["A) Spike of errors", "Spike of errors", 1, false],
    ["🚨 Immediate actions:", "Immediate actions", undefined, false],
    ["✅ 2 - Verify", "Verify", 2, false],
    ["Step 3: Restart", "Restart", 3, true],
    ["STEP 3", "STEP 3", 3, true],
    ["Krok 2 – Sprawdź", "Sprawdź", 2, true],
    ["Étape 1 : Vérifier", "Vérifier", 1, true],
    ["第二步：重启", "重启", 2, true],
    ["3단계: 확인", "확인", 3, true],
    ["ステップ2 再起動", "再起動", 2, true],
    ["500 errors", "500 errors", undefined, false],
    ["3.a Cas 1 :", "Cas 1", 1, false],
    ["24/7 contacts", "24/7 contacts", undefined, false],
    ["5xx errors", "5xx errors", undefined, false],
    ["a cache miss", "a cache miss", undefined, false],
  ])("%j is %j", (heading, text, number, isStep) => {
    expect(readHeading(heading)).toEqual({ text, number, isStep });
  });
});

describe("what a heading says its part is for", () => {
  test.each([
    [
      "first-response",
      [
        "First 15 minutes",
        "Immediate actions",
        "Erste Schritte",
        "Sofortmaßnahmen",
        "Premières actions",
        "Primeros pasos",
        "Checklist inicial",
        "Prime azioni",
        "Pierwsze kroki",
        "Первые действия",
        "Umiddelbare tiltak",
        "初動対応",
        "响应流程",
        "초기 대응",
        "Incident response checklist",
      ],
    ],
    [
      "procedure",
      [
        "Steps",
        "Procedure",
        "Passo a passo",
        "Procedimento",
        "Schritte",
        "Steg",
        "Kroki",
        "Étapes",
        "Passaggi",
        "Шаги",
        "手順",
        "处理步骤",
        "절차",
        "Manual steps",
      ],
    ],
    [
      "triage",
      [
        "Triage",
        "1. Verify the alert",
        "Alert triage",
        "Ersteinschätzung",
        "Triagem",
        "一次切り分け",
        "初步评估",
      ],
    ],
    [
      "diagnosis",
      [
        "Diagnosis",
        "Possible checks",
        "Troubleshooting",
        "Quick diagnosis",
        "Diagnóstico",
        "Diagnostyka",
        "Fehlersuche",
        "Диагностика",
        "原因調査",
        "排查步骤",
        "진단",
        "Check the logs",
      ],
    ],
    [
      "mitigation",
      [
        "Mitigation",
        "Recovery procedures",
        "Lösungsschritte",
        "Maßnahme",
        "Resolución",
        "Risoluzione",
        "Naprawa",
        "Устранение",
        "Tiltak",
        "復旧手順",
        "缓解措施",
        "복구 절차",
        "Safe remediation",
      ],
    ],
    [
      "rollback",
      [
        "Rollback procedure",
        "When to rollback",
        "Wycofanie zmian",
        "Retour arrière",
        "Откат",
        "ロールバック手順",
        "回滚",
        "롤백",
      ],
    ],
    [
      "validation",
      [
        "Verification",
        "Post-checks",
        "Health checks",
        "Verificação pós-mitigação",
        "Verifica uscita",
        "Weryfikacja",
        "Überprüfung",
        "Проверка",
        "ロールバック後の確認",
        "验证",
        "검증",
        "Recovery checklist",
      ],
    ],
    [
      "escalation",
      [
        "Escalation",
        "When to escalate",
        "Eskalacja",
        "Niveaux d’escalade",
        "Escalonamento",
        "エスカレーション",
        "升级流程",
        "에스컬레이션 체인",
        "Escalation contacts",
      ],
    ],
    [
      "communication",
      [
        "Communication templates",
        "Status update template",
        "Komunikacja",
        "Kommunikasjonsmal",
        "通知模板",
        "Customer communication",
      ],
    ],
    [
      "postmortem",
      [
        "Post-mortem",
        "Post-incident review",
        "Lessons learned",
        "Nach dem Incident",
        "Pós-incidente",
        "Chiusura incidente",
        "事后复盘",
        "After the incident",
      ],
    ],
    [
      "severity",
      [
        "Severity levels",
        "Incident classification",
        "Schweregrade",
        "Niveles de severidad",
        "重大度定義",
        "事故分級",
        "Response timeline",
        "Which Priority to assign?",
      ],
    ],
    [
      "signals",
      [
        "Alert signals",
        "Symptoms",
        "When to use this runbook",
        "Objawy",
        "Erkennung",
        "Déclencheur",
        "Segnali",
        "検知",
        "告警信号",
        "증상",
      ],
    ],
    [
      "roles",
      [
        "Roles and responsibilities",
        "Emergency contacts",
        "Incident response team",
        "Ruoli minimi",
        "角色和职责",
        "緊急聯絡",
      ],
    ],
    ["overview", ["Purpose", "Overview", "Cel", "Ziel", "Objetivo", "概述", "Prerequisites"]],
    ["references", ["Related alerts", "References", "Useful commands", "See also", "Glossary"]],
    ["prevention", ["Prevention", "Prävention", "再発防止"]],
    ["impact", ["Impact assessment", "Impacto no cliente", "영향 범위"]],
  ] as const)("%s", (role, headings) => {
    expect(headings.map((heading) => [heading, roleOf(heading)])).toEqual(
      headings.map((heading) => [heading, role]),
    );
  });

  test.each([
    "The worker",
    "Recreating the cluster",
    "SSPCommonTemplatesModificationReverted",
    "Kafka",
    "A) Spike of requests",
    "",
  ])("nothing: %j", (heading) => {
    expect(roleOf(heading)).toBeUndefined();
  });

  test("a line that is no heading has to be the name itself", () => {
    expect(roleNamed("Immediate actions:")).toBe("first-response");
    expect(roleNamed("Immediate actions you may take:")).toBeUndefined();
  });
});
