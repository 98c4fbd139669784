import { isUnspaced, toWords } from "../markdown/words.ts";
import { phrases } from "./plan/phrase.ts";

/** Verbs that steps of an incident begin with, as people write them: in the infinitive, or asking somebody. */
const VERBS = phrases(`
  add, attach, clean, classify, communicate, compare, configure, connect, copy, count, decrease, delete, describe, download, edit, engage, evaluate, examine, fetch, flush, grant, halt, increase, initiate, install, list, lock, lower, move, observe, obtain,
  patch, perform, ping, publish, purge, quarantine, raise, refer, remove, report, request, reset, resume, scan, submit, tail, trigger, upload, view,
  acknowledge, activate, alert, apply, ask, assess, assign, back off, block, call, capture, check, clear, collect, confirm, contact, contain, correlate, create, declare, decide, deploy, determine, disable, document, drain, enable,
  ensure, escalate, establish, export, fail over, find, fix, follow, freeze, gather, get, go to, identify, inform, inspect, invalidate, investigate, isolate, join, keep, kill, log, look, look at, make sure, measure, mitigate, monitor,
  notify, open, page, pause, post, preserve, probe, pull, query, read, rebuild, record, redeploy, reduce, reindex, reproduce, restart, restore, retry, review, revert, revoke, roll back, rollback, rotate, run, save, scale, schedule, see, select, send,
  set, silence, start, stop, suspend, switch, take, tell, test, trace, triage, try, turn off, turn on, update, use, validate, verify, wait, watch, write,
  sprawdz, zweryfikuj, potwierdz, ocen, otworz, powiadom, poinformuj, uruchom, zrestartuj, zatrzymaj, wstrzymaj, wylacz, wlacz, przywroc, cofnij, zabezpiecz, zbierz, zapisz, ustal, zidentyfikuj, odizoluj, przelacz, zglos, wezwij, zablokuj, usun, zmien, przejrzyj, monitoruj, obserwuj,
  prufe, prufen, kontrolliere, kontrollieren, starte, starten, stoppe, stoppen, informiere, informieren, sichere, sichern, melde, melden, offne, offnen, setze, setzen, sperre, sperren, trenne, trennen, rufe, lies, schalte, schalten, dokumentiere, dokumentieren, bestatige, bestatigen,
  verifier, verifiez, controler, identifier, redemarrer, redemarrez, relancer, arreter, couper, prevenir, prevenez, informer, ouvrir, ouvrez, consulter, regarder, isoler, revoquer, restaurer, bloquer, confirmer, lancer, capturer, filtrer, corriger, desactiver, activer, noter, contacter, geler, collecter,
  verificar, verifique, verifica, revisar, revise, revisa, comprobar, comprueba, confirmar, confirme, confirma, reiniciar, reinicie, reinicia, detener, parar, pare, avisar, avise, notificar, notifique, informar, informe, abrir, abra, identificar, identifique, aislar, isolar, isole, bloquear, bloqueie,
  restaurar, restaure, consultar, consulte, registrar, registre, ejecutar, ejecute, executar, execute, rodar, rode, desactivar, desativar, desative, validar, valide, reducir, reduzir, activar, ativar, contener, conter, checar, reintentar, deshabilitar, rotar, revocar, revogar, guardar, acessar, acesse, localize, conferir, confira, acionar, acione, crear, criar,
  verificare, controllare, controlla, riavviare, riavvia, fermare, ferma, avvisare, avvisa, aprire, apri, identificare, isolare, isola, bloccare, ripristinare, ripristina, eseguire, esegui, consultare, disattivare, confermare, conferma, raccogliere,
  проверить, проверьте, проверь, подтвердить, подтвердите, перезапустить, перезапустите, остановить, остановите, сообщить, сообщите, открыть, откройте, определить, определите, изолировать, отключить, отключите, собрать, соберите, посмотреть, посмотрите, восстановить, откатить, запустить, запустите, убедиться, убедитесь, уведомить, уведомите, назначить, зафиксировать,
  sjekk, bekreft, start, stopp, varsle, apne, isoler, sperr, gjenopprett, kontroller, identifiser, registrer, se pa, kjor, ring, opprett, kontrollera, bekrafta, identifiera, verifiera,
  przyjmij, nadaj, zadzwon, zobacz, zaloz, oznacz, wyznacz, wpisz, wyslij, odlacz, zanotuj, sprawdzamy, ustalamy, informujemy, zglaszamy, potwierdzamy,
  quittieren, quittiere, alarmieren, alarmiere, festlegen, bestimme, trage, notiere, pruft, melden sie, prufen sie, rufen sie, informieren sie,
  acquitter, acquittez, prendre, creer, creez, declarer, declarez, qualifier, classer, alerter, alertez, designer, nommer, prevenez, evaluer, evaluez, verifie,
  tomar, mirar, ver, asignar, asigne, anotar, convocar, levantar, declarar, declare, evaluar, evalue, reconocer, comunicar, comunique, determinar, recopilar, mira,
  assumir, definir, ativar, ative, levantar, reconhecer, avaliar, avalie, determinar, coletar, colete, classificar, classifique, isolar, comunicar, comunique,
  stabilire, annotare, staccare, guardare, creare, crea, contattare, contatta, notificare, notifica, valutare, valuta, attivare, attiva, dichiarare, raccogli, allega, accedere, accedi, segnalare, classificare, assegnare,
  присвоить, создать, зайти, написать, оценить, вызвать, позвонить, переключить, проверяем, смотрим, сообщаем, пишем, звоним, фиксируем, подтверждаем, зафиксируйте, оцените, создайте, назначьте, посмотрите, напишите, позвоните, запросить,
  kvitter, avgjor, noter, logg, sett, meld, gi beskjed, skru, vent, hent, fjern, informer, vurder, finn, utpek, dokumenter, deaktiver`);

