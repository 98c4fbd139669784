import { startsWithWords, toWords } from "../markdown/words.ts";

/** Words for one degree of severity in the languages we know; a team that uses one of them means its others as well. */
const DEGREES: readonly (readonly string[])[] = [
  `critical, critica, critico, critique, kritisch, krytyczny, krytyczna, krytyczne, krytyczność, kritisk, kritische,
   критический, критическая, критично, критическое, blocker, 致命的, 致命, 緊急, 紧急, 重大, 严重, 嚴重, 危急, 심각, 치명적, 긴급`,
  `high, major, alta, alto, élevée, élevé, haute, majeure, majeur, hoch, wysoki, wysoka, wysokie, poważny, высокий,
   высокая, высокое, høy, alvorlig, 高, 高い, 높음, 중대`,
  `medium, moderate, media, medio, média, médio, moyenne, moyen, modérée, modéré, mittel, średni, średnia, średnie,
   umiarkowany, средний, средняя, среднее, middels, 中, 中程度, 一般, 보통, 중간`,
  `low, minor, baja, bajo, baixa, baixo, bassa, basso, faible, mineure, mineur, niedrig, gering, niski, niska, niskie,
   drobny, низкий, низкая, низкое, lav, 低, 低い, 軽微, 轻微, 輕微, 낮음, 경미`,
].map((words) => words.split(",").map((word) => toWords(word)));

/** What people answer who cannot tell. */
const UNSURE = `
  not sure, unsure, unknown, uncertain, unclear, i don't know, don't know, dont know, no idea, to be determined, tbd,
  nie wiem, nie jestem pewien, nie jestem pewna, niepewne, nie mam pewności, trudno powiedzieć, weiß nicht,
  ich weiß nicht, weiß ich nicht, unsicher, nicht sicher, bin nicht sicher, bin mir nicht sicher, unklar, unbekannt,
  je ne sais pas, ne sait pas, pas sûr, pas sûre, incertain, incertaine, inconnu, inconnue, no estoy seguro,
  no estoy segura, no sé, no lo sé, no se sabe, desconocido, desconocida, não sei, não tenho certeza, sem certeza,
  não sabe, desconhecido, non lo so, non so, non sono sicuro, non sono sicura, incerto, sconosciuto, не уверен,
  не уверена, не знаю, неизвестно, непонятно, ikke sikker, usikker, vet ikke, ukjent, わからない, わかりません, 分からない,
  分かりません, 不明, 未定, 不确定, 不確定, 不知道, 未知, 不清楚, 모르겠음, 모름, 모르겠습니다, 잘 모르겠음, 잘 모르겠습니다, 확실하지 않음, 불확실, 불명
`
  .split(",")
  .map((word) => toWords(word));

/** Whether the text begins by saying that its author cannot tell. */
export function startsUnsure(text: string): boolean {
  const words = toWords(text);
  return /^[^\p{L}\p{N}]*\?/u.test(text) || UNSURE.some((phrase) => startsWithWords(words, phrase));
}

/** The word for a degree the words begin with, and all others for the same degree. */
export function degreeAtStart(
  words: string,
): { readonly word: string; readonly synonyms: readonly string[] } | undefined {
  for (const synonyms of DEGREES) {
    const fitting = synonyms.filter((word) => startsWithWords(words, word));
    const word = fitting.toSorted((a, b) => b.length - a.length)[0];
    if (word !== undefined) return { word, synonyms };
  }
  return undefined;
}

/** Whether the text begins as severities do, whatever the team's scale: `SEV-1 …`, `P0 …`, `🔴 Critique …`. */
export const looksLikeSeverity = (text: string): boolean =>
  /^(?:sev(?:erity)? ?\d|p[0-5])(?: |$)/u.test(toWords(text)) ||
  degreeAtStart(toWords(text)) !== undefined;
