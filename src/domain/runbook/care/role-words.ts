import { phrases } from "../plan/phrase.ts";

/** Roles people have in an incident, by which steps are assigned, as `toWords` makes them. */
export const INCIDENT_ROLES = phrases(`
  ic, incident commander, incident lead, incident manager, commander, lead, tech lead, technical lead, engineering lead, team lead, ops, ops lead, operations, operations lead, comms, comms lead, communications, communications lead, communications manager, communication lead, scribe, deputy, liaison, customer liaison, support, support lead, customer support, on call, on call engineer, oncall, primary on call,
  secondary on call, responder, first responder, sre, dba, dev, developer, devops, security, security team, platform team, infra, em, engineering manager, manager, cto, product owner, pm, legal, qa, sme, subject matter expert, duty manager, duty officer, operator, administrator, admin, everyone, anyone, all,
  dowodzacy, kierownik incydentu, kierownik, prowadzacy, prowadzacy incydent, dyzurny, lider, lider zespolu, protokolant, wsparcie, einsatzleiter, einsatzleitung, incident leiter, bereitschaft, rufbereitschaft, teamleitung, teamleiter, betrieb, protokoll, leitung,
  responsable d incident, commandant d incident, astreinte, responsable technique, responsable communication, exploitation, comandante, comandante del incidente, lider tecnico, guardia, de guardia, responsable de comunicacion, soporte, comandante do incidente, plantao, plantonista, lider do incidente, suporte, comunicacao, responsabile incidente, reperibile, turno, responsabile tecnico, comunicazione,
  руководитель инцидента, дежурный, тимлид, координатор, поддержка, админ, hendelsesleder, vakt, vaktleder, teamleder, kommunikasjon, drift, 指揮者, インシデント指揮官, インシデントコマンダー, 当番, オンコール, 担当者, 広報担当, 書記, 事件指挥官, 指挥官, 值班, 值班工程师, 运维, 客服, 事件指揮官, 指揮官, 值班工程師, 運維, 인시던트 커맨더, 지휘자, 당직자, 온콜, 담당자, 운영팀`);

/** Names of what says who does a step, in a line or as the head of a column. */
export const STEP_OWNERS = phrases(`
  owner, owned by, who, by, responsible, assignee, assigned to, role, actor, executor, wlasciciel, kto, odpowiedzialny, wykonuje, verantwortlich, zustandig, wer, durch, responsable, qui, acteur, quien, responsavel, quem, responsabile, chi, ответственный, исполнитель, кто, ansvarlig, hvem, 担当, 担当者, 実施者, 负责人, 执行人, 負責人, 執行人, 담당, 담당자`);
