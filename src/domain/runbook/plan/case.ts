import type { SectionRole } from "../runbook.ts";
import { phrases } from "./phrase.ts";

/** Parts in which a condition is no way to go on: whom to call, what to write, how bad it is. */
export const WITHOUT_CASES: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "escalation",
  "communication",
  "postmortem",
  "severity",
  "roles",
  "prevention",
]);

const CASE =
  /^(?:\d{1,2}[.-]?){0,3}[a-z]?[.)]?\s{0,3}(?<word>scenario|case|option|cause|branch|path|situation|incident|issue|problem|failure mode|variant|playbook|scenariusz|przypadek|opcja|wariant|ścieżka|sciezka|przyczyna|sytuacja|szenario|fall|variante|ursache|scénario|cas|hypothèse|hypothese|escenario|caso|opción|opcion|causa|situación|situacion|cenário|cenario|opção|opcao|situação|situacao|opzione|situazione|сценарий|случай|вариант|причина|ситуация|tilfelle|alternativ|årsak|arsak|シナリオ|ケース|パターン|原因|場合|场景|情景|情况|案例|方案|場景|情境|狀況|시나리오|케이스|경우|사례|옵션|원인)\s?#?(?<mark>\d{1,2}|(?<=[\s#])[a-z](?![\p{L}])|[一二三四五六七八九十]|(?<=\s)[ivx]{1,4}(?![\p{L}]))?\s{0,2}(?<sign>[:：.)）–—-]{1,2}|$|(?=[（(]))\s{0,3}(?<rest>.*)$/iu;
const LETTERED =
  /^(?:\d{1,2}[.-])?(?:(?<mark>[A-Z])(?:[.)）:：]\s?|\s?[–—]\s?|\s-\s)|[[(【][A-Z][\])】]\s?)(?<rest>\S.*)$/u;
const ORNAMENT = /^[^\p{L}\p{N}`"'“「【[(<{]+/u;

/** Words that also introduce something else when no number follows: `Cause: a leak`. */
const USUAL =
  /^(?:cause|path|situation|incident|issue|problem|variant|ścieżka|sciezka|przyczyna|sytuacja|ursache|situación|situacion|causa|situação|situacao|situazione|причина|ситуация|årsak|arsak|原因|場合|情况|狀況|경우|원인)$/iu;

/** `When this fires` says when the document is used. */
const TIME = /^(?:when|gdy|kiedy|wann|quand|lorsque|cuando|quando|когда|при|når|当|當)/iu;

/** What a heading says of the case it opens. */
export interface Case {
  readonly form: "named" | "lettered" | "condition";
  readonly condition: string;
}

/** Reads `Case 1: Disk full`, `3.a Cas 1 :`, `Playbook: Queue`, `A) Spike`, `5.C — Cache` and `If the queue grows`. */
export function readCase(title: string): Case | undefined {
  const plain = title.normalize("NFKC").replace(ORNAMENT, "").trim();
  const named = CASE.exec(plain)?.groups;
  const sign = named?.["sign"] ?? "";
  const mark = named?.["mark"];
  const rest = (named?.["rest"] ?? "").trim();
  const isNamed = /[:：–—-]/u.test(sign) && rest !== "" && !USUAL.test(named?.["word"] ?? "");
  if (named !== undefined && (mark !== undefined || isNamed))
    return { form: "named", condition: rest };
  const lettered = LETTERED.exec(plain)?.groups;
  if (lettered !== undefined) return { form: "lettered", condition: lettered["rest"] ?? "" };
  const condition = TIME.test(plain) ? undefined : conditionAtStart(plain);
  return condition === undefined ? undefined : { form: "condition", condition };
}

const IF =
  /^(?:if|when|in case(?: of)?|jeśli|jesli|jeżeli|jezeli|gdy|wenn|falls|si|en cas (?:de|d')|se|caso|если|когда|при|hvis|dersom|如果|若|当|當|如|もし)(?:(?![\p{L}\p{N}])|(?<=[\p{Script=Han}\p{Script=Hiragana}]))/iu;
const UNSPACED_IF =
  /^[^、，,。]{2,80}(?:場合は?|ときは|的话|時|时|(?:인|는|한|할|일|된|될)? ?경우(?:에는)?|(?:하|으)?면)(?:[、，,:：\s]|$)/u;
const NOT_A_CASE =
  /^(?:if|when) (?:you (?:have (?:any )?(?:question|doubt|suggestion)|are (?:unsure|not sure|in doubt)|need help|(?:cannot|can't|can not|could not|are unable to) (?:resolve|fix|solve))|in doubt|possible|needed|necessary|applicable|required|unsure)|^when (?:to|this|the alert|it) /iu;

/** The text, when it begins with a condition: `If …`, `Wenn …`, `…の場合は`. */
export function conditionAtStart(text: string): string | undefined {
  const start = text.slice(0, 300);
  if (NOT_A_CASE.test(start)) return undefined;
  return IF.test(start) || UNSPACED_IF.test(start) ? text : undefined;
}

/** Headings whose children are the cases of the document. */
export const CASES_ABOVE = phrases(`
  scenarios, common scenarios, incident scenarios, failure scenarios, cases, common cases, common incidents, common issues, common problems, known issues, common failures, common failure modes, failure modes, incident types, playbooks, specific incidents, incident playbooks, specific scenarios, common alerts, typical incidents,
  troubleshooting scenarios, scenariusze, typowe problemy, typowe incydenty, czeste problemy, typowe scenariusze, szenarien, haufige probleme, typische probleme, haufige fehler, bekannte probleme, haufige storungen, scenarios, problemes courants, incidents courants, problemes frequents, cas frequents, pannes courantes,
  escenarios, problemas comunes, incidentes comunes, escenarios comunes, problemas frecuentes, cenarios, problemas comuns, incidentes comuns, cenarios comuns, problemas frequentes, scenari, problemi comuni, incidenti comuni, scenari comuni, problemi frequenti, сценарии, типовые проблемы, типовые инциденты, частые проблемы, типовые сценарии,
  vanlige problemer, vanlige feil, kjente problemer, scenarioer, よくある障害, よくある問題, シナリオ, 障害パターン, 障害シナリオ, 障害別対応, ケース別対応, 常见问题, 常见故障, 常见场景, 故障场景, 场景, 常見問題, 常見故障, 情境, 常見情境, 자주 발생하는 문제, 자주 발생하는 장애, 주요 장애, 장애 유형, 장애 시나리오, 시나리오, 유형별 대응, 장애 유형별 대응`);
