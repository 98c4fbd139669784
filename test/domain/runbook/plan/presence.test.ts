import { describe, expect, test } from "vitest";
import { SUBJECTS, type Subject } from "../../../../src/domain/runbook/plan/model.ts";
import { planOf } from "./plan-of.ts";

/** Which of the four subjects a document plans, by the line of each. */
const found = (text: string): Readonly<Partial<Record<Subject, number>>> => {
  const plan = planOf(text);
  return Object.fromEntries(
    SUBJECTS.flatMap((subject) => {
      const line = plan[subject]?.line;
      return line === undefined ? [] : [[subject, line] as const];
    }),
  );
};

type Row = readonly [
  title: string,
  text: string,
  expected: Readonly<Partial<Record<Subject, number>>>,
];

describe("a document says when an incident is over", () => {
  test.each([
    [
      "in the part on its end",
      "# X\n## Closure\nAn incident is resolved when the alerts have cleared.\n",
      3,
    ],
    [
      "in Spanish",
      "# X\n## Cierre del incidente\nSe cierra cuando las metricas vuelven a su umbral.\n",
      3,
    ],
    ["in German", "# X\n## Ende\nDer Vorfall ist beendet, sobald die Kurve flach ist.\n", 3],
    [
      "in a step with a bold name",
      "# X\n## Flow\n1. **Act.** Stop it.\n2. **Resolve.** Verify the fix with a smoke test.\n",
      4,
    ],
    [
      "in a step of its own",
      "# X\n## Sequence\n### Step 1: Look\na\n### Step 2: Resolution verification (post-fix)\nLook again.\n",
      5,
    ],
    [
      "by checks of what mends",
      "# X\n## Recuperar\n- validar la base\n- validar la cola\n- revisar el deploy\n",
      3,
    ],
    ["without naming it", "# X\n## Encerramento\nEncerra quando a bomba volta a girar.\n", 3],
    [
      "by what has been looked at",
      "# X\n## Stage 3\n- [ ] Pump swapped\n- [ ] Pressure confirmed normal\n",
      4,
    ],
    [
      "by what has been looked at, in Portuguese",
      "# X\n## Fim\n- [ ] Incidente resolvido e confirmado pelo turno\n",
      3,
    ],
    [
      "by what is ticked off below a recovery",
      "# X\n## Recovery\n- [ ] Swap the pump\n- [ ] Verify system integrity\n",
      4,
    ],
    [
      "in the first of the parts on what comes afterwards",
      "# X\n## Afterwards\n### 1. Restoration verification\nLook at the gauge.\n### 2. Notes\nWrite.\n",
      3,
    ],
    [
      "by what has to be so before it is closed",
      "# X\n## Steps\n1. Look\n2. Close the incident only after the level is up\n",
      4,
    ],
    [
      "by a check once it is over",
      "# X\n## Post-incident\n1. Verify zone health: `curl /health`\n2. Write\n",
      3,
    ],
    ["by acceptance checks", "# X\n## Steps\n1. Swap\n## Acceptance checks\n- Pressure\n", 4],
    ["by watching for stability", "# X\n## Steps\n1. Swap\n2. Watch it for an hour: stable\n", 4],
    [
      "in prose behind what mends",
      "# X\n## Notes\nConfirm that the level is back to normal before you leave.\n",
      3,
    ],
    [
      "by a named step of the recovery",
      "# X\n## Fase 4: Recuperação\n1. **Ligar a bomba:** devagar\n2. **Validar a pressão:** no painel\n",
      4,
    ],
    [
      "by a named step that ends it",
      "# X\n## Passos\n1. **Conter:** fechar\n2. **Testar e encerrar:** ligar a bomba\n",
      4,
    ],
    [
      "in French, by a check whether data hold together",
      "# X\n## 4. Réparer\nColmater.\n## 5. Vérifier la cohérence des données\nCompter.\n",
      4,
    ],
    [
      "in Spanish, in a step",
      "# X\n## Pasos\n1. Cerrar\n2. Validar recuperación con el nivel\n",
      4,
    ],
    [
      "in Portuguese, by what proves that it may be closed",
      "# X\n## Passos\n1. Fechar\n## Evidência para encerrar\n- o nível está normal\n",
      4,
    ],
    [
      "in a sentence on when to close",
      "# X\n## Notes\nTell all. Close only after the level has held for a day.\n",
      3,
    ],
    ["in a gate", "# X\n## Steps\n1. Swap\n## Recovery gate\n- [ ] The tank is tight\n", 4],
    [
      "in Korean, by what is ticked off before it goes on",
      "# X\n## 조치\n1. 교체\n## 복구 체크리스트 (재개 직전)\n- [ ] 수위\n",
      4,
    ],
    [
      "by nouns for checks of what mends",
      "# X\n## Recovery\n- validation of the seals\n- review of the log\n- confirmation that the level holds\n",
      3,
    ],
    [
      "in French, by what is so before the colon of a step",
      "# X\n## 3. Résoudre\n- Pompe rétablie **et** confirmée : la lampe est verte, le niveau ne bouge plus depuis dix minutes et le voisin ne se plaint plus\n",
      3,
    ],
    [
      "by a numbered line in a fence of text",
      "# X\n## Procédure\n```\n1. VOIR → le niveau\n2. VÉRIFIER → confirmer que les niveaux reviennent à la normale\n```\n",
      5,
    ],
  ])("%s", (_, text, line) => {
    expect(found(text)).toMatchObject({ validation: line });
  });

  test("not where something else is closed", () => {
    expect(found("# X\n## Notes\nThe valve is closed when the lamp is green.\n")).toEqual({});
  });
});

