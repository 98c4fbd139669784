import { isUnspaced, toWords } from "../markdown/words.ts";
import { isAtFirst } from "./first-time.ts";
import { readHeading } from "./heading.ts";
import { CHECKS_OF_WORK } from "./plan/checking.ts";
import { phrases } from "./plan/phrase.ts";
import { longest, nameOf, namesAtStart, namesWithin, restOf, type Name } from "./role-lookup.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { SectionRole } from "./runbook.ts";
import { namesMishap, TROUBLE } from "./trouble.ts";
import { isTrap } from "./plan/traps.ts";

/**
 * What a heading makes of its part: by the longest name it begins with, else by the longest it contains.
 * `undefined` for most headings, which speak of the matter itself.
 */
export function roleOf(heading: string): SectionRole | undefined {
  const { text } = readHeading(heading);
  const words = toWords(text);
  const [phase, number] = PHASE.exec(words) ?? [];
  const bare = isUnspaced(words) ? toWords(text.replaceAll(ASIDE, " ")) : words;
  const role = roleOfWords(words.slice(phase?.length ?? 0), bare, JOINED.test(heading));
  if (isAtFirst(heading) && (role === undefined || isWork(role))) return "first-response";
  if (role === "validation" && isTrap(role, words)) return "triage";
  const isFirst = number === "1" && role !== undefined && isWork(role);
  return isFirst ? "first-response" : role;
}

/** What stands in brackets; names are found anywhere in scripts without spaces, so that an aside would often tell all. */
const ASIDE = /[(（][^()（）]{1,80}[)）]/gu;

const isWork = (role: SectionRole): boolean =>
  role === "signals" || STEP_ROLES.some((one) => one === role);

/** `Phase 1: Identify`; the first of them is where responding begins. */
const PHASE =
  /^(?:phase|stage|faza|etap|stufe|etape|fase|etapa|этап|фаза|フェーズ|阶段|階段) ?(\d{1,2}) (?=\S)/u;

/** Of two things joined, none is what the other is for. */
const JOINED = /[&+/,;]/u;

function roleOfWords(words: string, bare: string, isJoined: boolean): SectionRole | undefined {
  if (words === "") return undefined;
  if (LATER.whole.test(words)) return "postmortem";
  if (AFTER_INCIDENT.test(words)) return "postmortem";
  if (AFTER_WORK.test(words) || CHECKS_OF_WORK.test(words)) return "validation";
  const first = longest(namesAtStart(words));
  if (first !== undefined)
    return isBroken(first, words) || isAnswer(first, words) || isAsked(first, words)
      ? undefined
      : goingOn(first, words, isJoined);
  const within = namesWithin(words).filter(
    (name) =>
      name.isTelling &&
      !fails(name, words) &&
      !(PROCESSES.has(name.words) && TROUBLE.within.test(words)) &&
      (name.role === "first-response" || bare.includes(name.words)),
  );
  const best = longest(within);
  // `Compromised key response` is for that only.
  if (best?.words === "response" && namesMishap(words)) return "mitigation";
  return best?.role ?? roleOfVerb(words) ?? roleOfCompound(words);
}

/** `Responding to an alert`, `Rolling back`: what a heading is about whose verb is named by another form. */
function roleOfVerb(words: string): SectionRole | undefined {
  const [, stem = "", rest = ""] = GERUND.exec(words) ?? [];
  if (stem === "") return undefined;
  const forms = [stem, `${stem}e`, stem.replace(/(\p{L})\1$/u, "$1")];
  return longest(forms.flatMap((form) => namesAtStart(form + rest)))?.role;
}

/** `Checking the quotas` is done on any day. */
const GERUND = /^(?!check)(\p{L}{4,12})ing((?: .*)?)$/u;

/** Names of what comes after an incident that other headings only begin with. */
const LATER = phrases(`
  after, after that, potem, po tym, danach, hinterher, apres, ensuite, despues, depois, dopo, потом, затем, etterpa, その後, 之后, 之後, 이후,
  close, zamknij, abschliessen, cloturer, cerrar, encerrar, fechar, chiudere, закрыть, avslutt`);

/** `Post-rollback checklist`: what is looked at when something has been put back or mended. */
const AFTER_WORK =
  /^(?:actions|steps|tasks|dzialania|schritte|aktionen|acciones|pasos|acoes|passos|azioni|деиствия|шаги|tiltak) (?:after|po|nach|apres|tras|despues de|apos|depois do|dopo|после|etter) (?:(?:the|dem|le|el|o|il) )?(?:rollback|roll back|deploy|deployment|отката|wdrozeniu|wycofaniu)(?: |$)/u;

/** `Quick post-incident checklist`: for what comes after it, whatever stands before. */
const AFTER_INCIDENT =
  /(?:^| )(?:checklists?|list[ae]|check list|чек лист|чеклист|sjekkliste|checkliste) (?:[\p{L}\d]+ ){0,2}(?:post (?:incident|incidente|mortem)|pos incidente)(?: |$)|(?:^| )post incident (?:[\p{L}\d]+ ){0,2}checklists?(?: |$)/u;