/** Infinitives with which German lines end: `Alarm quittieren`, `Leitung informieren`. */
const GERMAN_AT_END =
  /(?:^| )(?:ab|an|auf|aus|be|ein|er|fest|frei|her|hin|los|mit|nach|um|ver|vor|weg|zu|zuruck)?(?:quittier|pruf|leg|meld|ruf|informier|start|stopp|schalt|schreib|stell|setz|sperr|trenn|sicher|offn|benenn|benachrichtig|bestimm|dokumentier|eskalier|kontrollier|erfass|sammel|seh|fuhr|richt|wert|schatz|leit|halt|deaktivier|aktivier|isolier|bestatig|notier|klar|grenz|nehm|halten|ziehen)(?:e?n)$/u;

/** How sentences that ask for something end in Japanese and Korean, and words that ask for it in Chinese. */
const UNSPACED_ASKING =
  /(?:する|します|せよ|ください|確認|実行|停止|再起動|連絡|記録|実施|取得|復旧|遮断|特定|報告|切り替え|하기|한다|하세요|합니다|확인|실행|중지|재시작|기록|보고|공유|조회|차단|복구)[。.]?$|(?<=[\p{Script=Hiragana}\p{Script=Han}])[むるうくすつぶぐ][。.]?$|^(?:核实|判断|上报|建立|发布|保留|拉起|创建|检查|检测|确认|查看|重启|停止|通知|执行|联系|登录|打开|记录|恢复|回滚|隔离|切换|收集|评估|查询|关闭|启动|檢查|確認|查看|重啟|通知|執行|聯絡|登入|打開|記錄|恢復|隔離|切換|收集|評估|查詢)/u;

/** Whether a line asks to do something. */
function asksToDo(line: string): boolean {
  const words = toWords(line.slice(0, 200));
  return (
    VERBS.atStart.test(words) ||
    GERMAN_AT_END.test(words) ||
    (isUnspaced(words) && UNSPACED_ASKING.test(line.trim()))
  );
}

/** The share of lines that ask to do something, from 0 to 1. */
export const shareAsking = (lines: readonly string[]): number =>
  lines.length === 0 ? 0 : lines.filter((line) => asksToDo(line)).length / lines.length;