describe("a document checks what has been done", () => {
  test.each([
    [
      "in a line that announces how",
      "# X\n## Fix\nClose the gate.\n\nWait a minute, then verify:\n```sh\ngate level\n```\n",
      5,
    ],
    [
      "in a line that says when",
      "# X\n## Fix\nAfter the restart, check that water flows:\n- at the mill\n- at the gate\n",
      3,
    ],
    [
      "in the two things that are looked at to recover",
      "# X\n## Recover\n1. Confirm that the gate is shut.\n2. Watch the level for a day.\n",
      3,
    ],
    [
      "when an alert is over",
      "# X\n## Close\nAn alert is closed when:\n- [ ] the gauge is still\n- [ ] the gate is shut\n",
      3,
    ],
    [
      "behind how it is confirmed",
      "# X\n## Gauge\n- **What to do:**\n  - Shut it.\n- **How to confirm fixed:**\n  - The gauge is still.\n",
      5,
    ],
    [
      "after a rebuild",
      "# X\n## Steps\n1. Rebuild it.\n2. After the rebuild, verify the level.\n",
      4,
    ],
    [
      "among what is done to recover",
      "# X\n## Flow\n1. **Contain** — shut it.\n2. **Recover** — open it; verify the level.\n",
      4,
    ],
    [
      "behind what closing takes",
      "# X\n## Evidence\nKeep the log.\n\nClosure requires:\n\n1. the mill turns;\n2. the gate is shut.\n",
      5,
    ],
    [
      "in a later part of a step",
      "# X\n## Phase 4\n- Mend the gate (hinge, lock) and verify the fix at the mill\n",
      3,
    ],
    [
      "by looking for what was before",
      "# X\n## Recovery\n1. Watch the level until it is back under the mark.\n",
      3,
    ],
    [
      "once something goes on",
      "# X\n## Steps\n1. Open it.\n2. Once milling resumes, monitor the level for a day.\n",
      4,
    ],
    [
      "in a comment above a command",
      "# X\n## Restart\n```sh\nmill start\n# Verify the wheel is healthy\nmill level\n```\n",
      5,
    ],
    [
      "in a line below a box of a block of text",
      "# X\n## Reply\n```\n[ ] 4. CLOSE\n    - Confirm service restored\n```\n",
      5,
    ],
    [
      "behind a verb alone, late in the list, in Polish",
      "# X\n## Tok\n1. **Zamknij:** śluzę.\n2. **Napraw:** koło.\n3. **Zweryfikuj:** poziom wody.\n",
      5,
    ],
    [
      "below what tells its criteria",
      "# X\n## Steps\n1. Open it.\n\nValidation criteria:\n- The wheel turns.\n",
      5,
    ],
  ])("%s", (_, text, line) => {
    expect(found(text)).toMatchObject({ validation: line });
  });

  test("not in a comment where the cause is still looked for, and not by making sure of something", () => {
    expect(
      found("# X\n## Diagnosis\n```sh\n# Verify the wheel is healthy\nmill level\n```\n"),
    ).toEqual({});
    expect(
      found("# X\n## Flow\n1. **Mitigar:** cerrar la puerta. Asegurar que la llave no falte.\n"),
    ).toEqual({});
    expect(found("# X\n## Flow\n1. **Verificar:** el nivel.\n2. **Abrir:** la puerta.\n")).toEqual(
      {},
    );
  });

  test("not by a copy that was checked, and not by a mere verb above a command", () => {
    expect(found("# X\n## Steps\n- Restore from a verified backup only.\n")).toEqual({});
    expect(found("# X\n## Fix\n```sh\n# Verify\nmill level\n```\n")).toEqual({});
    expect(found("# X\n## Fix\n- Ensure health checks include the wheel\n")).toEqual({});
  });

  test("not in one of two things that mend", () => {
    expect(found("# X\n## Recover\n1. Shut the gate.\n2. Watch the level.\n")).toEqual({});
  });

  test("not in what has to be so before anything is mended", () => {
    expect(found("# X\n## Pre-recovery checklist\n- [ ] The gate is shut\n")).toEqual({});
  });

  test("not in a line without anything behind it, and not where a check of something fails", () => {
    expect(found("# X\n## Notes\nWe waited, then checked the gate.\n")).toEqual({});
    expect(
      found("# X\n## Issues\n### Gate key validation failing\n1. Look at the key.\n2. Turn it.\n"),
    ).toEqual({});
  });
});

