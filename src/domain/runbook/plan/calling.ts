import { toWords } from "../../markdown/words.ts";
import { INCIDENT_ROLES } from "../care/role-words.ts";
import { FORMS } from "./names.ts";
import { withoutStart } from "./phrase.ts";
import { CLAUSE } from "./recovery-sentence.ts";
import { CALL } from "./sentence.ts";

/** Calling somebody in, who then helps. */
const BRINGING_IN =
  /^(?:pag(?:e(?!r)|ing)|loop in|enga[gj]|involv|pull in|bring in|call in|wake|escalate to|wezwij|zaangaz|eskaluj do|sollicit|acion|envolv|involucr|coinvol|привле|подключ)\p{L}* /u;

/** Turning to somebody, who may also be only asked or told. */
const CONTACTING = /^(?:contact|kontakt|contat|skontakt|reach out|ligue|свяж|связ)\p{L}* /u;

/** Those who help, beside the roles of an incident. */
const HELPERS =
  /(?:^| )(?:team|owner|leadership|engineer|vendor|provider|partner|zespol|equip|proveedor|responsa|parceir|squadra|команд)\p{L}*(?: |$)/u;

/** `If the queue stays full, page the on-call engineer`: whether a sentence says whom to call in, or whom to turn to in which case. */
export const callsForHelp = (text: string, isConditional: boolean): boolean =>
  ASKING_SUPPORT.test(toWords(text)) ||
  text.split(CLAUSE).some((clause) => {
    const words = withoutStart(toWords(clause), FORMS);
    return (
      (BRINGING_IN.test(words) ||
        (isConditional && (CONTACTING.test(words) || CALL.within.test(words)))) &&
      (INCIDENT_ROLES.within.test(words) || HELPERS.test(words))
    );
  });

/** `If you cannot fix it, open a support case` */
const ASKING_SUPPORT =
  /^if you (?:cannot|can t) (?:resolve|fix) .*(?:see|contact|open|ask|support)|contact (?:\w+ ){0,2}support(?: |$)|(?:open|raise) a support (?:case|ticket)/u;
