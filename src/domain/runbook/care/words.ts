import { phrases, type Phrases } from "../plan/phrase.ts";

/** Names of lines that say who looks after the document; English first, then as in `ROLE_NAMES`. */
export const OWNER_KEYS = phrases(`
  owner, owners, owned by, owner team, owning team, team owner, team, teams, service owner, runbook owner, document owner, doc owner, primary owner, owner slack, owner agent, maintainer, maintainers, maintained by, responsible, responsible team,
  wlasciciel, wlasciciele, wlasciciel runbooka, wlasciciel dokumentu, zespol, zespol odpowiedzialny, odpowiedzialny, odpowiedzialna, odpowiedzialni, opiekun, utrzymuje, eigentumer, verantwortlich, verantwortliche, verantwortlicher, verantwortliches team, dokumentverantwortlicher, zustandig, gepflegt von,
  proprietaire, responsable, responsables, equipe, equipe responsable, maintenu par, mainteneur, propietario, propietaria, equipo, equipo responsable, mantenido por, dueno, dono, dona, responsavel, responsaveis, equipe responsavel, time, time responsavel, mantido por, mantenedor,
  proprietario, responsabile, squadra, team responsabile, gestito da, mantenuto da, referente, владелец, владельцы, ответственный, ответственные, команда, ответственная команда, поддерживает, eier, eiere, ansvarlig, ansvarlig team, vedlikeholdes av, forvalter,
  オーナー, 所有者, 担当, 担当者, 担当チーム, 管理者, 管理チーム, 責任者, 负责人, 负责团队, 维护者, 维护人, 维护团队, 责任人, 負責人, 負責團隊, 維護者, 維護團隊, 담당자, 담당 팀, 담당팀, 소유자, 소유 팀, 책임자, 관리자, 오너`);

/** Names of lines that say when it was last looked over. */
export const REVIEWED_KEYS = phrases(`
  last reviewed, last reviewed on, last reviewed at, reviewed, reviewed on, reviewed at, last review, last review date, review date, date of last review, last verified, last validated, ostatni przeglad, data przegladu, data ostatniego przegladu, przejrzano, ostatnio przejrzano, ostatnia weryfikacja,
  zuletzt gepruft, zuletzt uberpruft, letzte prufung, letzte uberprufung, gepruft am, uberpruft am, letztes review, derniere revue, derniere revision, derniere relecture, revu le, relu le, verifie le, date de revue, ultima revision, revisado, revisado el, fecha de revision,
  ultima revisao, revisado em, revisto em, data de revisao, data da revisao, ultima revisione, ultima verifica, rivisto il, revisionato il, data di revisione, последний пересмотр, последняя проверка, проверено, дата проверки, дата пересмотра, пересмотрено,
  sist gjennomgatt, sist revidert, siste gjennomgang, gjennomgatt, 最終レビュー, 最終レビュー日, レビュー日, 最終確認, 最終確認日, 最后审核, 最近审核, 上次审核, 审核日期, 最后评审, 上次评审, 最後審查, 上次審查, 審查日期, 마지막 검토, 마지막 검토일, 최종 검토, 최종 검토일, 검토일`);

/** Names of lines that say when it was last changed. */
export const UPDATED_KEYS = phrases(`
  last updated, last updated on, last updated at, updated, updated on, updated at, last update, last modified, last changed, last revised, revised, revision date, ostatnia aktualizacja, ostatnio zaktualizowano, zaktualizowano, data aktualizacji, ostatnia zmiana,
  zuletzt aktualisiert, letzte aktualisierung, aktualisiert, aktualisiert am, stand, letzte anderung, zuletzt geandert, derniere mise a jour, mis a jour, mis a jour le, mise a jour, date de mise a jour, derniere modification, ultima actualizacion, actualizado, actualizado el, fecha de actualizacion, ultima modificacion,
  ultima atualizacao, atualizado, atualizado em, data de atualizacao, data da atualizacao, ultimo aggiornamento, aggiornato, aggiornato il, data di aggiornamento, ultima modifica, последнее обновление, обновлено, дата обновления, последнее изменение, sist oppdatert, oppdatert, siste oppdatering, sist endret,
  最終更新, 最終更新日, 更新日, 最后更新, 最后更新时间, 最近更新, 上次更新, 更新日期, 更新时间, 最後更新, 更新時間, 마지막 업데이트, 최종 업데이트, 최종 수정일, 최종 갱신일, 업데이트`);

