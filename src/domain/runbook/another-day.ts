import { toWords } from "../markdown/words.ts";
import { DRILLS } from "./plan/names.ts";
import { phrases } from "./plan/phrase.ts";
import { beginsResponse } from "./beginning.ts";
import { roleOf } from "./role.ts";
import type { Checklist, Section } from "./runbook.ts";

/** An exercise is for another day. */
const DRILL = -30;
/** So is what is gone through before a release. */
const PLANNED = -60;

/** What a checklist loses of its likelihood to be the first because it is for another day than that of an incident. `chain` is its section with all around. */
export const laterPoints = (
  checklist: Checklist,
  chain: readonly Section[],
  sections: readonly Section[],
): number =>
  (chain.some((section) => isForAnotherDay(section, checklist)) ||
  NEXT.whole.test(toWords(checklist.heading))
    ? DRILL
    : 0) + (isPlanned(checklist, chain, sections) ? PLANNED : 0);

/** Whether a checklist is for people who relieve each other, in a document that is not about that. */
export const isForRelief = (
  { heading }: Pick<Checklist, "heading">,
  chain: readonly Section[],
  sections: readonly Section[],
): boolean =>
  !namesRelief(sections[0]?.title ?? "") &&
  (namesRelief(heading) || chain.slice(1).some(({ title }) => namesRelief(title)));

const namesRelief = (title: string): boolean => RELIEF.within.test(toWords(title));

const RELIEF = phrases(`
  handoff, hand off, handoffs, handover, hand over, handovers, starting your shift, ending your shift, start of shift, end of shift, shift change, shift checklist, shift start, shift end, przekazanie dyzuru, poczatek dyzuru, koniec dyzuru, ubergabe, schichtubergabe, schichtwechsel, schichtbeginn, passation, passation de consignes, prise de poste,
  relevo, traspaso, cambio de turno, passagem de turno, passagem de plantao, troca de turno, passaggio di consegne, cambio turno, передача смены, передача дежурства, начало смены, vaktskifte, overlevering, 引き継ぎ, 引継ぎ, シフト開始, シフト終了, 交接, 交班, 轮值交接, 인수인계, 교대`);

/** What is still to come when the document was written, or the incident is over: `Next steps`. */
const NEXT = phrases(`
  next steps, further steps, nastepne kroki, dalsze kroki, nachste schritte, weitere schritte, prochaines etapes, proximos pasos, proximos passos, prossimi passi, следующие шаги, дальнейшие шаги, neste steg, 次のステップ, 今後の対応, 后续步骤, 下一步, 後續步驟, 다음 단계, 향후 계획`);

/** Whether it is work that is planned, in a document that is not about such work. */
function isPlanned(
  { heading }: Checklist,
  chain: readonly Section[],
  sections: readonly Section[],
): boolean {
  const about = toWords(sections[0]?.title ?? "");
  const isAbout = PLANNED_WORK.test(about) || BEFORE_RELEASES.within.test(about);
  if (isAbout && !BACK.test(about)) return false;
  return (
    (PLANNED_WORK.test(toWords(heading)) && !isRestoring(heading)) ||
    chain.some(({ title }) => BEFORE_RELEASES.within.test(toWords(title)))
  );
}

/** `Release and rollback`: of the two, going back is what an incident asks for. */
const BACK =
  /(?:^| )(?:rollback|roll back|wycofani[ae]|откат\p{L}*)(?: |$)|ロールバック|回滚|回滾|롤백/u;

/** What was kept is brought back: `Restore from a backup`. */
const isRestoring = (heading: string): boolean => {
  const role = roleOf(heading);
  return role === "mitigation" || role === "rollback";
};

/** Names of work that is planned, in English and the other languages. They are common words, so they count in a list's own heading only. */
const PLANNED_WORK =
  /(?:^| )(?:releases?|launch|go live|pre deploy(?:ment)?|pre release|pre launch|onboarding|installation|deployment procedures?|(?:standard|rolling|hotfix|regular|normal) deployments?|production readiness|readiness gate|upgrade checklist|code review|backups?|wdrozeni[ae]|kopi[ae] zapasow[ae]|datensicherung|inbetriebnahme|deploiement|sauvegardes?|mise en production|despliegues?|respaldos?|copias? de seguridad|flujo de deployment|implantacao|deploy de nova versao|copias? de seguranca|rilasci[oi]?|развертывание|резервное копирование|utrulling|sikkerhetskopi(?:ering)?)(?: |$)|デプロイ手順|リリース手順|バックアップ取得|部署流程|发布流程|上线流程|備份|备份|배포 절차|백업 절차/u;

/** What is done before a release goes out, when nothing has happened yet: in any chapter with such a name. */
const BEFORE_RELEASES = phrases(`
  before incident, before an incident, before the incident, pre release, pre deploy, pre deployment, before release, before a release, before deploying, before deployment, go live checklist, release checklist, deploy checklist, deployment checklist, przed wdrozeniem, przed wydaniem, vor dem release, vor dem deployment, vor dem rollout, avant deploiement, avant le deploiement, avant mise en production, avant la mise en production,
  antes del despliegue, antes de desplegar, antes do deploy, antes da publicacao, prima del rilascio, prima del deploy, pre rilascio, перед релизом, перед деплоем, for utrulling, for produksjonssetting, リリース前, デプロイ前, 发布前, 上线前, 部署前, 上線前, 배포 전`);

/** An exercise; or what is looked up or kept in order, apart from what says that it comes first. */
const isForAnotherDay = ({ title, role, line }: Section, checklist: Checklist): boolean =>
  DRILLS.within.test(toWords(title)) ||
  (line !== checklist.line &&
    (role === "references" || role === "prevention") &&
    !beginsResponse(checklist.heading));