test("a postmortem that is opened is one that is to come", () => {
  expect(found("# X\n## Fix\n**Open a post-mortem issue** by day:\n```sh\nopen it\n```\n")).toEqual(
    {
      postmortem: 3,
    },
  );
});

test.each([
  [
    "in what somebody answers for",
    "# X\n## Responsibilities\n- Write a post-mortem for any P1.\n",
    3,
  ],
  ["as a form to be filled in", "# X\n## Postmortem template\n- Title:\n- Cause:\n", 2],
  ["by its moment", "# X\n## After the dust settles\n- Sweep the mill.\n", 2],
  [
    "in a sentence",
    "# X\n## Fix\nMend it.\n\nAfter fixing the issue, we review what led to it.\n",
    5,
  ],
  [
    "by when the cause is looked for",
    "# X\n## List\n1. **Analyze:** Find root cause after service is restored.\n",
    3,
  ],
  ["by what is opened for later", "# X\n## Fix\n- Open a follow-up issue for the gate.\n", 3],
  [
    "by what is written down",
    "# X\n## Tok\n1. Zamknij śluzę.\n2. **Udokumentuj:** przyczyna, skutki.\n",
    4,
  ],
])("a look back is planned %s", (_, text, line) => {
  expect(found(text)).toMatchObject({ postmortem: line });
});

describe("what comes afterwards is about the incident", () => {
  test.each(["6. Después", "After an incident", "Danach", "After", "5. Cerrar", "Потом", "その後"])(
    "%s",
    (heading) => {
      expect(found(`# X\n## ${heading}\nWrite down what happened.\n`)).toEqual({ postmortem: 2 });
    },
  );

  test("not where only a check or a restart does", () => {
    expect(found("# X\n## After restart of the node\nWait a minute.\n").postmortem).toBeUndefined();
  });
});

