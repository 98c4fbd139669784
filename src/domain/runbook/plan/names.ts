import { namesOfRole } from "../role-names.ts";
import type { Subject } from "./model.ts";
import { phrases, type Phrases } from "./phrase.ts";

/** Names of subjects beside those in `ROLE_NAMES`: verbs, cases of nouns, and ways to say it at more length. */
const MORE: Readonly<Record<Subject, string>> = {
  escalation: `
    escalating, escalation chain, who to call, whom to call, who is next, who s next, next in line, call tree, phone tree, calling tree, call chain, notification chain, when to call for help, call for help, when to ask for help, when to page,
    eskaluj, eskalowac, eskalacji, do kogo dzwonic, eskalieren, eskalations, eskalationskette, eskalationsmatrix, eskalationsweg, wen anrufen,
    escalader, d escalade, qui appeler, a quien llamar, escalacion, quem chamar, quem acionar, acionamento, chi chiamare, escalation,
    эскалации, эскалировать, эскалацию, кому звонить, eskaler, eskaleringsvei, hvem skal du ringe, エスカレ, 誰に連絡,
    升级机制, 升级策略, 升级矩阵, 升级规则, 事件升级, 故障升级, 问题升级, 何时升级, 升級機制, 升級策略, 升級矩陣, 升級規則,
    事件升級, 何時升級, 上報, 상위 보고, 에스컬레이트`,
  rollback: `
    re promote the previous, promote the previous, deploy the previous, redeploy the previous, deploy previous, redeploy previous, restore the previous version, switch back to the previous, pin the previous, pin to the previous, rolling back, rollbacking, backing out, undoing, going back, go back, switching back, switch back, put back, putting back, rolled back, rollback to, fall back to the previous, back out, wycofania, wycofaj, wycofywanie, cofanie,
    powrot do poprzedniej wersji, przywrocenie poprzedniej wersji, przywrocenie wersji, zuruckrollen, zuruckschalten, zuruckstellen, zurucknehmen, zuruck zum alten stand, ruckweg, der ruckweg, weg zuruck, droga powrotna, chemin du retour, camino de vuelta, caminho de volta, via del ritorno, путь назад, veien tilbake, rollback verfahren, rollen sie zuruck,
    ruckkehr zur vorherigen version, retour a la version precedente, revenir en arriere, revenir a la version, annuler le deploiement,
    desfazer, desfaz, deshacer, annulla la modifica, annuler la modification, отмена изменений, angre endringen, 戻し方, 撤销变更, 撤銷變更, 還原變更, 되돌리는, 되돌리려면, volver a la version anterior, deshacer el despliegue, marcha atras, voltar a versao, voltar para a versao, reverter o deploy,
    tornare indietro, torna indietro, volver atras, voltar atras, revenir a l etat, tornare alla versione, annullamento del deploy, отката, откату, откатиться, откатываемся, откатываем, возврат к предыдущей версии, откатите, вернуть назад, вернуть как было, rull tilbake, ga tilbake, slik gar du tilbake, tilbakestilling,
    ロールバ, 切り戻す, 回滚到, 版本回退, 版本回滾, 還原版本, 回復舊版, 回復到前, 回到前一版, 恢复到上一, 恢复到前一, 還原到前, 元に戻す, 元に戻し, 이전 버전으로`,
  validation: `
    verifying recovery, confirming recovery, recovery confirmation, post fix verification, post mitigation checks, post fix checks,
    post rollback checks, confirm the fix, verify the fix, verify recovery, verify resolution, verify the resolution, confirm recovery, confirm resolution, confirm service recovery, confirm service is healthy, verify service, verify restoration,
    confirm restoration, validate the fix, validate fix, verify fix, confirm fix, check recovery, done, are we done, success looks like, what success looks like, what good looks like, signs of recovery, proof of recovery, return to normal, returning to normal, returning to normal operations, standing down, stand down criteria,
    final check, final checks, sanity check, sanity checks, check that it works, verify it works, verify that it works, confirm it works, how to confirm, check afterwards, checks afterwards, check that it worked, check it worked, did it work, did it help, is it fixed, is it over, how to tell it is over,
    evidence to close, evidence for closing, criteria to close, conditions to close, before closing, before we close, kryteria zamkniecia, warunki zamkniecia, exit kriterien, kriterien zum abschluss, abschlusskriterien, criteres de cloture, conditions de cloture, preuves pour cloturer, criterios de cierre, criterios para cerrar, condiciones para cerrar, evidencia para cerrar, criterios de encerramento, criterios para encerrar, condicoes para encerrar, evidencia para encerrar, evidencias para encerrar, criteri di chiusura, criteri per chiudere, критерии закрытия, условия закрытия, kriterier for a lukke, クローズ条件, 終了条件, 关闭条件, 关闭标准, 關閉條件, 關閉標準, 종료 조건, 종료 기준, 롤백 상태 확인, 롤백 확인,
    recovery gate, recovery gates, exit gate, closing gate, resume criteria, criteria to resume, before resuming, before we resume, reopening criteria, warunki wznowienia, bedingungen fur die wiederaufnahme, conditions de reprise, criteres de reprise, condiciones para reanudar, criterios para retomar, condizioni per riprendere, условия возобновления, vilkar for gjenopptak, 再開条件, 再開の条件, 恢复条件, 恢復條件, 재개 조건, 재개 직전,
    verify data consistency, verify data integrity, check data consistency, check data integrity, data consistency check, data integrity check, sprawdz spojnosc danych, datenkonsistenz prufen, datenintegritat prufen, verifier la coherence, verifier l integrite, verificar la consistencia, verificar la integridad, verificar a consistencia, verificar a integridade, verificare la coerenza, verificare l integrita, проверить целостность, проверка целостности, sjekk dataintegritet, データ整合性の確認, 整合性確認, 数据一致性检查, 数据一致性验证, 資料一致性檢查, 데이터 정합성 확인,
    проверка работоспособности, スモークテスト, 本番スモークテスト, resolve and verify, fix and verify, mitigate and verify, restore and verify, recover and verify, validation criteria, verification criteria, resolution criteria, recovery criteria, acceptance checks, acceptance tests, confirm mitigation, verify mitigation, confirm the mitigation, verify the mitigation, validate mitigation, confirm containment, verify containment, test and close, verify and close, validate and close, confirm and close, testar e encerrar, validar e encerrar, verificar e encerrar, probar y cerrar, verificar y cerrar, validar y cerrar, tester et cloturer, verifier et cloturer, testen und abschliessen, prufen und abschliessen, przetestuj i zamknij, sprawdz i zamknij, testare e chiudere, verificare e chiudere, проверить и закрыть, 验证并关闭, 驗證並關閉,
    how to confirm, how to confirm fixed, how to verify, confirm fixed, closure criteria, closure requires, closure requirements, closure conditions, closing conditions, conditions for closing, definition of done, done when, resolved when, check it is alive, check it s alive, is it really fixed, is it really resolved, ist es behoben, ist es wirklich behoben, i orden igjen, nar alt er i orden igjen, wieder in ordnung,
    woran erkennen, tout est rentre dans l ordre, monitor recovery, monitor for recovery, weryfikacji,
    weryfikacja naprawy, potwierdz naprawe, potwierdz przywrocenie, sprawdz czy dziala, czy dziala, czy juz dziala, kontrola koncowa, test po naprawie, potwierdzenie dzialania, powrot do normy, erfolg prufen, abschlusskontrolle, nachkontrolle, funktionsprufung, funktioniert es wieder, behebung prufen,
    wiederherstellung prufen, wiederherstellung bestatigen, verifier le retablissement, confirmer le retablissement,
    verification apres, verification finale, controle final, retour a la normale, verificacion final, comprobacion final, vuelta a la normalidad, conferencia final, volta ao normal, retorno a normalidade, controllo finale, ritorno alla normalita,
    итоговая проверка, возврат к норме, признаки восстановления, sluttkontroll, tilbake til normal drift, verificacion de la recuperacion, confirmar la recuperacion, comprobar la recuperacion,
    validacao da recuperacao, confirmar recuperacao, confirmar a recuperacao, verificar recuperacao, verificar a recuperacao,
    verifica del ripristino, confermare il ripristino, verificare il ripristino, проверки восстановления, подтверждение восстановления,
    проверить восстановление, подтвердить восстановление, критерии восстановления, bekreft gjenoppretting, verifiser gjenoppretting,
    復旧の確認, 復旧を確認, 復旧判定, 収束判定, 完了条件, 解決の確認, 恢复标准, 验收, 恢復標準, 驗收, 확인 방법, 복구 판정, 완료 기준, 최종 점검, 回復確認, 回復を確認, 確認恢復, 恢复确认, 恢复后验证, 恢復後驗證, 验证恢复, 복구를 확인, 정상 확인, 정상화를 확인`,
  postmortem: `
    postmortems, response evaluation, response review, evaluation of the response, post incident analysis, post incident report, post incident tasks, after action, after action review, blameless,
    after the fact, debrief, debriefing, hot wash, look back, looking back, wash up, write up, writing it up, learnings, what we learned, what did we learn, communication and review, incident notes, once resolved, once it is resolved, final report, after recovery, after containment, after it is fixed, after the outage, after an outage, after every outage, after an incident, after any incident, after each incident, after every incident, po kazdym incydencie, nach einem vorfall, nach jedem vorfall, apres un incident, apres chaque incident, tras un incidente, despues de un incidente, despues de cada incidente, apos um incidente, apos cada incidente, dopo un incidente, dopo ogni incidente, после каждого инцидента, etter en hendelse, etter hver hendelse, 每次事故后, 每次事故後, when it is over, once it is over, when the dust settles, after the dust settles, once the dust settles, blameless review, blameless postmortem, incident retrospective, incident closure, incident closeout, closeout, close out, close the incident, closing the incident,
    learning review, pir, correction of errors, coe, postmortemu, post mortemu, podsumowanie po awarii, podsumowanie po incydencie, po awarii, raport po awarii, raport po incydencie, omowienie po, po wszystkim, po zakonczeniu incydentu, przeglad po incydencie, analiza po incydencie,
    zamkniecie incydentu, incident nachbereitung, nachbesprechung, abschlussbericht, nachlese, nach der storung, nach der behebung, nach dem ausfall, ruckblick, apres la panne, apres coup, rapport d incident, debriefing, rex, retrospective de l incident, revue post incident, analyse post incident,
    revision post incidente, informe del incidente, informe final, informe posterior, tras el incidente, despues de resolver, aprendizajes, depois de resolver, apos resolver, depois do incidente, relatorio final, aprendizados, dopo la risoluzione, dopo il guasto, rapporto finale, resoconto, analisis posterior, retrospectiva, cierre del incidente, revisao pos incidente, relatorio do incidente,
    fechamento do incidente, retrospettiva, revisione post incidente, rapporto sull incidente, постмортема, пост мортем,
    ретроспектива, анализ инцидента, отчет об инциденте, после сбоя, после аварии, после восстановления, разбора, после устранения, etter hendelse, hendelsesrapport, etter feilen, etter feilretting, evaluering, evaluering etter, ポストモーテム, 事後分析, 事後振り返り, 終息後, 障害報告書, 故障报告, 结案报告, 結案報告, 종료 후, 사후 보고, 사후 기록, 결과 보고,
    ふりかえり, 复盘会, 故障复盘, 事后回顾, 事後回顧, 事後分析, 장애 회고, 장애 보고서, 사후분석`,
};