/** Names of lines that say how often it is to be looked over. */
export const CYCLE_KEYS = phrases(`
  review, review cycle, review every, review in, review frequency, review cadence, review schedule, review interval, review period, reviewed every, reviews, przeglad, cykl przegladu, cykl przegladow, czestotliwosc przegladu, czestotliwosc przegladow, przeglad co,
  prufzyklus, prufintervall, uberprufung, uberprufungsintervall, uberprufungszyklus, review zyklus, revue, frequence de revue, cycle de revue, revision, frequence de revision, periodicite, frecuencia de revision, ciclo de revision, periodicidad, revisao, frequencia de revisao, ciclo de revisao, periodicidade,
  revisione, frequenza di revisione, ciclo di revisione, пересмотр, периодичность пересмотра, период пересмотра, частота пересмотра, ревью, gjennomgang, revisjon, gjennomgangsintervall, revisjonssyklus, レビュー, レビュー周期, レビュー頻度, 見直し, 見直し周期, 审核周期, 评审周期, 复审周期, 审核频率, 審查週期, 審查頻率, 複審週期, 검토 주기, 리뷰 주기, 검토`);

/** Headings of parts that speak of the document itself. */
export const ABOUT_DOCUMENT = phrases(`
  metadata, document information, document info, document control, document details, document history, document maintenance, document ownership, document owner, about this document, about this runbook, runbook information, runbook info, runbook details, runbook metadata, runbook maintenance, runbook ownership, runbook owner, runbook care,
  maintenance, ownership, owner, owners, maintainers, maintained by, review, reviews, review schedule, review cycle, revision history, version history, last reviewed, last updated, metadane, informacje o dokumencie, wlasciciel, przeglad, historia zmian, utrzymanie dokumentu, metadaten, dokumentinformationen, dokumentenpflege, eigentumer, verantwortlichkeit, pflege, anderungshistorie,
  metadonnees, informations sur le document, proprietaire, maintenance du document, historique, metadatos, informacion del documento, propietario, mantenimiento, historial de cambios, metadados, informacoes do documento, dono, manutencao, historico de revisoes, metadati, informazioni sul documento, proprietario, manutenzione, cronologia, метаданные, о документе, владелец, поддержка документа, история изменений,
  metadata om dokumentet, om dokumentet, eier, vedlikehold, endringslogg, メタデータ, 文書情報, ドキュメント情報, 管理情報, 改訂履歴, 文档信息, 文档维护, 元数据, 修订记录, 文件資訊, 文件維護, 修訂紀錄, 문서 정보, 문서 관리, 메타데이터, 개정 이력`);

/** Words of a sentence that says how often the document is looked over. */
export const REVIEWING = phrases(`
  review, reviewed, reviews, reviewing, revisit, revisited, przeglad, przegladany, przegladaj, przegladamy, uberpruft, uberprufen, uberprufung, gepruft, prufen, revue, revu, revoir, relire, relu, revision, revisar, revisado, revisa, revise, revisao, revisto, revisione, rivisto, rivedere, пересмотр, пересматривается, пересматривать,
  gjennomgas, gjennomga, gjennomgang, revideres, レビュー, 見直, 审核, 评审, 复审, 審查, 審閱, 검토`);

/** All names of lines about the care of the document. */
export const CARE_KEYS: readonly Phrases[] = [OWNER_KEYS, REVIEWED_KEYS, UPDATED_KEYS, CYCLE_KEYS];
