import { toWords } from "../markdown/words.ts";
import { casesOf } from "./cases-among.ts";
import { chainsOf } from "./chain.ts";
import { readHeading } from "./heading.ts";
import { CASES_ABOVE, readCase } from "./plan/case.ts";
import { phrases } from "./plan/phrase.ts";
import { roleNamed } from "./role.ts";
import type { Checklist, Section, SectionRole } from "./runbook.ts";
import { namesMishap } from "./trouble.ts";

/**
 * Whether a checklist is for an ordinary day in a manual that has a chapter for trouble: of how to install, to publish and
 * to look after something nothing is a response to an incident, when the manual says itself where that stands.
 */
export function standsBesideTrouble(
  sections: readonly Section[],
): (checklist: Checklist) => boolean {
  const troubles = sections.filter(({ title }) => isTrouble(title));
  if (troubles.length === 0 || isAboutIncidents(sections[0]?.title ?? "")) return () => false;
  const cases = casesOf(sections);
  const chains = chainsOf(sections);
  const isOfTrouble = (section: Section): boolean =>
    cases.has(section) ||
    readCase(section.title) !== undefined ||
    isTrouble(section.title) ||
    isAboutIncidents(section.title) ||
    (section.role !== undefined && RESPONDING.has(section.role));
  return ({ line, heading }) => {
    const chain = chains.get(line) ?? [];
    const isNamed = roleNamed(heading) === "procedure" && chain.length <= 2;
    return !isNamed && !chain.some((section) => isOfTrouble(section));
  };
}

const RESPONDING: ReadonlySet<SectionRole> = new Set<SectionRole>([
  "first-response",
  "triage",
  "diagnosis",
  "mitigation",
]);

/** Whether a heading names the chapter for when something goes wrong. */
export const isTrouble = (title: string): boolean => {
  const words = toWords(readHeading(title).text);
  return TROUBLES.atStart.test(words) || CASES_ABOVE.whole.test(words);
};

const isAboutIncidents = (title: string): boolean => {
  const words = toWords(title);
  return namesMishap(words) || INCIDENTS.test(words);
};

const INCIDENTS =
  /(?:^| )(?:incidents?|outages?|emergency|alerts?|alarms?|recovery|restore|disaster|respon[sd]\p{L}*|on call|oncall|rollback|incydent\p{L}*|awari\p{L}*|vorf[ae]ll\p{L}*|notfall\p{L}*|storung\p{L}*|wiederherstellung\p{L}*|wiederanlauf\p{L}*|urgence|incidencias?|incidentes?|emergencias?|incidenti?|emergenza|инцидент\p{L}*|авари\p{L}*|восстановлени\p{L}*|hendelse\p{L}*|beredskap\p{L}*)(?: |$)|障害|緊急|インシデント|復旧|故障|应急|事件|恢复|應急|장애|긴급|복구|대응/u;

/** Names of the chapter for when something goes wrong. */
const TROUBLES = phrases(`
  incident response, incidents, emergency procedures, troubleshooting, troubleshoot, debugging, отладка, логи и отладка, trouble shooting, common errors, common failure modes, if something goes wrong, when things go wrong, when something goes wrong, rozwiazywanie problemow, diagnostyka problemow, typowe awarie, fehlerbehebung, fehlersuche, problembehebung, storungen, depannage, resolution de problemes, problemes frequents, pannes,
  solucion de problemas, resolucion de problemas, resolucao de problemas, solucao de problemas, risoluzione dei problemi, risoluzione problemi, решение проблем, устранение неполадок, устранение неисправностей, типовые проблемы, диагностика проблем, feilsoking, feilretting, トラブル, 故障处理, 故障排查, 常见故障, 常见问题, 问题排查, 故障排除, 疑難排解, 문제 해결, 트러블슈팅, 장애 대응`);
