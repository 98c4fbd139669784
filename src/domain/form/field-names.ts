import type { FormField } from "./field.ts";

/**
 * What teams call the fields, as ids and as labels, separated by commas: English first, then Polish, German, French,
 * Spanish, Portuguese, Italian, Russian, Norwegian, Japanese, Chinese and Korean.
 */
export const FIELD_NAMES: Readonly<Record<FormField, string>> = {
  severity: `
    severity, sev, severity level, incident severity, incident severity level, priority,
    urgency, criticality, how severe, how bad, severe, poziom ważności, ważność, priorytet,
    krytyczność, dotkliwość, poziom, schweregrad, schwere, priorität, dringlichkeit, gravité,
    sévérité, priorité, criticité, niveau de gravité, severidad, gravedad, prioridad,
    criticidad, severidade, gravidade, prioridade, criticidade, severità, gravità, priorità,
    критичность, серьезность, приоритет, важность, alvorlighetsgrad, alvorlighet, prioritet,
    重大度, 深刻度, 緊急度, 優先度, 严重程度, 严重性, 严重级别, 事故级别, 优先级, 嚴重程度, 嚴重性, 優先級, 심각도, 중요도, 우선순위, 긴급도
  `,
  startedAt: `
    started at, start time, incident start, incident start time, since when, since, when did it
    start, when did this start, when did it begin, began at, started, start, detected at,
    detection time, time of detection, time detected, first seen, first noticed, when, time, od
    kiedy, początek, czas rozpoczęcia, godzina rozpoczęcia, kiedy się zaczęło, kiedy,
    rozpoczęcie, seit wann, beginn, startzeit, begonnen, zeitpunkt, wann, depuis quand, heure de
    début, début, quand, desde cuándo, hora de inicio, inicio, cuándo, desde quando, hora de
    início, início, quando começou, quando, da quando, ora di inizio, inizio, с какого времени,
    время начала, начало, когда, siden når, starttidspunkt, når, 発生時刻, 発生日時, 開始時刻, いつから, 検知時刻,
    开始时间, 发生时间, 发现时间, 何时, 開始時間, 發生時間, 발생 시각, 발생 시간, 시작 시간, 언제부터, 발생일시
  `,
  alert: `
    alert, alerts, alert name, alert text, alert message, alert link, alerts firing, monitor,
    alarm, error message, alert zustand, alarmtext, meldung, fehlermeldung, treść alertu, alert
    lub alarm, komunikat błędu, alerte, texte de l'alerte, message d'erreur, alerta, texto de la
    alerta, mensaje de error, texto do alerta, mensagem de erro, allarme, avviso, testo
    dell'allarme, алерт, оповещение, тревога, сообщение об ошибке, varsel, feilmelding, アラート,
    警報, エラーメッセージ, 告警, 警报, 报警, 告警内容, 警報內容, 알림, 경보, 알람, 오류 메시지
  `,
  service: `
    service, services, affected service, affected services, which service, component,
    components, affected component, affected components, system, affected system, affected
    systems, area, affected area, scope, product, application, usługa, usługi, której usługi,
    której usługi dotyczy, komponent, obszar, aplikacja, dotknięta usługa, dienst, dienste,
    betroffener dienst, betroffene dienste, welcher dienst, komponente, bereich, betroffenes
    system, services affectés, service concerné, service touché, composant, système, servicio,
    servicios, servicio afectado, servicios afectados, componente, sistema, área, serviço,
    serviços, serviço afetado, serviços afetados, servizio, servizi, servizio interessato,
    servizi coinvolti, сервис, сервисы, служба, компонент, система, tjeneste, tjenester, berørt
    tjeneste, サービス, 対象サービス, 影響サービス, コンポーネント, システム, 服务, 受影响的服务, 受影响服务, 组件, 系统, 服務, 受影響的服務, 系統,
    서비스, 영향받는 서비스, 대상 서비스, 컴포넌트, 시스템
  `,
  impact: `
    impact, user impact, customer impact, business impact, impact on users, who is affected,
    affected users, blast radius, effect, wpływ, wpływ na użytkowników, skutki, skutek, kogo
    dotyczy, auswirkung, auswirkungen, betroffene nutzer, wer ist betroffen, effets,
    utilisateurs touchés, qui est touché, conséquences, impacto, impacto en usuarios, usuarios
    afectados, impacto no cliente, usuários afetados, impatto, utenti coinvolti, влияние,
    последствия, кого затронуло, påvirkning, konsekvens, konsekvenser, hvem er berørt, 影響, 影響範囲,
    ユーザー影響, 影响, 影响范围, 用户影响, 影響範圍, 영향, 영향 범위, 사용자 영향
  `,
  summary: `
    summary, what is happening, what's happening, what happened, what is going on, description,
    describe, describe the incident, incident description, details, problem, title, symptoms,
    symptom, co się dzieje, co się stało, opis, podsumowanie, streszczenie, objawy, was
    passiert, was ist passiert, was ist los, beschreibung, zusammenfassung, symptome, que se
    passe t il, que s'est il passé, résumé, symptômes, qué está pasando, qué pasa, qué ocurrió,
    descripción, resumen, síntomas, o que está acontecendo, o que aconteceu, descrição, resumo,
    sintomas, cosa sta succedendo, cosa è successo, descrizione, riepilogo, sintomi, что
    происходит, что случилось, описание, симптомы, hva skjer, hva har skjedd, beskrivelse,
    sammendrag, symptomer, 概要, 何が起きているか, 何が起きていますか, 内容, 説明, 症状, 事象, 发生了什么, 正在发生什么, 摘要, 描述, 事件描述,
    發生了什麼, 무슨 일이, 요약, 설명, 내용, 증상
  `,
};
