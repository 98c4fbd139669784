import { toWords } from "../../markdown/words.ts";
import { INCIDENT_ROLES } from "../care/role-words.ts";
import { FORMS } from "./names.ts";
import { phrases, withoutStart } from "./phrase.ts";
import { CLAUSE } from "./recovery-sentence.ts";

/** Calling somebody in, who then helps. */
const BRINGING_IN = phrases(`
  page, loop in, engage, involve, pull in, bring in, call in, wake, escalate to, immediately escalate to, wezwij, zaangazuj, eskaluj do, solliciter, sollicitez, acionar, acione, engajar, envolver, involucrar, coinvolgere, coinvolgi, привлечь, привлеките, подключить, подключите`);

/** Turning to somebody, who may also be only asked or told. */
const TURNING_TO = phrases(`
  call, contact, reach out to, skontaktuj sie z, zadzwon do, kontaktieren sie, kontaktiere, rufen sie, contacter, contactez, appeler, appelez, contactar, contacta, contacte, llamar a, llame a, contatar, contate, chamar, chame, ligar para, contattare, contatta, chiamare, chiama, свяжитесь с, связаться с, позвоните, kontakt, ring`);

/** Those who help, beside the roles of an incident. */
const HELPERS = phrases(`
  team, teams, owner, owners, leadership, management, engineers, engineer, vendor, provider, partner, zespol, wlasciciel, dostawca, equipe, fournisseur, equipo, proveedor, responsable, time, parceiro, fornecedor, responsavel, squadra, fornitore, responsabile, команду, команда, владельца, leverandor, eier`);

/** `If the queue stays full, page the on-call engineer`: whether a sentence says whom to call in, or whom to turn to in which case. */
export const callsForHelp = (text: string, isConditional: boolean): boolean =>
  ASKING_SUPPORT.test(toWords(text)) ||
  text.split(CLAUSE).some((clause) => {
    const words = withoutStart(toWords(clause), FORMS);
    return (
      (BRINGING_IN.atStart.test(words) || (isConditional && TURNING_TO.atStart.test(words))) &&
      (INCIDENT_ROLES.within.test(words) || HELPERS.within.test(words))
    );
  });

/** `If you cannot fix it, open a support case` */
const ASKING_SUPPORT =
  /^if you (?:cannot|can t|are unable to) (?:resolve|fix|solve) .*(?:see|contact|open|ask|help|support)(?: |$)|(?:^| )(?:contact (?:[\p{L}\d]+ ){0,2}support|(?:open|raise|file) a support (?:case|ticket))(?: |$)/u;
