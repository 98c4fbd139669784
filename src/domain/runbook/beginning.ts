import { toWords } from "../markdown/words.ts";
import { isAtFirst } from "./first-time.ts";
import { readHeading } from "./heading.ts";
import { phrases } from "./plan/phrase.ts";
import { longest, namesAtStart } from "./role-lookup.ts";

/** Whether a heading is called after what comes first, and not only after responding: `Initial response`, `Sofortmaßnahmen`. */
export function isBeginning(heading: string): boolean {
  const words = toWords(readHeading(heading).text);
  const name = longest(namesAtStart(words));
  return name?.role === "first-response" && !RESPONDING.atStart.test(name.words);
}

/** Whether a heading says that what it holds comes first. */
export const beginsResponse = (heading: string): boolean =>
  isAtFirst(heading) || isBeginning(heading);

/** Names of a whole response, which is more than its beginning. */
const RESPONDING = phrases(`
  respond, response, incident response, alert response, reakcja, reagowanie, reaktion, reponse, processus de reponse, boucle de reponse, flux de reponse, intervention,
  respuesta, resposta, risposta, действия, реагирование, respons, 対応フロー, 响应流程, 应急响应, 事故响应, 應變流程, 響應流程, 대응 절차`);
