import { ROLE_NAMES } from "../role-names.ts";
import type { Subject } from "./model.ts";
import { phrases, type Phrases } from "./phrase.ts";

/** Names of subjects beside those in `ROLE_NAMES`: verbs, cases of nouns, and ways to say it at more length. */
const MORE: Readonly<Record<Subject, string>> = {
  escalation: `
    escalating, escalation chain, who to call, whom to call, when to call for help, call for help, when to ask for help, when to page,
    eskaluj, eskalowac, eskalacji, eskalieren, eskalations, eskalationskette, eskalationsmatrix, eskalationsweg, wen anrufen,
    escalader, d escalade, qui appeler, a quien llamar, escalacion, quem chamar, quem acionar, acionamento, chi chiamare, escalation,
    эскалации, эскалировать, эскалацию, кому звонить, eskaler, eskaleringsvei, hvem skal du ringe, エスカレ, 誰に連絡,
    升级机制, 升级策略, 升级矩阵, 升级规则, 事件升级, 故障升级, 问题升级, 何时升级, 升級機制, 升級策略, 升級矩陣, 升級規則,
    事件升級, 何時升級, 上報, 상위 보고, 에스컬레이트`,
  rollback: `
    rolling back, rolled back, rollback to, fall back to the previous, back out, wycofania, wycofaj, wycofywanie,
    powrot do poprzedniej wersji, przywrocenie poprzedniej wersji, przywrocenie wersji, zuruckrollen, rollback verfahren, rollen sie zuruck,
    ruckkehr zur vorherigen version, retour a la version precedente, revenir en arriere, revenir a la version, annuler le deploiement,
    volver a la version anterior, deshacer el despliegue, marcha atras, voltar a versao, voltar para a versao, reverter o deploy,
    tornare alla versione, annullamento del deploy, отката, откату, возврат к предыдущей версии, откатите, rull tilbake, tilbakestilling,
    ロールバ, 切り戻す, 回滚到, 版本回退, 版本回滾, 還原版本, 回復舊版, 이전 버전으로`,
  validation: `
    verifying recovery, confirming recovery, recovery confirmation, post fix verification, post mitigation checks, post fix checks,
    post rollback checks, confirm the fix, confirm service recovery, confirm service is healthy, verify service, verify restoration,
    confirm restoration, validate the fix, validate fix, verify fix, confirm fix, check recovery, resolution criteria, recovery criteria,
    closure criteria, definition of done, done when, resolved when, monitor recovery, monitor for recovery, weryfikacji,
    weryfikacja naprawy, potwierdz naprawe, potwierdz przywrocenie, sprawdz czy dziala, erfolg prufen, behebung prufen,
    wiederherstellung prufen, wiederherstellung bestatigen, verifier le retablissement, confirmer le retablissement,
    verification apres, verificacion de la recuperacion, confirmar la recuperacion, comprobar la recuperacion,
    validacao da recuperacao, confirmar recuperacao, confirmar a recuperacao, verificar recuperacao, verificar a recuperacao,
    verifica del ripristino, confermare il ripristino, verificare il ripristino, проверки восстановления, подтверждение восстановления,
    проверить восстановление, подтвердить восстановление, критерии восстановления, bekreft gjenoppretting, verifiser gjenoppretting,
    復旧の確認, 復旧を確認, 回復確認, 回復を確認, 確認恢復, 恢复确认, 恢复后验证, 恢復後驗證, 验证恢复, 복구를 확인, 정상 확인, 정상화를 확인`,
  postmortem: `
    postmortems, post incident analysis, post incident report, post incident tasks, after action, after action review, blameless,
    after the fact, blameless review, blameless postmortem, incident retrospective, incident closure, close the incident, closing the incident,
    learning review, pir, correction of errors, coe, postmortemu, post mortemu, przeglad po incydencie, analiza po incydencie,
    zamkniecie incydentu, incident nachbereitung, nachbesprechung, abschlussbericht, ruckblick, rex, retrospective de l incident, revue post incident, analyse post incident,
    revision post incidente, informe del incidente, analisis posterior, retrospectiva, cierre del incidente, revisao pos incidente, relatorio do incidente,
    fechamento do incidente, retrospettiva, revisione post incidente, rapporto sull incidente, постмортема, пост мортем,
    ретроспектива, анализ инцидента, разбора, после устранения, etter hendelse, hendelsesrapport, evaluering etter, ポストモーテム, 事後分析, 事後振り返り,
    ふりかえり, 复盘会, 故障复盘, 事后回顾, 事後回顧, 事後分析, 장애 회고, 장애 보고서, 사후분석`,
};

