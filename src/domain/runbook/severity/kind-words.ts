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
    `escalat, eskal, escalade, escalar, escalon, escalac, escalam, escalo, escala a, scalare, эскал,
      エスカレ, 升级, 升級, 上报, 에스컬,
      unresolved, not resolved, nie rozwiaz, nierozwiaz, nicht gelost, nicht behob, non resolu, pas resolu, no resuel, no se resuel,
      nao resolv, nao for resolv, non risol, не решен, не устран, не восстан, ikke lost, 未解決, 未解决, 未恢复, 未恢復, 未復旧, 미해결`,
  ],
  [
    "postmortem",
    `post?[ -]?mortem, post[ -]?incident(?! comm| update| notif), after[ -]action, incident review, pir(?![a-z]),
      rca(?![a-z]), retro(?![a-z]), retrospect, root cause analysis, poincydent,
      analiz(?:a|e|y) po incydencie, nachbereitung, nachbesprechung, ursachenanalyse,
      retour d'experience, analyse post, rex(?![a-z]), analisis posterior, informe post,
      pos[ -]?incidente, analise pos, analisi post, постмортем, пост-мортем,
      разбор, etteranalyse, hendelsesrapport, ポストモーテム, 振り返り, 事後レビュー, 事後報告, 复盘, 復盤,
      事后分析, 事後檢討, 檢討報告, 포스트모템, 사후 분석, 사후 검토, 회고`,
  ],
  [
    "update",
    `update, cadence, frequency, status message, status report, communication interval, aktualiz, czestotliwosc, komunikaty co, aktualisier,
      statusmeldung, statusbericht, zwischen(?:stand|meldung|bericht),
      meldeintervall,
      mises? a jour, point de situation, points de situation, point (?:toutes|tous|chaque)(?![a-z]), frequence, actualiza,
      frecuencia, atualiza, frequencia, aggiorna, frequenza, cadenza, cadencia,
      обновлен, обновля, апдейт, частота, периодичность, oppdater, statusoppdater, hyppighet, 更新,
      報告頻度, 連絡頻度, 報告間隔, 連絡間隔, 通报间隔, 通報間隔, 状況報告, 状況共有, 進捗, 同步频率, 同步頻率, 通报频率, 通報頻率, 进展, 進度, 업데이트,
      공유 주기, 보고 주기, 보고 간격, 공지 간격, 갱신, 상황 공유,
      진행 상황`,
  ],
  [
    "acknowledge",
    `acknowledg, ack(?![a-z]), acked, mtta(?![a-z]), tta(?![a-z]), potwierdz, przyjeci[ea] zgloszenia, bestatig, quittier, acquitt, accuse de reception, accuser reception,
      prise en compte, acuse, acusar, reconocimiento, reconocer, confirmacion, reconhec,
      confirmacao, presa in carico, prendere in carico, conferma,
      riconosciment, подтвержд, квитирован, взят(?:ие|ь) в работу, bekreft, kvitter, 受付,
      認知, 確認, 受領, アラート確認, 确认, 认领, 認領, 接单, 接單, 확인, 인지, 접수`,
  ],
  [
    "mitigate",
    `mitiga, temporar, tymczasow, vorlaufig, proviso, provisional,
      временное (?:решен|восстан), midlertidig, 临时, 臨時, 임시, mttm(?![a-z]), workaround, contain(?!er), stabili, mityg, zlagodz,
      obejsci, opanowa, eindamm, abmilder, umgehungslosung, attenua, contourne, contenc, contener, conter(?![a-z]), contenim, смягч, митига, локализ,
      стабилиз, обходн, begrens, omgaelse, mitiger, 緩和, 暫定, 応急, 缓解, 緩解, 止损, 止損, 완화, 임시 조치`,
  ],
  [
    "resolve",
    `resolv, mttr(?![a-z]), gtr(?![a-z]), ttr(?![a-z]), rto(?![a-z]), fix, restor(?:e|ation),
      recover, rozwiaz, napraw, usunie, usuwa, przywroc, losung, gelost, losen, loesung, behob, beheb, wiederherstell, entstor, resolu, resoud, retabli, corrig, correction, solucion, recuperac, restaur, solucao, correcao,
      risol, soluzion, ripristin, решен, решить, решают, разреш, устран,
      восстан, исправ, losning, loses, lost innen, gjenopprett, utbedr, rettetid, 解決, 復旧, 復原, 复原, 恒久, 解消,
      修正, 解决, 恢复, 恢復, 修复, 修復, 해결, 복구,
      likwidac, odtworz, storungsbeseit, beseitig, instandsetz, wiederanlauf, remise en service, remise en etat, restablec,
      reestablec, restabelec, normaliz, reparac, ripara, ripresa del serv, ликвидац, нормализ, rettes(?![a-z]), feilretting,
      чиним, чинить, чинят, почин, oppe igjen, lauft wieder, laufen wieder, arregla, repare,
      復帰, 正常化, 闭环, 정상화`,
  ],
  [
    "respond",
    `gti(?![a-z]), respons(?!ab|ib|av), respond, action (?:within|in under)(?![a-z]), acted on within, immediate action(?!s), act (?:within|immediately), acao (?:em ate|imediata), accion (?:en menos|inmediata), action (?:sous|immediate)(?![a-z]), azione (?:entro|immediata), handeln innerhalb, sofortiges handeln, dzialanie w ciagu, natychmiastowe dzialanie, действия в течение, handling innen, answer, initial triage, start tria, triage start, start of triage, start analiz, rozpoczecie, time to triage, reaction, react(?![a-z]), reply,
      engag, antwort, erstreaktion, erstantwort, erstruckmeldung, reakc, reago, odpowied, odpowiad, podjecie,
      reaktion, reagier, reponse, repond,
      prise en charge, respuesta, reaccion, atencion,
      resposta, reacao, atendimento, atender, atendido, risposta, rispond, reazion, intervent,
      реакци, реагир, отклик,
      ответ(?!ств), отвеча, svartid, responstid, reaksjon, svar(?![a-z]), 応答, 対応, 初動, 返答, 返信, 响应, 響應,
      回应, 回應, 应答, 應變, 응답, 대응, 초동,
      zareag, reaguj, podejmuj, przystap, svarer(?![a-z]), rykker ut, intervien, подключа, eingreif, bearbeitungsbeginn, ruckruf, ruckmeldung, demarrage, primer contacto, contacto inicial,
      primeiro contato, primeiro contacto, primo contatto, avvio dei lavori, inizio lavor, начало работ, pabegyn, tilbakemelding,
      着手, 一次回答, 初回回答, 介入, 到场, 착수, 첫 응답`,
  ],
  [
    "tell",
    `communicat, comms(?![a-z]), communi(?:que|ca), komunik, kommuni, comunic, коммуник, 連絡, 周知, 通报,
      通報, 沟通, 溝通, 커뮤니케이션, 공지, 공유, 共有, 報告, 汇报, 보고, status(?! ?page|[a-z]), statut(?![a-z]), статус, ステータス`,
  ],
  ["respond", `sla(?![a-z]), sla-?zeit`],
  [
    "other",
    `rpo(?![a-z]), monitoring period, observation period, watch period, detect, notif, inform, tell(?:s|ing)?(?![a-z]), alert customers, report(?:ed|ing)? to,
      investigat, wykry, powiadom,
      erkennung, benachrichtig, detecc, rileva,
      avis(?:o|a|ar|er|ez|e)(?![a-z]), avvis, обнаруж, уведом, oppdag,
      varsl, 検知, 検出, 通知, 检测, 檢測, 偵測, 감지, 통보, 알림`,
  ],
];