/** How headings, labels and steps name each subject. */
export const NAMES: Readonly<Record<Subject, Phrases>> = {
  escalation: phrases(`${namesOfRole("escalation").join()},${MORE.escalation}`),
  rollback: phrases(`${namesOfRole("rollback").join()},${MORE.rollback}`),
  validation: phrases(`${namesOfRole("validation").join()},${MORE.validation}`),
  postmortem: phrases(`${namesOfRole("postmortem").join()},${MORE.postmortem}`),
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
  criteria, p0, p1, 立即, then, execute, try, please, immediately, do a, faca, fazer, hacer, haga, faire, faites, the, for, of, to, our, emergency, quick, full, manual, automatic, automated, final, schedule, schedule a, write, write a, hold, hold a,
  conduct, create, open, open a, open the, file, file a, file the, start, start a, start the, run, perform, and, or, option, scenario, case, optional, ${"0 1 2 3 4 5 6 7 8 9 10 11 12 a b c d".replaceAll(" ", ",")},
  procedura, procedury, plan, kroki, krok, etap, faza, jak, kiedy, poziomy, zasady, sciezka, lista, kryteria, opcja,
  verfahren, ablauf, schritte, schritt, plan, wann, stufen, kriterien, checkliste, der, des, die, das, fur, phase,
  procedure, processus, plan, etapes, etape, de, du, des, la, le, d, l, quand, niveaux, criteres, comment, matrice,
  procedimiento, proceso, pasos, paso, el, cuando, como, niveles, criterios, fase, para, matriz,
  procedimento, processo, plano, passos, passo, da, do, quando, niveis, o, matriz,
  passi, passaggi, di, della, del, il, livelli, criteri, piano, matrice,
  процедура, порядок, план, шаги, шаг, этап, фаза, уровни, матрица, критерии, правила, когда, как, схема,
  prosedyre, steg, fase, nar, nivaer, kriterier, hvordan,
  手順, 段階, フェーズ, 阶段, 階段, 단계`);

/** Headings of what comes when all else has failed: whom to call, or only more to try. */
export const HELPLESS = phrases(`
  getting help, get help, still stuck, if stuck, if you are stuck, if nothing helps, if none of this helps, if none of this works, if this does not help, if that does not help, if it does not help,
  if this does not work, if that does not work, gdy nic nie pomaga, jesli nic nie pomaga, jesli to nie pomoze, jesli to nie pomaga, wenn nichts hilft, falls nichts hilft, wenn das nicht hilft,
  si rien n aide, si rien ne marche, si rien ne fonctionne, si cela ne suffit pas, si nada funciona, si nada ayuda, si no funciona, se nada funcionar, se nada ajudar, se nao resolver,
  se niente aiuta, se nulla aiuta, se non basta, если ничего не помогло, если не помогло, hvis ingenting hjelper, hvis det ikke hjelper, 解決しない場合, 解决不了, 无法解决, 無法解決, 해결되지 않으면`);

/** Headings of whom to turn to, which are escalation where they say when. */
export const WHOM = phrases(`
  nobody around, no one around, chain of command, reporting line, reporting lines, who to notify, whom to notify, who to inform, whom to inform, who to tell, who to contact, whom to contact, who to involve, who to page, who to wake, contact matrix, contact tree, call list, calling order,
  notification matrix, support levels, support tiers, lines of support, further help, more help, when you need help, need more help, kogo powiadomic, kogo wezwac, do kogo sie zwrocic, kolejnosc powiadamiania, an wen wenden, wen informieren, wer wird informiert, meldekette, meldeweg, alarmkette,
  qui prevenir, qui contacter, a qui s adresser, chaine d alerte, a quien avisar, a quien contactar, cadena de mando, cadena de avisos, quem avisar, quem contatar, quem contactar, cadeia de comando, a chi rivolgersi, chi avvisare, chi contattare, catena di comando,
  кого уведомить, кого оповестить, к кому обращаться, порядок оповещения, hvem skal varsles, hvem skal kontaktes, hvem varsles, varslingsliste, varslingsrekkefolge, 連絡体制, 連絡順, 連絡網, 報告ルート, 报告链, 上报流程, 汇报路径, 通報順序, 通報流程, 呈報流程, 보고 체계, 보고 라인, 보고 절차, 비상 연락망`);

/** Words for reaching a person. */
export const CALLING = phrases(`
  call, page, ring, phone, contact, ask, wake, reach, tell, notify, zadzwon, dzwonimy, zadzwonic, wezwij, powiadom, anrufen, rufen, ruf, rufe, verstandigen, appeler, appelez, contacter, contactez,
  prevenir, llamar, llama, llame, avisar, avisa, avise, contactar, ligar, ligue, chamar, chame, acionar, acione, chiamare, chiama, chiamate, avvisare, avvisa, contattare, позвонить, позвоните, звонить, звоните,
  сообщить, сообщите, свяжитесь, ring, ringe, ringes, kontakt, kontakte, 連絡, 電話, 联系, 通知, 致电, 聯絡, 致電, 연락, 호출, 전화`);

/** Exercises: what they hold is for another day. */
export const DRILLS = phrases(`
  drill, drills, daily operations, codzienna kontrola, codzienne zadania, tagliche aufgaben, taches quotidiennes, operaciones diarias, tareas diarias, operacoes diarias, tarefas diarias, operazioni quotidiane, ежедневные проверки, daglige oppgaver, 日常運用, 日常点検, 定期点検, 日常运维, 日常巡检, 일상 점검, 정기 점검, daily tasks, daily checks, daily health check, routine operations, game day, game days, gameday, simulacao, simulacion, simulazione, симуляция, mensal, mensual, mensile, mensuel, mensuelle, monatlich, miesieczny, miesieczna, ежемесячно, ежемесячная, 月次, 每月, 매월, 월간, exercise, exercises, tabletop, rehearsal, simulation, testing this runbook, test this runbook,
  runbook test, quarterly, monthly, annual, yearly, weekly, dr test, restore test, test restore, test odtworzenia, proba odtworzenia, wiederherstellungstest, test de restauration, prueba de restauracion, teste de restauracao, test di ripristino, тест восстановления, リストアテスト, 恢复演练, 恢复测试, 복구 테스트, training, cwiczenia, kwartalnie, kwartalna, ubung, ubungen, quartalsweise,
  exercice, exercices, trimestriel, trimestrielle, simulacro, simulacros, trimestral, simulado, simulados, esercitazione, esercitazioni,
  trimestrale, учения, тренировка, тренировки, ежеквартально, ежеквартальная, ovelse, ovelser, kvartalsvis, 訓練, 演習, 四半期, 演练, 演練, 每季度, 훈련, 분기`);

/** Parts that point elsewhere or look back. */
export const ELSEWHERE = phrases(`
  related, see also, links, useful links, glossary, faq, changelog, revision history, document history, version history, incident history,
  ${["previous", "past", "recent", "historical", "example"].flatMap((when) => ["incidents", "incident", "postmortems", "post mortems", "escalations", "rollbacks"].map((what) => `${when} ${what}`)).join(",")},
  known incidents, powiazane, zobacz takze, slownik, poprzednie incydenty, siehe auch, verweise, glossar, fruhere vorfalle, voir aussi,
  liens, glossaire, incidents precedents, ver tambien, enlaces, incidentes anteriores, glosario, veja tambem, vedi anche, collegamenti, incidenti precedenti,
  см также, ссылки, прошлые инциденты, se ogsa, lenker, tidligere hendelser, 関連, 過去の, 用語集, 相关, 历史事件, 相關, 歷史事件, 관련, 과거 장애`);
