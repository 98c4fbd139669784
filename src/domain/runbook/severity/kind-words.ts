import type { TargetKind } from "./level.ts";

/**
 * What a word says a time is for. `tell` is news in general, of which only a rhythm makes updates. `escalate` and `other` (detecting, informing, reporting) are no targets; they are
 * told apart so that their times are taken for none.
 */
export type Matter = TargetKind | "update" | "tell" | "escalate" | "other";

/**
 * How the languages of `ROLE_NAMES` name each matter, as beginnings of words. Where several fit a place, the one that
 * stands first here counts, in a place as in a whole name.
 */
export const MATTER_WORDS: readonly (readonly [matter: Matter, words: string])[] = [
  [
    "escalate",
    `escala[tdrcm], escala a, escalo, eskal, scalare, эскал,
      エスカレ, 升[级級], 上报, 에스컬,
      unresolved, not resolved, nie ?rozwiaz, nicht (?:gelost|behob), non resolu, pas resolu, no (?:se )?resuel,
      nao (?:for )?resolv, non risol, не (?:решен|устран|восстан), ikke lost, 未[解恢復][決决复復旧], 미해결`,
  ],
  [
    "postmortem",
    `post?[ -]?mortem, post[ -]?incident(?! comm| update| notif), after[ -]action, incident review, pir(?![a-z]),
      rca(?![a-z]), retro(?![a-z]), retrospect, root cause (?:anal|writ|doc|rep), poincydent,
      analiz(?:a|e|y) po incydencie, nachbereitung, nachbesprechung, ursachenanalyse,
      retour d'experience, analyse post, rex(?![a-z]), analisis posterior, informe post,
      pos[ -]?incidente, analise pos, analisi post, пост-?мортем,
      разбор, etteranalyse, hendelsesrapport, ポストモーテム, 振り返り, 事後レビュー, 事後報告, 复盘, 復盤,
      事后分析, 事後檢討, 檢討報告, 포스트모템, 사후 분석, 사후 검토, 회고`,
  ],
  [
    "update",
    `update, sitrep, situation report, cadence, frequency, status message, status report, communication interval, aktualiz, czestotliwosc, komunikaty co, aktualisier,
      statusmeldung, statusbericht, zwischen(?:stand|meldung|bericht),
      meldeintervall,
      mises? a jour, points? de situation, point (?:toutes|tous|chaque)(?![a-z]), frequence, actualiza,
      frecuencia, atualiza, frequencia, aggiorna, frequenza, cadenza, cadencia,
      обновлен, обновля, апдейт, частота, периодичность, oppdater, statusoppdater, hyppighet, 更新,
      (?:報告|連絡|通[报報]|同步)(?:頻[度率]|频率|[間间]隔), 状況(?:報告|共有), 進捗, 进展, 進度, 업데이트,
      (?:공유|보고|공지) (?:주기|간격), 갱신, 상황 공유,
      진행 상황`,
  ],
  [
    "acknowledge",
    `acknowledg, ack(?![a-z]), acked, mtta(?![a-z]), tta(?![a-z]), potwierdz, przyjeci[ea] zgloszenia, bestatig, quittier, acquitt, accuse de reception, accuser reception,
      prise en compte, acuse, acusar, reconocimiento, reconocer, confirmacion, reconhec,
      confirmacao, presa in carico, prendere in carico, conferma,
      riconosciment, подтвержд, квитирован, взят(?:ие|ь) в работу, bekreft, kvitter, 受付,
      認知, 確認, 受領, 确认, 认领, 認領, 接[单單], 확인, 인지, 접수`,
  ],
  [
    "mitigate",
    `mitiga, temporar, tymczasow, vorlaufig, proviso, provisional,
      временное (?:решен|восстан), midlertidig, 临时, 臨時, 임시, mttm(?![a-z]), workaround, contain(?!er), stabili, mityg, zlagodz,
      obejsci, opanowa, eindamm, abmilder, umgehungslosung, attenua, contourne, contenc, contener, conter(?![a-z]), contenim, смягч, митига, локализ,
      стабилиз, обходн, begrens, omgaelse, mitiger, 緩和, 暫定, 応急, [缓緩]解, 止[损損], 완화, 임시 조치`,
  ],
  [
    "resolve",
    `resolv, mttr(?![a-z]), gtr(?![a-z]), ttr(?![a-z]), rto(?![a-z]), fix, remediat, restor(?:e|ation),
      recover, rozwiaz, napraw, usunie, usuwa, przywroc, losung, gelost, losen, loesung, behob, beheb, wiederherstell, entstor, resolu, resoud, retabli, corrig, correction, solucion, recuperac, restaur, solucao, correcao,
      risol, soluzion, ripristin, решен, решить, решают, разреш, устран,
      восстан, исправ, losning, loses, lost innen, gjenopprett, utbedr, rettetid, 解[決决消], 復旧, [復复]原, 恒久,
      修正, [恢修][复復], 해결, 복구,
      likwidac, odtworz, storungsbeseit, beseitig, instandsetz, wiederanlauf, remise en service, remise en etat, ree?stablec, restabelec, normaliz, reparac, ripara, ripresa del serv, ликвидац, нормализ, rettes(?![a-z]), feilretting,
      чиним, чинить, чинят, почин, oppe igjen, lauf(?:t|en) wieder, arregla, repare,
      復帰, 正常化, 闭环, 정상화`,
  ],
  [
    "respond",
    `gti(?![a-z]), respons(?!ab|ib|av), respond, action (?:within|in under|sous|immediate)(?![a-z]), acted on within, immediate action(?!s), act (?:within|immediately), acao (?:em ate|imediata), accion (?:en menos|inmediata), azione (?:entro|immediata), handeln innerhalb, sofortiges handeln, dzialanie w ciagu, natychmiastowe dzialanie, действия в течение, handling innen, answer, initial triage, detect(?:ion)? (?:and|&) triage, start (?:of )?tria, triage start, start analiz, rozpoczecie, time to triage, reaction, react(?![a-z]), reply,
      engag, antwort, erstreaktion, erstantwort, erstruckmeldung, reakc, reago, odpowied, odpowiad, podjecie,
      reaktion, reagier, reponse, repond,
      prise en charge, respuesta, reaccion, atencion,
      resposta, reacao, atendimento, atender, atendido, risposta, rispond, reazion, intervent,
      реакци, реагир, отклик,
      ответ(?!ств), отвеча, svartid, responstid, reaksjon, svar(?![a-z]), 応答, 対応, 初動, 返答, 返信, [响回][应應], 響應, 应答, 應變, 응답, 대응, 초동,
      zareag, reaguj, podejmuj, przystap, svarer(?![a-z]), rykker ut, intervien, подключа, eingreif, bearbeitungsbeginn, ruckruf, ruckmeldung, demarrage, prim(?:er|eir)?o? conta[ct]?to, contacto inicial, avvio dei lavori, inizio lavor, начало работ, pabegyn, tilbakemelding,
      着手, 一次回答, 初回回答, 介入, 到场, 착수, 첫 응답`,
  ],
  [
    "tell",
    `comms(?![a-z]), communi(?:que|ca), komunik, kommuni, comunic, коммуник, 連絡, 周知, 通[报報], [沟溝]通, 커뮤니케이션, 공지, 공유, 共有, 報告, 汇报, 보고, status(?! ?page|[a-z]), statut(?![a-z]), статус, ステータス`,
  ],
  ["respond", `sla(?![a-z]), sla-?zeit`],
  [
    "other",
    `rpo(?![a-z]), monitoring period, observation period, watch period, detect, notif, inform, tell(?:s|ing)?(?![a-z]), alert customers, report(?:ed|ing)? to,
      investigat, wykry, powiadom,
      erkennung, benachrichtig, detecc, rileva,
      avis(?:o|a|ar|er|ez|e)(?![a-z]), avvis, обнаруж, уведом, oppdag,
      varsl, 検知, 検出, 通知, 检测, [檢偵]測, 감지, 통보, 알림`,
  ],
];