/** How headings, labels and steps name each subject. */
export const NAMES: Readonly<Record<Subject, Phrases>> = {
  escalation: phrases(`${ROLE_NAMES.escalation},${MORE.escalation}`),
  rollback: phrases(`${ROLE_NAMES.rollback},${MORE.rollback}`),
  validation: phrases(`${ROLE_NAMES.validation},${MORE.validation}`),
  postmortem: phrases(`${ROLE_NAMES.postmortem},${MORE.postmortem}`),
};

/** As `NAMES`, without those `ROLE_NAMES` has: they decide where they are the more exact ones. */
export const MORE_NAMES: Readonly<Record<Subject, Phrases>> = {
  escalation: phrases(MORE.escalation),
  rollback: phrases(MORE.rollback),
  validation: phrases(MORE.validation),
  postmortem: phrases(MORE.postmortem),
};

/** Words before a name that only say what form it has: `Procedimento de rollback`, `Phase 4: Verify`. */
export const FORMS = phrases(`
  procedure, procedures, process, plan, steps, step, phase, stage, part, how to, when to, checklist, levels, matrix, policy, path,
  criteria, the, for, of, to, our, emergency, quick, full, manual, automatic, automated, final, schedule, schedule a, write, write a, hold, hold a,
  conduct, create, run, perform, and, or, option, scenario, case, optional, ${"0 1 2 3 4 5 6 7 8 9 10 11 12 a b c d".replaceAll(" ", ",")},
  procedura, procedury, plan, kroki, krok, etap, faza, jak, kiedy, poziomy, zasady, sciezka, lista, kryteria, opcja,
  verfahren, ablauf, schritte, schritt, plan, wann, stufen, kriterien, checkliste, der, des, die, das, fur, phase,
  procedure, processus, plan, etapes, etape, de, du, des, la, le, d, l, quand, niveaux, criteres, comment, matrice,
  procedimiento, proceso, pasos, paso, el, cuando, como, niveles, criterios, fase, para, matriz,
  procedimento, processo, plano, passos, passo, da, do, quando, niveis, o, matriz,
  passi, passaggi, di, della, del, il, livelli, criteri, piano, matrice,
  процедура, порядок, план, шаги, шаг, этап, фаза, уровни, матрица, критерии, правила, когда, как, схема,
  prosedyre, steg, fase, nar, nivaer, kriterier, hvordan,
  手順, 段階, フェーズ, 阶段, 階段, 단계`);

/** Exercises: what they hold is for another day. */
export const DRILLS = phrases(`
  drill, drills, game day, game days, gameday, exercise, exercises, tabletop, rehearsal, simulation, testing this runbook, test this runbook,
  runbook test, quarterly, monthly, annual, yearly, weekly, dr test, training, cwiczenia, kwartalnie, kwartalna, ubung, ubungen, quartalsweise,
  exercice, exercices, trimestriel, trimestrielle, simulacro, simulacros, trimestral, simulado, simulados, esercitazione, esercitazioni,
  trimestrale, учения, тренировка, тренировки, ежеквартально, ежеквартальная, ovelse, ovelser, kvartalsvis, 訓練, 演習, 四半期, 演练, 演練, 每季度, 훈련, 분기`);

/** Parts that point elsewhere or look back. */
export const ELSEWHERE = phrases(`
  related, see also, links, useful links, glossary, faq, changelog, revision history, document history, version history, incident history,
  ${["previous", "past", "recent", "historical", "example"].flatMap((when) => ["incidents", "incident", "postmortems", "post mortems", "escalations", "rollbacks"].map((what) => `${when} ${what}`)).join(",")},
  known incidents, powiazane, zobacz takze, slownik, poprzednie incydenty, siehe auch, verweise, glossar, fruhere vorfalle, voir aussi,
  liens, glossaire, incidents precedents, ver tambien, enlaces, incidentes anteriores, glosario, veja tambem, vedi anche, collegamenti, incidenti precedenti,
  см также, ссылки, прошлые инциденты, se ogsa, lenker, tidligere hendelser, 関連, 過去の, 用語集, 相关, 历史事件, 相關, 歷史事件, 관련, 과거 장애`);
