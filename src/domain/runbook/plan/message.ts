import { toWords } from "../../markdown/words.ts";
import { phrases } from "./phrase.ts";
import { placeholdersIn } from "./placeholder.ts";

const COMMAND_LANGUAGES =
  /^(?:sh|bash|shell|console|shell-session|zsh|fish|powershell|ps1|pwsh|bat|cmd|sql|promql|python|py|ruby|go|js|javascript|ts|typescript|java|ya?ml|toml|ini|hcl|terraform|dockerfile|diff|mermaid|xml|conf|nginx|logql|http)$/iu;
const COMMAND =
  /^\s*(?:\$ |#!|sudo |kubectl|docker|curl|helm|gh |git |aws |gcloud|az |psql|redis-cli|systemctl|journalctl|npm |npx |yarn |python|node |ssh |cd |ls |cat |grep|terraform|ansible|make |SELECT |UPDATE |DELETE |INSERT |ALTER |export |\.\/|https?:\/\/\S+$)/u;
/** Options as programs take them; nobody writes to people so. */
const OPTION = /^\s*[a-z][\w./-]*\s(?:.{0,200}\s)?--[a-z][\w-]/u;
const isCommand = (line: string): boolean => COMMAND.test(line) || OPTION.test(line);
const STRUCTURED = /^\s*[{[]\s*(?:["{\n]|$)/u;

/** Fields that messages to people have and configuration has not. */
const FIELDS = phrases(`
  status, impact, severity, next update, investigating, identified, resolved, we are, started, summary, current status, affected, incident, apologize, our team, update, statusu, wplyw, nastepna aktualizacja, status, auswirkung, nachstes update, wir untersuchen, storung, impact, prochaine mise a jour, nous,
  impacto, proxima actualizacion, estamos, severidad, proxima atualizacao, impatto, prossimo aggiornamento, stiamo, статус, влияние, следующее обновление, мы, инцидент, pavirkning, neste oppdatering, vi, 影響, 状況, 次回, 発生, 障害, 影响, 状态, 下次更新, 故障, 狀態, 下次更新, 영향, 상태, 장애, 다음,
  kolejna aktualizacja, wplyw, skutki, auswirkungen, naechste meldung, nachste meldung, prochain point, perimetre, afectados, afetados, coinvolti, затронуто, следующее сообщение, hvem pavirkes, neste oppdateringstidspunkt, hva skjer, 現在の状況, 対象, 影响范围, 当前状态, 예상 복구, 영향 범위, 현재 상황`);

/** Whether the text is a whole document of several parts, such as the record of an incident, and no message. */
export const isDocument = (text: string): boolean =>
  text.split("\n").filter((line) => /^#{1,4} /u.test(line)).length >= 3;

/** What kind of text a block of code holds. */
type CodeKind = "message" | "command" | "structured";

/** Tells a message for people from commands and from data. */
export function codeKind(language: string | undefined, text: string): CodeKind {
  if (STRUCTURED.test(text) || /^jsonc?$/iu.test(language ?? "")) return "structured";
  if (COMMAND_LANGUAGES.test(language ?? "")) return "command";
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.filter((line) => isCommand(line)).length * 2 >= lines.length
    ? "command"
    : "message";
}

const QUOTED = /"(?<inner>[^"\n]{15,})"/gu;

/** Whether data or a command carries a sentence to people: a string of at least four words. */
export const carriesMessage = (text: string): boolean =>
  [...text.matchAll(QUOTED)].some(({ groups }) => isSentence(groups?.["inner"] ?? ""));

/** At least four words, or as much in a script without spaces. */
export const isSentence = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= 4 ||
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{8}/u.test(text);

/** Whether the text reads like a message outside of a part on communication: it has something to fill in, or says what messages say. */
export const looksLikeMessage = (text: string): boolean =>
  placeholdersIn(text).length > 0 || fieldsIn(text) >= 2;

/** Whether the text is a message to fill in wherever it stands: it has several of the fields of one, and places for what they say. */
export const isForm = (text: string): boolean =>
  placeholdersIn(text).length > 0 && fieldsIn(text) >= 3;

/** Whether the text has several of the fields of a message, filled in or not. */
export const saysMuch = (text: string): boolean => fieldsIn(text) >= 2;

/** Whether a sentence is one that a team says to those it works for: `We are investigating …`, `Hola [Nombre], …` */
export const speaksToPeople = (text: string): boolean => isSentence(text) && ADDRESS.test(text);

const ADDRESS =
  /^(?:we (?:are|have|continue|will)|we're|we've|a fix has been|our team|this incident|the (?:incident|issue) (?:has been|was|is)|\[?issue\]? (?:was|has been)|hi|hello|dear|dzień dobry|cześć|hallo|guten tag|liebe|wir (?:haben|untersuchen|arbeiten|sind)|bonjour|nous (?:avons|sommes|enquêtons)|hola|estimad|estamos|hemos|olá|prezad|identificamos|ciao|gentile|stiamo|abbiamo|здравствуйте|уважаем|мы |hei|vi (?:har|er|jobber))(?![\p{L}])/iu;

/** How many different things the text says that messages say. */
function fieldsIn(text: string): number {
  const found = new Set<string>();
  for (const line of text.split("\n").slice(0, 60)) {
    const name = FIELDS.within.exec(toWords(line.slice(0, 200)))?.[0].trim();
    if (name !== undefined) found.add(name);
  }
  return found.size;
}