/** `Workflow failures`, `Process stuck`: what is named goes wrong, it is not gone through. */
const isBroken = (name: Name, words: string): boolean =>
  name.role === "procedure" && TROUBLE.atStart.test(restOf(name, words));

/** What runs, as well as what is gone through: `Cause: the worker process has crashed`. */
const PROCESSES: ReadonlySet<string> = new Set(
  "process,processo,proceso,processus,prozess,proces,процесс,prosess,workflow".split(","),
);

/** `Resposta truncada`: what a program answers, and how, is a matter; `Response to an outage` and `Response plan` are not. */
const isAnswer = (name: Name, words: string): boolean =>
  ANSWERS.has(name.words) &&
  /^(?:com|con|avec|mit|with|without|sem|sin|sans|senza|trunc\p{L}*|cort\p{L}*|incorrect\p{L}*|incomplet\p{L}*|wrong|slow|empty|vazi\p{L}*|vaci\p{L}*|vide|vuota|tronqu\p{L}*|lent\p{L}*)(?: |$)/u.test(
    restOf(name, words),
  );

const ANSWERS: ReadonlySet<string> = new Set([
  "response",
  "resposta",
  "respuesta",
  "risposta",
  "reponse",
  "respons",
]);

/** `Signature validation failing`: what goes wrong there is the matter, and checks no recovery. */
const fails = ({ role }: Name, words: string): boolean =>
  role === "validation" && TROUBLE.within.test(words);

/** `Review the recent changes` is a step, while a `Review` looks after the document. */
const isAsked = ({ words }: Name, heading: string): boolean =>
  words === "review" &&
  /^review (?:the|all|any|your|our|recent|logs?|latest|related)(?: |$)/u.test(heading);

const AND = /^(?:and|oraz|und|et|og|y|e|i|и) (?=\S)/u;

/** Where a heading goes on to what is to be done, or to what a procedure is for, that is what counts. */
function goingOn(name: Name, words: string, isJoined: boolean): SectionRole {
  const behind = restOf(name, words);
  const rest = behind.replace(AND, "");
  if (rest === "") return name.role;
  const isOne = !isJoined && rest === behind;
  if (isOne && STEP_ROLES.some((one) => one === name.role) && roleServed(rest) === "postmortem")
    return "postmortem";
  if (name.role === "procedure" && isOne) return roleServed(rest) ?? name.role;
  const isAlsoDone = isJoined || rest !== behind;
  const mayGoOn = name.role === "signals" || (name.role === "overview" && isAlsoDone);
  return (mayGoOn ? roleDone(rest) : undefined) ?? name.role;
}

/** `Detection and triage`, `Alarm: what now?` */
function roleDone(rest: string): SectionRole | undefined {
  const next = longest(namesAtStart(rest));
  if (next !== undefined && DONE.has(next.role) && !isBroken(next, rest)) return next.role;
  const asked = namesWithin(rest).filter(
    ({ words, role }) =>
      words.includes(" ") &&
      !words.startsWith("read ") &&
      (role === "first-response" || role === "procedure"),
  );
  return longest(asked)?.role;
}

/** `Checklist post-incidente`, `Procedimento de rollback`; steps that verify may as well search. */
function roleServed(rest: string): SectionRole | undefined {
  const next = longest(namesAtStart(rest.replace(FOR, "")));
  return next !== undefined && SERVED.has(next.role) ? next.role : undefined;
}

const FOR =
  /^(?:(?:for|to|of|the|fur|der|des|zur|zum|de|du|des|la|le|l|d|do|da|del|della|di|per|para|el|dla|для|по|for|til) )*/u;

const SERVED: ReadonlySet<SectionRole> = new Set<SectionRole>([
  "rollback",
  "escalation",
  "communication",
  "postmortem",
]);

/** Symptoms often stand together with their causes, so a diagnosis does not count. */
const DONE: ReadonlySet<SectionRole> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "triage",
  "mitigation",
]);

/** Words that German and Norwegian write together with what they are for: `Eskalationsstufen`, `Kontaktinformasjon`. */
const COMPOUND =
  /^(\p{L}{5,40}?)(?:s|en|n)?(plane?r?|prozesse?|prosess|verfahren|prozedur(?:en)?|prosedyrer?|rutiner?|ablaufe?|schritte|steg|massnahmen?|tiltak|kette|kjede|stufen|matri(?:x|se)|regeln?|regler|informationen|informasjon|listen?|definition(?:en)?|definisjon(?:er)?|rollen|roller|kontakte|kontakter)$/u;

function roleOfCompound(words: string): SectionRole | undefined {
  for (const word of words.split(" ").slice(0, 6)) {
    const [, stem = "", head = ""] = COMPOUND.exec(word) ?? [];
    const role = nameOf(stem)?.role ?? (PEOPLE.test(head) ? "roles" : undefined);
    if (role !== undefined) return role;
  }
  return undefined;
}

const PEOPLE = /^(?:rolle|kontakt)/u;

/** As `roleOf`, for text that is no heading and must be named for what it is. */
export const roleNamed = (text: string): SectionRole | undefined =>
  nameOf(toWords(readHeading(text).text))?.role;
