import { phrases } from "../plan/phrase.ts";

/** Heads of columns that name a role or whom a row is about. */
export const ROLE_COLUMNS = phrases(`
  role, roles, position, function, team, area, responsible role, level, contact type, rola, role w incydencie, funkcja, zespol, stanowisko, obszar, rolle, funktion, bereich, fonction, equipe, domaine, rol, funcion, equipo, papel, funcao, equipe responsavel, area responsavel, ruolo, funzione, squadra,
  роль, функция, команда, rolle i hendelsen, funksjon, 役割, ロール, チーム, 役職, 角色, 职位, 团队, 職務, 職位, 團隊, 역할, 직책, 팀`);

/** Heads of columns that say who it is or how to reach them. */
export const WHO_COLUMNS = phrases(`
  name, names, who, person, people, owner, assignee, assigned to, primary, secondary, backup, deputy, contact, contacts, contact info, contact information, contact details, contact method, channel, slack, slack channel, phone, phone number, mobile, email, e mail, pager, pagerduty, on call, reach, handle, github, availability, hours,
  osoba, kto, imie i nazwisko, kontakt, kanal, telefon, zastepca, zastepstwo, wer, person, ansprechpartner, vertretung, stellvertretung, telefonnummer, erreichbarkeit, qui, personne, nom, contact principal, suppleant, telephone, courriel, canal, quien, persona, nombre, contacto, suplente, telefono, correo, quem, pessoa, nome, contato, contacto, substituto, telefone,
  chi, contatto, sostituto, recapito, reperibilita, кто, имя, человек, контакт, контакты, телефон, почта, замена, заместитель, hvem, navn, stedfortreder, kanal, e post, 担当者, 氏名, 名前, 連絡先, 電話, 代理, 姓名, 人员, 联系方式, 联系人, 电话, 备份, 人員, 聯絡方式, 聯絡人, 電話, 이름, 담당자, 연락처, 전화, 대리`);

/** Heads of columns that say what they do. */
export const DUTY_COLUMNS = phrases(`
  responsibility, responsibilities, duty, duties, task, tasks, what, does, description, scope, accountabilities, main duties, key responsibilities, when to contact, use for, obowiazki, odpowiedzialnosc, odpowiedzialnosci, zadania, zakres, opis, aufgabe, aufgaben, verantwortung, verantwortlichkeit, verantwortlichkeiten, zustandigkeit, beschreibung,
  responsabilite, responsabilites, missions, mission, taches, responsabilidad, responsabilidades, tareas, funciones, descripcion, responsabilidade, tarefas, descricao, responsabilita, compiti, descrizione, обязанности, ответственность, задачи, зона ответственности, описание, ansvar, ansvarsomrade, oppgaver, beskrivelse,
  責務, 責任, 職務, 任務, 対応内容, 役割内容, 职责, 责任, 任务, 职责范围, 職責, 책임, 업무, 담당 업무, 임무`);

/** Heads of columns of an index that say what a runbook is for. */
export const SIGNAL_COLUMNS = phrases(`
  signal, signals, alert, alerts, alert name, alert signal, alert signals, trigger, triggers, symptom, symptoms, condition, when, when to use, use when, use for, scenario, problem, error, incident, detection, monitor, alarm, sygnal, sygnaly, alerty, objaw, objawy, wyzwalacz, kiedy, kiedy uzyc, scenariusz, warunek, signale, alarme, symptome, ausloser, wann, anwendungsfall, szenario, storung,
  signaux, alerte, alertes, symptome, symptomes, declencheur, declencheurs, quand, quand utiliser, senal, senales, alerta, alertas, sintoma, sintomas, disparador, cuando, cuando usar, escenario, sinal, sinais, gatilho, gatilhos, quando, quando usar, cenario, segnale, segnali, allarme, allarmi, sintomo, sintomi, quando usarlo, scenario,
  сигнал, сигналы, алерт, алерты, симптом, симптомы, триггер, когда, сценарий, условие, varsel, varsler, symptomer, utloser, nar, hendelse, アラート, シグナル, 症状, トリガー, 発生条件, 検知, 告警, 信号, 触发条件, 现象, 场景, 警報, 訊號, 觸發條件, 現象, 場景, 알림, 경보, 신호, 증상, 트리거, 조건, 상황`);

/** Heads of columns that hold a severity. */
export const SEVERITY_COLUMNS = phrases(`
  severity, severities, sev, priority, prio, level, urgency, criticality, impact level, default severity, typical severity, waznosc, poziom, priorytet, krytycznosc, schweregrad, stufe, prioritat, dringlichkeit, gravite, severite, niveau, priorite, criticite, severidad, gravedad, nivel, prioridad, severidade, gravidade, prioridade, nivel de severidade,
  gravita, severita, livello, priorita, серьезность, критичность, приоритет, уровень, alvorlighet, alvorlighetsgrad, prioritet, niva, 重大度, 深刻度, 優先度, レベル, 严重程度, 严重级别, 级别, 优先级, 等级, 嚴重程度, 級別, 優先級, 等級, 심각도, 등급, 우선순위, 중요도`);