describe("a document plans", () => {
  test.each<Row>([
    [
      "whom to turn to, in a Spanish heading of contacts",
      "# Pozo\n## Contactos de escalada\n| Rol | Contacto |\n|---|---|\n| Jefe | Ana, 555 |\n",
      { escalation: 2 },
    ],
    [
      "all four in English",
      "# Slow checkout\n## Steps\n1. Look\n2. Fix\n## Rollback\nRedeploy the last tag.\n## Verification\nOrders flow.\n## Escalation\nCall Ada after 15 min.\n## Post-mortem\nWithin 48 hours.\n",
      { rollback: 5, validation: 7, escalation: 9, postmortem: 11 },
    ],
    [
      "all four in Polish without accents",
      "# Kolejka stoi\n## Kroki\n1. Sprawdz\n## Procedura wycofania\nWroc do poprzedniej wersji.\n## Weryfikacja naprawy\nKolejka maleje.\n## Sciezka eskalacji\nDyzurny, potem kierownik.\n## Po incydencie\nSpisz wnioski.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in German",
      "# Ausfall\n## Maßnahmen\n1. Neustart\n## Zurückrollen\nAlte Version ausrollen.\n## Überprüfung\nFehlerquote unter 1 %.\n## Eskalationsstufen\nBereitschaft, dann Leitung.\n## Nachbereitung\nBericht schreiben.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in French with spaces before colons",
      "# Panne\n## Résolution du problème :\n1. Relancer\n## Retour arrière :\nRedéployer.\n## Vérification du rétablissement :\nTout est vert.\n## Niveaux d’escalade :\nAstreinte puis direction.\n## Retour d’expérience :\nSous cinq jours.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Spanish",
      "# Caída\n## Resolución\n1. Reiniciar\n## Plan de reversión\nVolver a la etiqueta anterior.\n## Verificación\nSin errores.\n## Cuándo escalar\nA los 30 min, al jefe.\n## Lecciones aprendidas\nEn una semana.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Portuguese",
      "# Queda\n## Mitigação\n1. Reiniciar\n## Procedimento de rollback\nVoltar a tag.\n## Verificacao pos-mitigacao\nSem erros.\n## Escalonamento\nPlantão, depois gerente.\n## Pós-incidente\nRelatório em 48h.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Italian",
      "# Guasto\n## Risoluzione\n1. Riavviare\n## Procedura di rollback\nTornare al tag.\n## Verifica uscita\nNessun errore.\n## Quando scalare\nDopo 30 minuti al responsabile.\n## Chiusura incidente\nScrivere il rapporto.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Russian, nouns in any case",
      "# Очередь стоит\n## Устранение\n1. Перезапустить\n## Процедура отката\nВернуть прошлую версию.\n## Проверка восстановления\nОшибок нет.\n## Порядок эскалации\nДежурный, затем руководитель.\n## Разбор инцидента\nВ течение 48 часов.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Norwegian",
      "# Køen står\n## Tiltak\n1. Start på nytt\n## Tilbakerulling\nRull ut forrige versjon.\n## Verifisering\nIngen feil.\n## Eskalering\nVakt, så leder.\n## Etter hendelsen\nSkriv rapport.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Japanese",
      "# キュー停止\n## 復旧手順\n1. 再起動\n## ロールバック手順\n前の版に戻す。\n## 復旧確認\nエラーなし。\n## エスカレーション\n当番、次に責任者。\n## 振り返り\n48時間以内。\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in simplified Chinese",
      "# 队列阻塞\n## 缓解措施\n1. 重启\n## 回滚步骤\n恢复旧版本。\n## 恢复验证\n没有错误。\n## 升级流程\n先值班，后主管。\n## 事后复盘\n两天内。\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in traditional Chinese",
      "# 佇列阻塞\n## 緩解措施\n1. 重啟\n## 回滾\n恢復舊版本。\n## 恢復確認\n沒有錯誤。\n## 升級機制\n先值班，後主管。\n## 事後檢討\n兩天內。\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "all four in Korean",
      "# 큐 정체\n## 복구 절차\n1. 재시작\n## 롤백 절차\n이전 버전.\n## 복구 확인\n오류 없음.\n## 에스컬레이션 체인\n당직, 그다음 팀장.\n## 사후 분석\n48시간 이내.\n",
      { rollback: 4, validation: 6, escalation: 8, postmortem: 10 },
    ],
    [
      "two subjects under one heading",
      "# T\n## Mitigation\nRestart.\n## Rollback & verification\nGo back and look.\n## Communication and escalation\nTell the lead.\n",
      { rollback: 4, validation: 4, escalation: 6 },
    ],
    [
      "phases that are numbered stages",
      "# T\n### Phase 1: Contain\nBlock it.\n### Phase 2: Rollback\nGo back.\n### Phase 3: Verify\nLook.\n### Phase 4: Post-incident review\nWrite.\n",
      { rollback: 4, validation: 6, postmortem: 8 },
    ],
    [
      "steps named after them",
      "# T\n## Steps\n1. Look at the queue.\n2. **Rollback** — `kubectl rollout undo`\n3. **Verify recovery** — the error rate falls\n4. Escalate to the database team if it does not.\n5. Schedule a post-mortem.\n",
      { rollback: 4, validation: 5, escalation: 6, postmortem: 7 },
    ],
    [
      "a checklist of stages",
      "# T\n## Checklist\n- [ ] Acknowledge\n- [ ] Revert the deploy\n- [ ] Confirm that the queue is back to normal\n- [ ] Postmortem scheduled\n",
      { rollback: 4, validation: 5, postmortem: 6 },
    ],
    [
      "bold labels above their text",
      "# T\n## Disk full\n**Resolution:**\n\n1. Free space\n\n**Rollback:**\n\nRestore the snapshot.\n\n**Verification:**\n\n- `df -h`\n",
      { rollback: 7, validation: 11 },
    ],
    [
      "bold labels before their text",
      "# T\n**Owner:** ops\n**Escalation:** the storage team\n\n## Fix\nDelete logs.\n\n**Rollback (if needed):** restore the snapshot.\n",
      { escalation: 3, rollback: 8 },
    ],
    [
      "numbered comments between commands",
      "# T\n## Steps\n```bash\n# 1. Look\nqueue list\n# 2. Roll back\nqueue undo\n# 3. Verify recovery\nqueue list\n```\n",
      { rollback: 6, validation: 8 },
    ],
    [
      "a row of a table named so",
      "# T\n## Phases\n| Phase | What happens |\n| - | - |\n| Contain | Block the address |\n| Rollback | Deploy the previous tag |\n",
      { rollback: 6 },
    ],
    [
      "contacts that are called under a condition",
      "# T\n## Emergency contacts\n| Who | When to call | Phone |\n| - | - | - |\n| DBA | data loss | 5550100 |\n",
      { escalation: 2 },
    ],
    [
      "an escalation told in prose among the steps",
      "# T\n## Steps\n1. Look\n\nIf nothing helps within 30 minutes, escalate to the platform lead.\n",
      { escalation: 5 },
    ],
    [
      "a validation that checks some thing, behind what mends",
      "# T\n## Mitigation\nRestart.\n## Verify the workers consume\nSee the graph.\n",
      { validation: 4 },
    ],
    [
      "health checks behind what mends",
      "# T\n## Recovery\nRestart.\n## Health checks\n`curl /health`\n",
      { validation: 4 },
    ],
    [
      "a validation after a noun for mending",
      "# T\n## Steps\n1. Swap the disk\n## Failover verification\nOrders flow.\n",
      { validation: 4 },
    ],
    [
      "a validation behind a German label",
      "# T\n## Schritte\n1. Pumpe aus\n2. **Nach dem Neustart prüfen:** Druck über 3 bar\n",
      { validation: 4 },
    ],
    [
      "a validation after recovery, told by its items",
      "# T\n## Действия\n1. Перезапустить\n## После восстановления\n- Проверить давление\n- Убедиться, что очередь пуста\n",
      { validation: 4 },
    ],
    [
      "a look back after recovery, and what is checked first",
      "# T\n## Steps\n1. Swap\n## After recovery\n- Verify the level\n- Thank the crew\n- Order a spare\n",
      { validation: 4, postmortem: 4 },
    ],
    [
      "a validation by a list of the part that mends",
      "# T\n## Resolve\n1. Verify that the belt runs\n2. Confirm the count\n3. Tell the shift\n",
      { validation: 3 },
    ],
    [
      "a rollback behind a condition",
      "# T\n## Steps\n1. Look\n2. If the new recipe did it, try rollbacking the batch\n",
      { rollback: 4 },
    ],
    [
      "a rollback by its command",
      "# T\n## Steps\n1. Look\n2. Rollback if needed\n   ```sh\n   valve back\n   ```\n",
      { rollback: 4 },
    ],
    [
      "a rollback to a state",
      "# T\n## Passos\n1. Olhar\n2. Rollback para a receita anterior\n",
      { rollback: 4 },
    ],
    [
      "no rollback where its failing is a reason to escalate",
      "# T\n## Steps\n1. Look\n## Escalation\n- Rollback does not help\n- Ada is away\n",
      { escalation: 4 },
    ],
    [
      "a rollback in Korean, named at the end of a case",
      "# T\n## 절차\n### Case 2: 이전 버전 롤백\n배포 도구를 쓴다.\n",
      { rollback: 3 },
    ],
    [
      "a review at the end of the steps, in Spanish",
      "# T\n## Pasos\n1. Mirar\n2. **Revisar** — análisis posterior con el equipo\n",
      { postmortem: 4 },
    ],
    [
      "the least deep of several parts",
      "# T\n## Case 1: Disk\n### Rollback\nFirst.\n## Rollback\nFor all.\n",
      { rollback: 5 },
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("a document says how to go back", () => {
  test.each([
    [
      "in a sentence of a part that says what to do",
      "# X\n## Mitigation\n### B) Bad gate\nRollback to the previous gate in the shed.\n",
      4,
    ],
    [
      "in German, as the way back",
      "# X\n## Der Rückweg in einem Schritt\nAltes Tor einsetzen.\n",
      2,
    ],
    [
      "in Chinese, behind a condition and a colon",
      "# X\n## 止损\n```bash\n# 1. 看水位\n# 2. 如果太高：回滚到上一版闸门\nclose\n```\n",
      5,
    ],
    [
      "by a command in a fence",
      "# X\n## Fix\nGate jammed:\n```sh\n# previous gate\nkubectl rollout undo deploy/gate\n```\n",
      6,
    ],
    [
      "by a comment with the command behind it",
      "# X\n## Fix\n```sh\n# Roll back to the previous gate\ngate swap old\n```\n",
      4,
    ],
    [
      "by a mere order with the place that tells how",
      "# X\n## Steps\n1. Look.\n2. If wet: roll back (see [gate](gate.md))\n",
      4,
    ],
    ["by a command in a step", "# X\n## Steps\n1. Look.\n2. Take `gatectl rollback` then.\n", 4],
    [
      "behind a condition, with the place to do it",
      "# X\n## Steps\n1. **Look** — is it wet? If a gate did it, roll back via the gate dashboard.\n",
      3,
    ],
    ["by a script that is called so", "# X\n## Fix\n```sh\n./tools/gate-rollback.sh old\n```\n", 4],
    [
      "by a command on another folder",
      "# X\n## Fix\n```sh\ngit -C ../gates revert abc --no-edit\n```\n",
      4,
    ],
    [
      "by a comment that only names it, above its command",
      "# X\n## Fix\n```sh\n# If new, rollback\ngate swap old\n```\n",
      4,
    ],
    [
      "by a command in a sentence",
      "# X\n## Fix\nRun a `kubectl rollout undo deploy/gate` then.\n",
      3,
    ],
    [
      "behind its condition, by what is put there instead",
      "# X\n## Steps\n1. Look.\n2. If rolling back: deploy the previous gate\n",
      4,
    ],
    [
      "by an order to carry it out, with a link",
      "# X\n## Steps\n1. Execute [rollback](back.md) at once if wet\n",
      3,
    ],
    [
      "in a cell with a link",
      "# X\n## Matrix\n| Seen | Do |\n|---|---|\n| New gate | Roll back the gate: [how](gate.md) |\n",
      5,
    ],
  ])("%s", (_, text, line) => {
    expect(found(text)).toMatchObject({ rollback: line });
  });

  test("not by asking for it among other things, or without a word of how", () => {
    for (const step of [
      "Stabilise: rollback, close a gate, or open another.",
      "Mitigate (flag, rollback, other gate).",
      "Decide rollback or repair.",
      "`BEGIN` and `ROLLBACK` are logged.",
      "**Stop it first.** Rollback, another gate, less water.",
      "A gate without a key, or rollback is the trouble: [more](gate.md).",
    ])
      expect(found(`# X\n## Steps\n1. Look.\n2. ${step}\n`)).toEqual({});
  });

  test("not in a sentence that only points there, and not where things are only told", () => {
    expect(found("# X\n## Steps\n[Rollback to the previous gate](gate.md) is one way.\n")).toEqual(
      {},
    );
    expect(found("# X\n## Notes\nRollback to the previous gate took a day last time.\n")).toEqual(
      {},
    );
  });
});

describe("a document plans nothing", () => {
  test.each<readonly [string, string]>([
    [
      "in a step that makes more of a thing, in Spanish",
      "# Lento\n## Pasos\n1. Mirar\n2. Escalar recursos si el pozo no da más\n",
    ],
    [
      "by its title",
      "# Rollback procedure\nOverview of releases.\n## Links\n- [wiki](https://wiki.example)\n",
    ],
    ["by a title that is an alert", "# SSPCommonTemplatesModificationReverted\n## Impact\nNone.\n"],
    ["by a title that is no first heading", "## Escalation of load\nText.\n### Impact\nNone.\n"],
    [
      "where the parts are empty",
      "# T\n## Rollback\n## Verification\n\n## Escalation\n<!-- who? -->\n## Post-mortem\n",
    ],
    [
      "where a place is held",
      "# T\n## Rollback\n_TBD_\n## Verification\nTODO: write this down\n## Escalation\n[[OWNER: name of the lead]]\n## Post-mortem\n<NAME — fill in>\n",
    ],
    [
      "where a place is held in lists and tables",
      "# T\n## Escalation\n| Role | Contact |\n| - | - |\n| Lead | [contact] |\n| CTO | TBD |\n## Rollback\n- Owner: <name>\n- N/A\n",
    ],
    [
      "where a place is held in other languages",
      "# T\n## Откат\nУточняется\n## Weryfikacja\nDo uzupełnienia\n## エスカレーション\n未定\n## 回滚\n待补充\n",
    ],
    ["by an empty heading below", "# T\n## Rollback\n### When\n### How\n"],
    [
      "by a check of the alert",
      "# T\n## 1. Verify the alert\nLook at the graph.\n## 2. Look at logs\nRead.\n",
    ],
    [
      "by the first of the steps",
      "# T\n## Steps\n### 1. Verify the queue length\nLook.\n### 2. Restart\nDo it.\n",
    ],
    [
      "by a check within the diagnosis",
      "# T\n## Diagnosis\n### Verify pods are running\n`kubectl get pods`\n",
    ],
    [
      "by steps of a diagnosis that verify something",
      "# T\n## Diagnosis\n1. Verify that pods run:\n   `kubectl get pods`\n2. **Verify the queue:** look\n3. Read logs\n",
    ],
    [
      "by a step that looks at one thing before its colon",
      "# T\n## Procedure\n1. Open the console\n2. Verify the address is right: `valve.example`\n3. Save\n",
    ],
    ["by a rollback that is said to exist", "# T\n## State\n- [x] Rollback plan documented\n"],
    [
      "by a message that all is clear",
      "# T\n## Communication\n### All clear (on resolution)\nTell all.\n",
    ],
    ["by a rollback only thought of", "# T\n## Actions\n1. Look\n2. Rollback if necessary\n"],
    [
      "by a rollback among what may be decided",
      "# T\n## Triage\n1. Look\n2. Decide:\n   - rollback\n   - wait\n",
    ],
    [
      "by a valve that is closed when it is lost",
      "# T\n## Hinweise\nLost when the cable breaks.\n",
    ],
    ["by a label of a general check", "# T\n## Services\n- **Health check:** `/health`\n"],
    ["by the step that comes first", "# T\n## Steps\n1. **Verify the queue:** look\n2. Restart\n"],
    [
      "by a check that its siblings act upon",
      "# T\n## 시나리오 1\n### 대응\n1. 멈춘다\n2. 켠다\n## 시나리오 2\n### 확인\n기록을 본다.\n### 대응\n1. 청소한다\n2. 켠다\n",
    ],
    ["by a check of an outage", "# T\n## 절차\n1. 멈춘다\n## 외부 장애 확인\n상태판을 본다.\n"],
    [
      "by a list of searches in the part that mends",
      "# T\n## Mitigation\n1. Check the pump log\n2. Watch the gauge\n3. Check the valve\n",
    ],
    [
      "by health checks of a healthy service",
      "# T\n## Health checks\n`curl /health`\n## Deployment\nPush.\n",
    ],
    [
      "by a drill",
      "# T\n## Quarterly drill\n### Verification\nThe team restores a copy.\n### Escalation\nAsk the trainer.\n",
    ],
    ["by a drill in German", "# T\n## Übung\n### Überprüfung\nDas Team stellt eine Kopie her.\n"],
    [
      "by references",
      "# T\n## Related alerts\n- Escalation\n- [Rollback](rollback.md)\n\n## See also\n### Post-mortem\n[Last year](pm.md)\n",
    ],
    [
      "by looks back",
      "# T\n## Past postmortems\n- [May](may.md)\n## Previous incidents\n### Rollback\nIt took an hour.\n",
    ],
    [
      "by names of failures",
      "# T\n## Health check failing\nRestart.\n## Validation errors\nRead the log.\n## High rollback rate\nLook at transactions.\n",
    ],
    [
      "by other things that rise",
      "# T\n## Privilege escalation\nAn attack.\n## Escalado horizontal\nMás réplicas.\n## 数据库版本升级\n运行脚本。\n",
    ],
    [
      "by contacts without a condition",
      "# T\n## Emergency contacts\n| Role | Phone |\n| - | - |\n| DBA | 5550100 |\n",
    ],
    [
      "by a table that only has names and times",
      "# T\n## Spans\n| Name | When |\n| - | - |\n| login | every attempt |\n",
    ],
    [
      "by a table of contents",
      "# T\n- [Rollback](#rollback)\n- [Escalation](#escalation)\n\n## Impact\nNone.\n",
    ],
    [
      "by closing connections",
      "# T\n## Closing connections\nThe pool is full.\n## Follow the logs\nRead.\n",
    ],
    [
      "by severities that mention it",
      "# T\n## Severity\n- SEV1: page everyone, postmortem required\n- SEV2: page one\n",
    ],
    [
      "by a search for the cause that comes first",
      "# T\n## Root cause analysis\nRead logs.\n## Mitigation\nRestart.\n",
    ],
    ["without any heading", "Just a sentence about queues.\n"],
    ["without any text", ""],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual({});
  });
});

describe("a passage", () => {
  test("is the part as written, with what is below, without its heading", () => {
    const text =
      "# T\n\n## 3. Rollback:\n\n    indented\n\n### How\n\n> - go `back`\n\n## Next\n\nOther.\n";
    expect(planOf(text).rollback).toEqual({
      heading: "Rollback",
      line: 3,
      raw: "    indented\n\n### How\n\n> - go `back`",
    });
  });

  test("of an underlined heading does not hold the line", () => {
    expect(planOf("T\n=\n\nRollback\n--------\nGo back.\n").rollback).toEqual({
      heading: "Rollback",
      line: 4,
      raw: "Go back.",
    });
  });

  test("of a step is the step", () => {
    const text = "# T\n## Steps\n1. Look\n2. **Rollback**\n   ```sh\n   undo\n   ```\n";
    expect(planOf(text).rollback).toEqual({
      heading: "Rollback",
      line: 4,
      raw: "**Rollback**\n   ```sh\n   undo\n   ```".replace(/^/u, "2. "),
    });
  });

  test("of a label in a paragraph is the rest of its line", () => {
    expect(planOf("# T\n**Owner:** ops\n**Rollback:** restore `a.db`\n").rollback).toEqual({
      heading: "Rollback",
      line: 3,
      raw: "restore a.db",
    });
  });

  test("is where the author says so, whatever the heading", () => {
    const text = "# T\n## Going home\nDeploy the old tag.\n## Verify the alert\nLook.\n";
    const plan = planOf(
      text,
      new Map([
        ["going home", "rollback"],
        ["verify the alert", "validation"],
      ]),
    );
    expect([plan.rollback?.line, plan.validation?.line]).toEqual([2, 4]);
  });
});

test.each<Row>([
  [
    "a label that ends with the name",
    "# T\n## Containment\n1. **Index rollback**: load the index of the day before\n",
    { rollback: 3 },
  ],
  [
    "a plain label that ends with the name",
    "# T\n## Where to report\n- Mailbox: ops@example.org\n- Urgent internal escalation: the duty lead\n",
    { escalation: 4 },
  ],
  [
    "a list of what is checked when the work is done",
    "# T\n## 1. Swap the keys\n1. Make a key\n2. Load it\n## 2. Post-rotation checklist\n- [ ] The old key is refused\n",
    { validation: 5 },
  ],
  [
    "no label that speaks of the time before or without it",
    "# T\n## Steps\n1. **Before rollback**: save the dump\n2. **No escalation**: nobody is called\n",
    {},
  ],
])("a document plans something by %s", (_title, text, expected) => {
  expect(found(text)).toEqual(expected);
});
