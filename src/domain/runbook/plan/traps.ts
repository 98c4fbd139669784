import { hasWords } from "../../markdown/words.ts";
import type { Subject } from "./model.ts";
import { TROUBLE } from "../trouble.ts";
import { phrases } from "./phrase.ts";

/** What a team does when it is over. */
const STANDING_DOWN = /^stand(?:ing)? down(?: |$)/u;

/** What is checked before anything is done. */
const BEFORE = phrases(`
  alert, alerts, incident, issue, problem, symptom, symptoms, impact, scope, severity, report, caller, identity, access, permissions,
  prerequisites, is real, false positive, backup, backups, pre, preflight, before, prior, alertu, incydentu, incydent, wplyw, przed,
  alarm, alarms, vorfall, problems, auswirkung, vor, voraussetzungen, alerte, incident, probleme, avant, alerta, incidente, impacto, problema,
  antes, allarme, impatto, prima, алерта, инцидента, проблемы, влияния, перед, varselet, hendelsen, アラート, 影響, 事前, 告警, 报警, 影响, 事前, 部署前, 障害, 故障, 알림, 영향, 사전, 장애, 원인`);

/** Things the words for escalation also say: scaling, upgrades, rights. */
const OTHER_RISES = phrases(`
  privilege, privileges, lock escalation, horizontal, vertical, automatico, automatica, autoscaling, replicas, pods, nodos,
  instancias, escalar recursos, escalar servidores, escalar contenedores, escalar contentores, escalar la base de datos, escalar o banco de dados, escalar la capacidad, escalar a capacidade, escalar el cluster, escalar workers, scalare le risorse, scalare i server, privilegios, privileges, привилегий, uprawnien, rettigheter, 権限, 版本, 数据库, 軟體, 软件, 系统升级, 升级失败, 升级后, 滚动升级, 编辑, 編輯, 升级步骤, 升級步驟,
  升级前, 升级指南, 灰度`);

const RATES = phrases(
  "rate, ratio, rates, transaction, transactions, segment, tablespace, password, passwort, kennwort, contrasena, senha, cache, commande, кэша",
);

/** Short names that also begin other sentences: `Closing connections`. */
const OPEN_ENDED = phrases(
  "closing, closure, close out, follow up, follow ups, followup, разбор, bilan, 検討, 檢討, cierre, chiusura, cloture, wnioski, выводы",
);
const ABOUT_INCIDENTS = phrases(`
  incident, incidents, action, actions, tasks, items, communication, steps, review, and, after, incydentu, des, incidente,
  инцидента, инцидентов, hendelsen, 會議, 会, 事故, 事件, 障害, 故障`);

/** Whether the words, though they name the subject, speak of something else. */
export function isTrap(subject: Subject, words: string): boolean {
  switch (subject) {
    case "escalation":
      return OTHER_RISES.within.test(words) || TO_A_FIX.test(words);
    case "rollback":
      return RATES.within.test(words) || TROUBLE_END.test(words) || IS_READY.test(words);
    case "validation":
      return (TROUBLE.within.test(words) && !STANDING_DOWN.test(words)) || isAboutBefore(words);
    case "postmortem":
      return isOtherClosing(words);
    default:
      return subject satisfies never;
  }
}

/** `Escalate to a full restart`: a stronger remedy, which calls nobody. */
const TO_A_FIX = /escalate (?:to|the) .{0,60}(?:fix|restart|rebuild|restore|failover)(?: |$)/u;

/** `Rollback procedure documented`: that there is one, and not what it is. */
const IS_READY = /(?:^| )(?:documented|defined|tested|in place|prepared|ready)$/u;

const TROUBLE_END = /(?:^| )(?:failed|failing|failure|failures|stuck|error|errors|fails)$/u;

/** `Verify the alert` comes before the work, `Post-incident verification` behind it. */
const isAboutBefore = (words: string): boolean =>
  BEFORE.within.test(words) && !AFTERWARDS.within.test(words);

const AFTERWARDS = phrases(`
  post, recovery, recovered, i orden igjen, wieder in ordnung, rentre dans l ordre, restored, resolution, resolved, fix, fixed, after, healthy, normal, cleared, clears, closed, naprawie, po, nach, behoben, wiederherstellung, apres,
  retablissement, resolu, despues, recuperacion, resuelto, apos, pos, recuperacao, resolvido, dopo, ripristino, risolto, после, восстановления, восстановление, etter, gjenoppretting,
  closing, we close, zamknieciem, zamkniecia, schliessen, entwarnung, cloturer, cloture, fermer, cerrar, cierre, cerrado, encerrar, encerramento, fechar, chiudere, chiusura, dichiarare,
  закрытием, закрытия, lukker, lukkes, lukking, melder ferdig,
  復旧, 回復, 正常, 解消, クローズ, 终止, 关闭, 後, 恢复, 恢復, 后, 解除, 복구, 정상, 해소, 후`);

/** Whether the words speak of a service that works again. */
export const isAboutRecovery = (words: string): boolean => AFTERWARDS.within.test(words);

function isOtherClosing(words: string): boolean {
  const name = OPEN_ENDED.atStart.exec(words)?.[0];
  if (name === undefined || name === words) return false;
  return !ABOUT_INCIDENTS.within.test(words.slice(name.length).trim());
}

/** Words for a search for the cause, which belongs to the diagnosis unless it comes last. */
export const isCauseAnalysis = (words: string): boolean =>
  hasWords(words, "rca") || hasWords(words, "root cause analysis");
