import { phrases } from "./plan/phrase.ts";

/** Words that make of a heading the name of something that goes wrong. */
export const TROUBLE = phrases(`
  fails, failed, failing, failure, failures, error, errors, stuck, timeout, timeouts, broken, unhealthy, down, not working, bug, bledy, blad, fehler,
  fehlgeschlagen, schlagt fehl, echec, echoue, erreur, erreurs, falla, fallo, fallan, error, errores, falha, falhou, parou, travou, caiu, crashou, erro, erros, errore, errori, fallito,
  ошибка, ошибки, сбой, не удался, feilet, feiler, feil, 失敗, エラー, 失败, 错误, 錯誤, 실패, 오류`);

/** What befalls a service, also at the end of a word that Germans and Norwegians write together. */
const MISHAP =
  /(?:^| )(?:not \p{L}{3,15}(?:ing|ed)|too \p{L}{3,15}|missing|stale|lost|denied|rejected|expired|hangs?|hanging|spikes?|flapping|deadlocks?|oom|oomkilled|overload(?:ed)?|lag|outages?|unavailable|unreachable|crash(?:es|ed)?|breach|leak|full|slow|exhausted|exhaustion|saturation|degradation|degraded|stalled|backlog|loss|doesn t|won t|can t|cannot|not arriving|throwing|4xx|5xx|500s|40[0134]|429|50[0-4]|unresponsive|corrupt(?:ion|ed)|compromised|attack|nede|korrupsjon|angrep|kompromittert|awari[ai]|niedostepn\p{L}{1,3}|pelny|panne|indisponible|plein|compromis|caid[ao]|caidas?|lleno|lent[ao]|queda|fora do ar|cheio|guasto|pieno|lento|авария|недоступ\p{L}{1,4})(?: |$)|(?:fehler|ausfall|storung|uberlauf|voll|feil|nedetid|brudd|utfall)(?: |$)|障害|停止|枯渇|故障|宕机|挂掉|不足|异常|異常|溢出|장애|중단|부족/u;

/** Whether a heading names something that goes wrong, as headings of cases do. */
export const namesMishap = (words: string): boolean =>
  MISHAP.test(words) || TROUBLE.within.test(words);
