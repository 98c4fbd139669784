import type { List, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { toWords } from "../markdown/words.ts";
import { withoutColon } from "../trim.ts";
import { readHeading } from "./heading.ts";
import { phrases } from "./plan/phrase.ts";

const CAUSES = phrases(`
  causes, likely cause, possible cause, common cause, przyczyny, prawdopodobna przyczyna, ursachen, mogliche ursache, causes probables, cause probable,
  causas, posible causa, causa provavel, cause probabili, cause possibili, причины, возможная причина, arsaker, mulig arsak, 想定原因, よくある原因, 主な原因, 考えられる原因, 可能原因, 常见原因, 常見原因, 예상 원인, 원인`);

/** Whether a heading or label names causes. What may be behind it is no step, though it helps to find out. */
export const namesCauses = (label: string): boolean => CAUSES.within.test(toWords(label));

/** Whether a heading names causes and nothing that is done about them. */
const areOnlyCauses = (label: string): boolean =>
  namesCauses(label) && toWords(label).split(" ").length <= 3 && !AND.test(label);

const AND = /[&+/,:]|(?:^|\s)(?:and|oraz|i|und|et|y|e|и|og)\s/iu;

const READINGS = phrases(`
  metrics, metrics to watch, key metrics, dashboards, alert thresholds, metryki, metriken, kennzahlen, metriques, metriques cles, indicateurs, metricas, metricas clave, metricas criticas, metriche, метрики, ключевые метрики, nokkeltall, メトリクス, 監視項目, 指标, 关键指标, 指標, 지표, 주요 지표`);

const SOURCES = phrases(`
  sources, manual reports, automated alerts, user reports, manual detection, automated detection, alert channels, detection sources, alert sources, monitoring sources, key log sources, log sources, where alerts come from, zrodla, zrodla alertow, quellen, alarmquellen, sources d alerte, sources de detection, fuentes, fuentes de deteccion, fuentes de alerta, fontes, fontes de deteccao, fontes de alerta, fonti, fonti di rilevamento, источники, источники алертов, kilder, varslingskilder, 検知元, 情報源, 告警来源, 检测来源, 來源, 来源, 감지 경로, 출처`);

/** What is to be known or at hand, which is gathered and not done. */
const REQUIRED = phrases(`
  required information, information required, information needed, information to collect, information to gather, required details, wymagane informacje, potrzebne informacje, benotigte informationen, erforderliche informationen, informations requises, informations necessaires, informacion requerida, informacion necesaria,
  informacoes necessarias, informacoes requeridas, informazioni richieste, informazioni necessarie, необходимая информация, nodvendig informasjon, 必要な情報, 必要情報, 所需信息, 必要信息, 所需資訊, 필요 정보, 필요한 정보`);

/** Whether a heading names what has to be known. */
const namesRequired = (label: string): boolean =>
  REQUIRED.whole.test(toWords(readHeading(label).text));

/** Advice on the work, and on the document itself. */
const ADVICE = phrases(`
  do s, dos, don ts, do s and don ts, dos and don ts, best practices, tips, tips and tricks, pro tips, how to read this file, how to read this document, how to read this runbook, how to use this runbook, how to use this document, how to use this file, dobre praktyki, wskazowki, bewahrte praktiken, tipps, bonnes pratiques, conseils,
  buenas practicas, consejos, boas praticas, dicas, buone pratiche, consigli, лучшие практики, советы, beste praksis, tips og triks, ベストプラクティス, 最佳实践, 最佳實踐, 모범 사례`);

/** Whether a heading names advice. */
const namesAdvice = (label: string): boolean => ADVICE.whole.test(toWords(readHeading(label).text));

/** Whether a label names where news of trouble comes from. */
const namesSources = (label: string): boolean => SOURCES.whole.test(toWords(label));

/** Whether a heading names what is only to be read: metrics, dashboards. */
const namesReadings = (label: string): boolean => READINGS.atStart.test(toWords(label));

/** Whether a label names what a command or the system does by itself: `What it does:`, counted or not. */
const tellsOfItself = (label: string): boolean => BY_ITSELF.test(toWords(label));

const BY_ITSELF =
  /^(?:what (?:it|this|that|the)(?: \p{L}+){0,3} (?:does|do)(?: for \p{L}+)?|how (?:it|this) works|what happens(?: next)?|this (?:script|command|job|workflow|pipeline|target)(?: will| does| performs)?)$/u;

/** What a contract or a specification lists: what has to be so, and what it is not for. */
const TERMS = phrases(`
  acceptance criteria, criteria for acceptance, definition of done, exclusions, kryteria akceptacji, wylaczenia, akzeptanzkriterien, abnahmekriterien, ausschlusse, criteres d acceptation, exclusions,
  criterios de aceptacion, exclusiones, criterios de aceitacao, criterios de aceite, exclusoes, criteri di accettazione, esclusioni, критерии приемки, исключения, akseptansekriterier, unntak, 受け入れ基準, 免責事項, 验收标准, 排除条款, 免责条款, 驗收標準, 排除條款, 인수 기준, 면책 조항`);

/** Whether a heading names terms that somebody has agreed on, of which not even boxes to tick off are steps. */
export const namesTerms = (label: string): boolean =>
  TERMS.whole.test(toWords(readHeading(label).text));

/** Whether bullets below a heading are no steps. */
export const namesOnlyTold = (heading: string): boolean =>
  [namesCauses, namesReadings, namesSources, namesRequired, namesAdvice, tellsOfItself].some(
    (tells) => tells(heading),
  );

/** Whether not even a counted list below a heading is steps. */
export const isNeverToDo = (heading: string): boolean =>
  areOnlyCauses(heading) || tellsOfItself(heading) || namesAdvice(heading);

/** The blocks without bullets that only tell something: conditions behind `Fail over at once if:`, causes and sources behind a label. */
export const withoutTold = (blocks: readonly RootContent[]): readonly RootContent[] =>
  blocks.filter((block, index) => {
    const before = blocks[index - 1];
    return !(
      block.type === "list" &&
      isBullets(block) &&
      before !== undefined &&
      leadsToTold(before)
    );
  });

const isBullets = ({ ordered, children }: List): boolean =>
  ordered !== true && children.every(({ checked }) => typeof checked !== "boolean");

function leadsToTold(block: RootContent): boolean {
  if (block.type !== "paragraph") return false;
  const text = toString(block).trim();
  const label = withoutColon(text);
  if (label === text) return false;
  return (
    CONDITION.test(label.slice(-80)) ||
    (label.length <= 60 && (namesCauses(label) || namesSources(label) || tellsOfItself(label)))
  );
}

const CONDITION =
  /(?:^|[\s(,])(?:if|when|unless|jeśli|jeżeli|gdy|wenn|falls|si|quand|lorsque|cuando|se|quando|если|когда|hvis|når|dersom)(?: any of (?:these|the following)(?: apply| is true)?)?$/iu;
